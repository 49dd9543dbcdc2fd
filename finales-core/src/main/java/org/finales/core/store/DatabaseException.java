package org.finales.core.store;

import java.sql.SQLException;

/** The database did not do what it was asked; becomes an answer at the edge of the store. */
final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the connection is gone, rather than a statement wrong. */
  boolean isConnectionLost() {
    String state = getCause() instanceof SQLException e ? e.getSQLState() : null;
    // Class 08 and 57P0x of the SQLSTATE codes, by PostgreSQL's appendix A.
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }
}
