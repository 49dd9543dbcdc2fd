package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** The computer does not let this program use the port. */
public final class AccessDeniedException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public AccessDeniedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public AccessDeniedException(String message) {
    this(message, null);
  }
}
