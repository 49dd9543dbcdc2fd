package org.finales.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection prepared, for the few statements of the tables come again
 * and again. A statement in use is taken out, so that one may read while reading. Not thread-safe.
 */
final class PreparedStatements extends DefaultStatementBuilder {
  /** More than all the tables' statements together, the varying lengths of their lists included. */
  private static final int MOST = 200;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement ready = idle.remove(sql);
    return ready != null ? ready : super.create(connection, sql, context);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (!(statement instanceof PreparedStatement prepared) || connection.isClosed()) {
      statement.close();
      return;
    }
    prepared.clearBatch();
    PreparedStatement twin = idle.put(sql, prepared);
    if (twin != null) {
      twin.close();
    }
    if (idle.size() > MOST) {
      var oldest = idle.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  @Override
  public void close(Connection connection) {
    // The connection closes them with itself.
    idle.clear();
  }
}
