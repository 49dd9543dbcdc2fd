package org.finales.core.graph;

/** A query that is refused or given up; the message says what the caller can do. */
public final class QueryException extends GraphException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  QueryException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  QueryException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What is wrong with a query. */
  public enum Reason {
    /** It is not SPARQL 1.1, or asks for what is never done here, such as calling other servers. */
    REFUSED,
    /** It took longer than it may. */
    TIME,
    /** It needs more memory than it may, or its answer is larger than it may be. */
    SIZE,
    /** Too many others are being answered. */
    BUSY
  }
}
