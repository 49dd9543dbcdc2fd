package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** The thread was interrupted while it waited for an instrument. */
public final class InterruptedDeviceException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public InterruptedDeviceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public InterruptedDeviceException(String message) {
    this(message, null);
  }
}
