package org.finales.core.crate;

import org.jspecify.annotations.Nullable;

/** The archive is not what it should be, or cannot be read or written; nothing was imported. */
public final class CrateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CrateException(String message) {
    super(message);
  }

  CrateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
