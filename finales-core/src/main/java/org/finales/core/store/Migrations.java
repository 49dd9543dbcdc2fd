package org.finales.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings a database to the newest version by numbered SQL files, forward only. All missing steps
 * run in one transaction, so that a process killed half-way leaves the old version.
 */
final class Migrations {
  /** Number of the newest file. */
  static final int NEWEST = 2;

  private Migrations() {}

  static void run(Connection connection, Database database) throws SQLException {
    database.begin(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists schema_version (version integer not null)");
      int version = present(statement);
      if (version > NEWEST) {
        throw new StoreException(
            database.name()
                + " was written by a newer version of finales (schema "
                + version
                + ", this one knows "
                + NEWEST
                + "); use that version",
            null);
      }
      for (int step = version + 1; step <= NEWEST; step++) {
        for (String sql : statements(step, database)) {
          statement.execute(sql);
        }
        statement.execute("insert into schema_version (version) values (" + step + ")");
      }
    } catch (SQLException | RuntimeException e) {
      database.rollback(connection);
      throw e;
    }
    database.commit(connection);
  }

  private static int present(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select max(version) from schema_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static List<String> statements(int step, Database database) {
    String name = step + ".sql";
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new StoreException("the file " + name + " is missing in this build", null);
      }
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.stripLeading().startsWith("--"))
              .collect(Collectors.joining("\n"))
              .replace("{key}", database.keyType());
      List<String> statements = new ArrayList<>();
      for (String part : text.split(";", -1)) {
        if (!part.isBlank()) {
          statements.add(part);
        }
      }
      return statements;
    } catch (IOException e) {
      throw new StoreException("the file " + name + " cannot be read", e);
    }
  }
}
