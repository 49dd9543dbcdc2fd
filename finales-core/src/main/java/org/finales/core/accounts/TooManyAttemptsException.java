package org.finales.core.accounts;

import java.time.Duration;

/** Too many log-ins failed for this account or from this place: wait, then try again. */
public final class TooManyAttemptsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyAttemptsException(Duration retryAfter) {
    super(
        "too many log-ins failed; try again in "
            + Math.max(1, retryAfter.toSeconds())
            + " seconds");
    this.retryAfter = retryAfter;
  }

  /** How long to wait, at least one second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
