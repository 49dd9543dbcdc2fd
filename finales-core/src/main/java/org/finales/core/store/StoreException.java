package org.finales.core.store;

import org.jspecify.annotations.Nullable;

/** A store cannot be opened or copied; the message says which and what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
