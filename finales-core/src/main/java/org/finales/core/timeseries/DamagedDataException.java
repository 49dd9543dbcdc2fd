package org.finales.core.timeseries;

import org.jspecify.annotations.Nullable;

/**
 * What was read is not what was written. The message names the place; other datasets and other
 * parts of this one can be read. Restore the file from a backup.
 */
public final class DamagedDataException extends SeriesException {
  private static final long serialVersionUID = 1L;

  DamagedDataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
