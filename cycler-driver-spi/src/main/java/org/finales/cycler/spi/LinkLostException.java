package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/**
 * There is no way to the instrument: the port is gone, the cable was pulled, the peer hung up or
 * was never reached.
 */
public final class LinkLostException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public LinkLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public LinkLostException(String message) {
    this(message, null);
  }
}
