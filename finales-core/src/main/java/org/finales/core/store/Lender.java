package org.finales.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.NoTemplateEngine;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Opens handles on connections that are there already, all of one {@code Jdbi}: it remembers every
 * statement that it has parsed, which takes longer than running it. Thread-safe.
 */
final class Lender implements ConnectionFactory {
  private static final ThreadLocal<@Nullable Connection> LENT = new ThreadLocal<>();
  private static final Jdbi JDBI = Jdbi.create(new Lender());

  static {
    // The tables' statements are plain SQL with question marks.
    JDBI.getConfig(SqlStatements.class).setTemplateEngine(new NoTemplateEngine());
  }

  private Lender() {}

  /** A handle on a connection, which its owner closes. */
  static Handle open(Connection connection) {
    LENT.set(connection);
    try {
      return JDBI.open();
    } finally {
      LENT.remove();
    }
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection lent = LENT.get();
    if (lent == null) {
      throw new SQLException("no connection is lent to this thread");
    }
    return lent;
  }

  @Override
  public void closeConnection(Connection lent) {
    // Its owner does that.
  }
}
