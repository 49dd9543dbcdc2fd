package org.finales.server.folder;

import org.jspecify.annotations.Nullable;

/** A data folder cannot be used; the message names the folder and what to do. */
public final class FolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
