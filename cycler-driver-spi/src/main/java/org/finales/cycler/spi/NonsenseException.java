package org.finales.cycler.spi;

/** The instrument answered something that cannot be an answer, in every attempt. */
public final class NonsenseException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was asked, what came, and what was expected
   */
  public NonsenseException(String message) {
    super(message, null);
  }
}
