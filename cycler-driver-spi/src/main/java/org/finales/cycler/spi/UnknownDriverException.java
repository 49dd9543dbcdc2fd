package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** No driver with that code is there; the message names those that are. */
public final class UnknownDriverException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public UnknownDriverException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public UnknownDriverException(String message) {
    this(message, null);
  }
}
