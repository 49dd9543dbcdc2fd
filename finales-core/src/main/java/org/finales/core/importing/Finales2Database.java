package org.finales.core.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * Reads the SQLite files of a FINALES 2 server without writing to them, each from one consistent
 * state, also while that server runs.
 */
final class Finales2Database {
  private static final int BUSY_MILLIS = 10_000;

  private Finales2Database() {}

  /**
   * Reads everything.
   *
   * @param data the server's database, {@code sql_app.db}
   * @param users the database of its users, {@code users.db}; {@code null} to leave users out
   * @throws ImportException if one of them is missing or is something else
   */
  static Finales2Rows read(Path data, @Nullable Path users) {
    List<Finales2Rows.User> people =
        users == null ? List.of() : open(users, "users", Finales2Database::users);
    return open(data, "quantity", statement -> everything(statement, people));
  }

  /** Reads users alone; see {@link #read}. */
  static Finales2Rows readUsers(Path users) {
    return new Finales2Rows(
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        open(users, "users", Finales2Database::users));
  }

  private static Finales2Rows everything(Statement statement, List<Finales2Rows.User> people)
      throws SQLException {
    return new Finales2Rows(
        rows(
            statement,
            "quantity",
            row ->
                new Finales2Rows.Capability(
                    text(row, "uuid"),
                    text(row, "quantity"),
                    text(row, "method"),
                    text(row, "specifications"),
                    text(row, "result_output"),
                    row.getBoolean("is_active"),
                    row.getString("load_time"))),
        rows(
            statement,
            "tenant",
            row ->
                new Finales2Rows.Tenant(
                    text(row, "uuid"),
                    text(row, "name"),
                    text(row, "limitations"),
                    text(row, "contact_person"),
                    row.getBoolean("is_active"),
                    row.getString("load_time"))),
        rows(
            statement,
            "request",
            row ->
                new Finales2Rows.Request(
                    text(row, "uuid"),
                    text(row, "parameters"),
                    text(row, "requesting_tenant_uuid"),
                    text(row, "requesting_recieved_timestamp"),
                    text(row, "status"),
                    row.getString("load_time"))),
        links(statement, "link_quantity_request", "request_uuid"),
        rows(
            statement,
            "result",
            row ->
                new Finales2Rows.Result(
                    text(row, "uuid"),
                    text(row, "request_uuid"),
                    text(row, "parameters"),
                    text(row, "data"),
                    text(row, "posting_tenant_uuid"),
                    text(row, "status"),
                    text(row, "posting_recieved_timestamp"),
                    row.getString("load_time"))),
        links(statement, "link_quantity_result", "result_uuid"),
        logs(statement, "status_log_request", "request_uuid"),
        logs(statement, "status_log_result", "result_uuid"),
        people);
  }

  private static List<Finales2Rows.User> users(Statement statement) throws SQLException {
    return rows(
        statement,
        "users",
        row ->
            new Finales2Rows.User(
                text(row, "username"),
                text(row, "uuid"),
                row.getString("password"),
                row.getString("usergroups"),
                row.getString("timestamp_added")));
  }

  private static List<Finales2Rows.Log> logs(Statement statement, String table, String subject)
      throws SQLException {
    return rows(
        statement,
        table,
        row ->
            new Finales2Rows.Log(
                text(row, "uuid"),
                text(row, subject),
                text(row, "status"),
                row.getString("status_change_message"),
                row.getString("load_time")));
  }

  private static Map<String, List<String>> links(Statement statement, String table, String subject)
      throws SQLException {
    Map<String, List<String>> links = new LinkedHashMap<>();
    rows(
        statement,
        table,
        row ->
            links
                .computeIfAbsent(text(row, subject), key -> new ArrayList<>())
                .add(text(row, "method_uuid")));
    return links;
  }

  private static <T> List<T> rows(Statement statement, String table, Reader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery("select * from " + table + " order by rowid")) {
      while (found.next()) {
        rows.add(reader.read(found));
      }
    }
    return rows;
  }

  /** FINALES 2's columns are never null, except in databases that were changed by hand. */
  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static <T> T open(Path file, String table, Work<T> work) {
    if (!Files.isRegularFile(file)) {
      throw new ImportException("there is no file " + file, null);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection =
            JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), config.toProperties());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet found =
          statement.executeQuery(
              "select count(*) from sqlite_master where type = 'table' and name = '"
                  + table
                  + "'")) {
        if (!found.next() || found.getInt(1) == 0) {
          throw new ImportException(
              file + " is not a database of FINALES 2: it has no table " + table, null);
        }
      }
      return work.read(statement);
    } catch (SQLException e) {
      throw new ImportException(
          file + " cannot be read as a database of FINALES 2: " + e.getMessage(), e);
    }
  }

  private interface Work<T> {
    T read(Statement statement) throws SQLException;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
