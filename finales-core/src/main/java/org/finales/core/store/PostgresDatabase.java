package org.finales.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: one writing connection per node, serialised over nodes by an advisory lock. */
final class PostgresDatabase implements Database {
  /** Key of the advisory lock; any number that no other program uses in this database. */
  private static final long LEDGER_LOCK = 0x66696e616c6573L;

  private static final int READERS = 8;

  private final String url;
  private @Nullable HikariDataSource pool;

  PostgresDatabase(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StoreException(
          "a database address starts with jdbc:postgresql:, this one does not", null);
    }
    this.url = url;
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
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      // An acknowledged write is on disk, whatever the server's default says.
      statement.execute("set synchronous_commit = on");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  @Override
  public DataSource readers() {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("finales-readers");
    hikari.setJdbcUrl(url);
    hikari.setMaximumPoolSize(READERS);
    hikari.setMinimumIdle(1);
    hikari.setReadOnly(true);
    hikari.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    HikariDataSource made = new HikariDataSource(hikari);
    pool = made;
    return made;
  }

  @Override
  public void lockLedger(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LEDGER_LOCK + ")");
    }
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
    throw new StoreException(
        "a PostgreSQL database is backed up with PostgreSQL's own pg_dump", null);
  }

  @Override
  public void removeSecrets(Path copy) {
    throw new StoreException("there are no copies of a PostgreSQL database", null);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
