package org.finales.core.timeseries;

/**
 * There is no room for more points. Nothing of this append was stored, and nothing that was
 * acknowledged is lost: make room and append again.
 */
public final class StorageFullException extends SeriesException {
  private static final long serialVersionUID = 1L;

  StorageFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
