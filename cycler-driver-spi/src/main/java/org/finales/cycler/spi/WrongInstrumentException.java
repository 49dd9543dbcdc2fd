package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** Something answered, but it is not the instrument that the driver is for. */
public final class WrongInstrumentException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public WrongInstrumentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public WrongInstrumentException(String message) {
    this(message, null);
  }
}
