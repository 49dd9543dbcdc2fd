package org.finales.core.timeseries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection with its statements kept prepared. Not thread-safe. */
final class Statements implements AutoCloseable {
  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  private PreparedStatement with(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setString(i + 1, (String) value);
      }
    }
    return statement;
  }

  int update(String sql, @Nullable Object... values) throws SQLException {
    return with(sql, values).executeUpdate();
  }

  /** Lets an update wait for {@link #run(String)}. */
  void later(String sql, @Nullable Object... values) throws SQLException {
    with(sql, values).addBatch();
  }

  /** Runs the updates that wait. */
  int[] run(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    return statement == null ? new int[0] : statement.executeBatch();
  }

  <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = with(sql, values).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
