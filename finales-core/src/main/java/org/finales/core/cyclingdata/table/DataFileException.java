package org.finales.core.cyclingdata.table;

/**
 * A file of cycling data cannot be read or written; the message names the line, the column where
 * there is one, and what to do.
 */
public final class DataFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public DataFileException(String message) {
    super(message);
  }

  /** Says what is wrong, and what made it so. */
  public DataFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what is wrong in a line, counted from 1. */
  static DataFileException at(long line, String message) {
    return new DataFileException("line " + line + ": " + message);
  }
}
