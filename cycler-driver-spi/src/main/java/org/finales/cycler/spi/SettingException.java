package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** A connection string or one of its settings makes no sense; the message names it. */
public final class SettingException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public SettingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public SettingException(String message) {
    this(message, null);
  }
}
