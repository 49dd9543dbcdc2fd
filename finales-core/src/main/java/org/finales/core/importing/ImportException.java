package org.finales.core.importing;

import org.jspecify.annotations.Nullable;

/** The file is not what it should be, or cannot be read; nothing was imported. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
