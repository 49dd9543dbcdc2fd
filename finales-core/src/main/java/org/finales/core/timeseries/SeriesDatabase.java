package org.finales.core.timeseries;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.StoreException;

/** What SQLite and PostgreSQL do differently. */
abstract class SeriesDatabase implements AutoCloseable {
  /** Number of the newest migration. */
  static final int NEWEST = 1;

  /** In words, for messages; without secrets. */
  abstract String name();

  /** A connection that writes; another is opened when it broke. */
  abstract Connection openWriter() throws SQLException;

  /** Connections that read, each from a consistent state once it is in a transaction. */
  abstract HikariDataSource readers();

  /**
   * Says that so many bytes were written, about.
   *
   * @param writer the connection that wrote them, between two transactions
   */
  void committed(long bytes, Connection writer) throws SQLException {}

  /** Writes a consistent copy to a file. */
  abstract void backup(Path target) throws SQLException;

  /** Lets go of what is not closed by others. */
  @Override
  public void close() {}

  /** Begins a transaction of migrations, alone. */
  abstract void beginAlone(Connection connection) throws SQLException;

  /** What to write behind a query whose rows are locked until the transaction's end. */
  abstract String lock();

  /** The text of a migration in this dialect. */
  abstract String dialect(String sql);

  /** Whether connections break without anybody's doing, as those over a network. */
  abstract boolean mayBreak();

  /** Whether there is no room for more. */
  abstract boolean isFull(SQLException e);

  /** Whether the file is damaged. */
  abstract boolean isDamaged(SQLException e);

  /** Whether the connection is gone, rather than a statement wrong. */
  boolean isLost(SQLException e) {
    String state = e.getSQLState();
    // Class 08 and 57P0x of the SQLSTATE codes, by PostgreSQL's appendix A.
    return mayBreak() && state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }

  /** Names what went wrong. */
  RuntimeException named(SQLException e) {
    for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
      if (isFull(cause)) {
        return new StorageFullException(
            "there is no room for more points in "
                + name()
                + "; nothing acknowledged is lost; make room and append again: "
                + cause.getMessage(),
            e);
      }
      if (isDamaged(cause)) {
        return new DamagedDataException(
            name() + " is damaged; restore it from a backup: " + cause.getMessage(), e);
      }
    }
    return new UnavailableException(
        "the time series in " + name() + " do not answer: " + e.getMessage(), e);
  }

  /** Brings a database to the newest version; all missing steps run in one transaction. */
  void migrate(Connection connection) throws SQLException {
    beginAlone(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists series_version (version integer not null)");
      int version;
      try (ResultSet row = statement.executeQuery("select max(version) from series_version")) {
        version = row.next() ? row.getInt(1) : 0;
      }
      if (version > NEWEST) {
        throw new StoreException(
            "the time series in "
                + name()
                + " were written by a newer version of finales (schema "
                + version
                + ", this one knows "
                + NEWEST
                + "); use that version",
            null);
      }
      for (int step = version + 1; step <= NEWEST; step++) {
        for (String sql : text(step).split(";", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        statement.execute("insert into series_version (version) values (" + step + ")");
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private String text(int step) {
    String file = step + ".sql";
    try (InputStream in = SeriesDatabase.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new StoreException("the file " + file + " is missing in this build", null);
      }
      return dialect(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.stripLeading().startsWith("--"))
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new StoreException("the file " + file + " cannot be read", e);
    }
  }
}
