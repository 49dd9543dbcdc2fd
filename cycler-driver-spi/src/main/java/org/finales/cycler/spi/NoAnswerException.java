package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** The instrument was silent until the deadline, in every attempt. */
public final class NoAnswerException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, and what to do next
   * @param cause what it came from, or null
   */
  public NoAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Makes one that came from nothing else. */
  public NoAnswerException(String message) {
    this(message, null);
  }
}
