package org.finales.core.timeseries;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.finales.core.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Time series in a SQLite file: write-ahead log, every commit synced, readers beside one writer.
 */
class SqliteSeries extends SeriesDatabase {
  private static final int READERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Pages of the file that a reader or the writer keeps, in kB. */
  private static final int CACHE_KILOBYTES = 16_384;

  private final Path file;
  private @Nullable Checkpoints checkpoints;

  SqliteSeries(Path file) {
    this.file = file;
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException("the folder of " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  String name() {
    return file.toString();
  }

  private String url() {
    return JDBC.PREFIX + file.toAbsolutePath();
  }

  private static SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setGetGeneratedKeys(false);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(
        readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-CACHE_KILOBYTES);
    if (!readOnly) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    }
    return config;
  }

  @Override
  Connection openWriter() throws SQLException {
    Connection connection = JDBC.createConnection(url(), config(false).toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_autocheckpoint = 0");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  @Override
  void committed(long bytes, Connection writer) throws SQLException {
    Checkpoints present = checkpoints;
    if (present == null) {
      present = new Checkpoints(JDBC.createConnection(url(), config(false).toProperties()));
      checkpoints = present;
    }
    present.committed(bytes, writer);
  }

  @Override
  void backup(Path target) throws SQLException {
    try (Connection connection = JDBC.createConnection(url(), config(true).toProperties());
        PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    }
  }

  @Override
  public void close() {
    if (checkpoints != null) {
      checkpoints.close();
    }
  }

  @Override
  HikariDataSource readers() {
    SQLiteDataSource source = new SQLiteDataSource(config(true));
    source.setUrl(url());
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("finales-series-readers");
    hikari.setDataSource(source);
    hikari.setMaximumPoolSize(READERS);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    return new HikariDataSource(hikari);
  }

  @Override
  void beginAlone(Connection connection) throws SQLException {
    // The driver begins at once, and "immediate" takes the one write lock.
    connection.setAutoCommit(false);
  }

  @Override
  String lock() {
    return "";
  }

  @Override
  String dialect(String sql) {
    return sql.replace("{number}", "integer primary key autoincrement").replace("{bytes}", "blob");
  }

  @Override
  boolean mayBreak() {
    return false;
  }

  @Override
  boolean isFull(SQLException e) {
    // A file that may not grow, by a limit of the process for example, is an error in writing.
    return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL.code
        || e instanceof SQLiteException failed
            && failed.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE;
  }

  @Override
  boolean isDamaged(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }
}
