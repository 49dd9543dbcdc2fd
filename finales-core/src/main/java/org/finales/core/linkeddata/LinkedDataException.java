package org.finales.core.linkeddata;

/** Linked data could not be read or written; the message says where, why and what to do. */
public final class LinkedDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message for people. */
  public LinkedDataException(String message) {
    super(message);
  }

  /** Makes an exception with a message for people and its cause. */
  public LinkedDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
