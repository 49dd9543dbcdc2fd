package org.finales.core.timeseries;

import org.jspecify.annotations.Nullable;

/**
 * There is no room for more points. Nothing of this append was stored, and nothing that was
 * acknowledged is lost: make room and append again.
 */
public final class StorageFullException extends SeriesException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one; also for what stands between a station and its store.
   *
   * @param message what is full, for people
   * @param cause what says so; null if nothing does
   */
  public StorageFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
