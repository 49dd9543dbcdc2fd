package org.finales.core.store;

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
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite: write-ahead log, every commit synced to disk, readers beside one writer. */
final class SqliteDatabase implements Database {
  private static final int READERS = 4;

  private final @Nullable Path file;
  private final Duration patience;
  private @Nullable HikariDataSource pool;
  private boolean opened;

  private SqliteDatabase(@Nullable Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  static SqliteDatabase inMemory() {
    return new SqliteDatabase(null, Duration.ZERO);
  }

  static SqliteDatabase file(Path file) {
    return file(file, Duration.ofSeconds(20));
  }

  /**
   * @param patience how long to wait for other processes' writes
   */
  static SqliteDatabase file(Path file, Duration patience) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException("the folder of " + file + " cannot be made: " + e.getMessage(), e);
    }
    return new SqliteDatabase(file, patience);
  }

  @Override
  public String name() {
    return file == null ? "memory" : file.toString();
  }

  private String url() {
    return JDBC.PREFIX + (file == null ? ":memory:" : file.toAbsolutePath());
  }

  private SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) patience.toMillis());
    // Saves the driver a query after each statement.
    config.setGetGeneratedKeys(false);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(
        readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    if (!readOnly) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    }
    return config;
  }

  @Override
  public synchronized Connection openWriter() throws SQLException {
    if (file == null && opened) {
      throw new SQLException("what was in memory is lost with its connection");
    }
    opened = true;
    Properties properties = config(false).toProperties();
    return JDBC.createConnection(url(), properties);
  }

  @Override
  public @Nullable DataSource readers() {
    if (file == null) {
      return null;
    }
    SQLiteDataSource source = new SQLiteDataSource(config(true));
    source.setUrl(url());
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("finales-readers");
    hikari.setDataSource(source);
    hikari.setMaximumPoolSize(READERS);
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(true);
    HikariDataSource made = new HikariDataSource(hikari);
    pool = made;
    return made;
  }

  @Override
  public void begin(Connection writer) throws SQLException {
    // The driver begins at once, and "immediate" takes the one write lock.
    writer.setAutoCommit(false);
  }

  @Override
  public void commit(Connection writer) throws SQLException {
    // Connection.commit() would begin the next transaction at once and keep others from writing.
    writer.setAutoCommit(true);
  }

  @Override
  public String keyType() {
    return "integer primary key";
  }

  @Override
  public String contains(String column, String parameter) {
    return "instr(" + column + ", " + parameter + ") > 0";
  }

  @Override
  public void backup(Connection reader, Path target) throws SQLException {
    try (PreparedStatement copy = reader.prepareStatement("vacuum into ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    }
  }

  @Override
  public void removeSecrets(Path copy) throws SQLException {
    try (Connection connection =
            JDBC.createConnection(JDBC.PREFIX + copy.toAbsolutePath(), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("pragma secure_delete = on");
      statement.execute("update account set password = null");
      statement.execute("delete from token");
      statement.execute("delete from setting");
      statement.execute("vacuum");
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
