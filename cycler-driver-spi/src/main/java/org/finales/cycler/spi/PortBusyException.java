package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** Another program, or another driver of this one, has the port. */
public final class PortBusyException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public PortBusyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public PortBusyException(String message) {
    this(message, null);
  }
}
