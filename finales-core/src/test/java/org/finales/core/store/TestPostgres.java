package org.finales.core.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server for all tests of a JVM, durable as in production; a database per test. */
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private TestPostgres() {}

  /** Address of a new, empty database. */
  public static String freshDatabase() {
    String name = "finales_" + COUNT.incrementAndGet();
    execute("create database " + name);
    return server().getJdbcUrl("postgres", name);
  }

  /** Runs a statement as superuser in the server's own database. */
  public static void execute(String sql) {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " failed on the test server", e);
    }
  }

  /** Ends every connection to a database, as a restart of the server would. */
  public static void cutConnections(String url) {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + nameOf(url)
            + "'");
  }

  /** Throws a database away, whoever is still connected. */
  public static void drop(String url) {
    execute("drop database if exists " + nameOf(url) + " with (force)");
  }

  static String nameOf(String url) {
    String address = url.split("\\?", -1)[0];
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        // The library switches both off, which would make a test of durability worthless.
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("the test server of PostgreSQL does not start", e);
      }
      server = running;
    }
    return running;
  }
}
