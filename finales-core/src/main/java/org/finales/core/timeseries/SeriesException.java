package org.finales.core.timeseries;

import org.jspecify.annotations.Nullable;

/** The root of what only a store of time series refuses or cannot do. */
public abstract sealed class SeriesException extends RuntimeException
    permits BatchOrderException, DamagedDataException, StorageFullException {
  private static final long serialVersionUID = 1L;

  SeriesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
