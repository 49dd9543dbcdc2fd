package org.finales.cycler.spi;

/** The instrument, or a limit that holds on this computer, refused what was asked for. */
public final class RefusedException extends DeviceException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Makes one.
   *
   * @param code the instrument's own code, for example {@code -222}; {@code limit} for a limit of
   *     this computer, {@code rating} for one of the channel
   * @param message what was refused, why, and what to do next
   */
  public RefusedException(String code, String message) {
    super(message, null);
    this.code = code;
  }

  /** Returns the instrument's own code, or {@code limit} or {@code rating}. */
  public String code() {
    return code;
  }
}
