package org.finales.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: one writing connection per node, serialised over nodes by an advisory lock. */
final class PostgresDatabase implements Database {
  /** Key of the advisory lock; any number that no other program uses in this database. */
  static final long LEDGER_LOCK = 0x66696e616c6573L;

  private static final int READERS = 8;

  /** How long to wait for a connection, in seconds. */
  private static final int CONNECT_SECONDS = 10;

  /** How long to wait for bytes of the server before a connection counts as dead, in seconds. */
  private static final int SILENCE_SECONDS = 120;

  private final String url;
  private final Duration patience;
  private @Nullable HikariDataSource pool;

  PostgresDatabase(String url) {
    this(url, Duration.ofSeconds(20));
  }

  /**
   * @param patience how long to wait for other nodes' writes, and how long this node may keep
   *     others waiting if it freezes in the middle of one
   */
  PostgresDatabase(String url, Duration patience) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StoreException(
          "a database address starts with jdbc:postgresql:, this one does not", null);
    }
    this.url = url;
    this.patience = patience;
  }

  @Override
  public String name() {
    // The part after the question mark may hold a password.
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    return address.replaceAll("//[^@/]*@", "//");
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties());
    try (Statement statement = connection.createStatement()) {
      // An acknowledged write is on disk, whatever the server's default says.
      statement.execute("set synchronous_commit = on");
      statement.execute("set lock_timeout = " + patience.toMillis());
      statement.execute("set idle_in_transaction_session_timeout = " + patience.toMillis());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** What holds unless the address says otherwise. */
  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "finales");
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  @Override
  public DataSource readers() {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("finales-readers");
    hikari.setJdbcUrl(url);
    hikari.setDataSourceProperties(properties());
    hikari.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
    hikari.setMaximumPoolSize(READERS);
    hikari.setMinimumIdle(1);
    hikari.setReadOnly(true);
    hikari.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    HikariDataSource made = new HikariDataSource(hikari);
    pool = made;
    return made;
  }

  @Override
  public void begin(Connection writer) throws SQLException {
    writer.setAutoCommit(false);
    try (Statement statement = writer.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LEDGER_LOCK + ")");
    }
  }

  @Override
  public void commit(Connection writer) throws SQLException {
    writer.commit();
    writer.setAutoCommit(true);
  }

  @Override
  public String keyType() {
    return "bigint primary key";
  }

  @Override
  public String contains(String column, String parameter) {
    return "strpos(" + column + ", " + parameter + ") > 0";
  }

  @Override
  public void backup(Connection reader, Path target) {
    throw new UnsupportedOperationException(
        "a PostgreSQL database is backed up with PostgreSQL's own pg_dump");
  }

  @Override
  public void removeSecrets(Path copy) {
    throw new UnsupportedOperationException("there are no copies of a PostgreSQL database");
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
