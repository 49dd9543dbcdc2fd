package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/** The instrument answered something that cannot be an answer, in every attempt. */
public final class NonsenseException extends DeviceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was asked, what came, and what was expected
   */
  public NonsenseException(String message) {
    this(message, null);
  }

  /**
   * Makes one.
   *
   * @param message what came instead of an answer, and what to do next
   * @param cause what it came from, or null
   */
  public NonsenseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
