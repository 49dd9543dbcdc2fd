package org.finales.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;

/** A store in an SQL database: one thread writes, callers read on connections of their own. */
final class SqlStore implements Store {
  /** More than the connections that a pool holds, for all of them may have broken. */
  private static final int MAX_TRIES = 12;

  private final Database database;
  private final @Nullable DataSource readers;
  private final Scope scope = new Scope();
  private final Audience audience = new Audience(this);
  private final Writer writer;
  private volatile boolean closed;

  private SqlStore(Database database, Connection connection) {
    this.database = database;
    this.readers = database.readers();
    this.writer = new Writer(database, connection, audience, scope);
  }

  static SqlStore open(Database database) {
    Connection connection = null;
    try {
      connection = database.openWriter();
      Migrations.run(connection, database);
      return new SqlStore(database, connection);
    } catch (SQLException | RuntimeException e) {
      StoreException failure =
          e instanceof StoreException known
              ? known
              : new StoreException("cannot open " + database.name() + ": " + e.getMessage(), e);
      try {
        if (connection != null) {
          connection.close();
        }
        database.close();
      } catch (SQLException | RuntimeException also) {
        failure.addSuppressed(also);
      }
      throw failure;
    }
  }

  @Override
  public <T> T read(Function<Ledger, T> work) {
    Ledger outer = scope.current();
    if (outer != null) {
      // Work within work sees what that sees, and needs no second connection.
      return work.apply(outer);
    }
    requireOpen();
    try {
      // The writer's thread, which tells followers, must not wait for the readers' connections.
      return readers == null || writer.isCurrentThread()
          ? writer.between(session -> read(session, work))
          : readConsistently(readers, work);
    } catch (SQLException | DatabaseException e) {
      throw closed ? Writer.closed() : unavailable(e);
    }
  }

  private <T> T read(Session session, Function<Ledger, T> work) {
    Ledger ledger = new Ledger(session, database);
    return scope.within(ledger, () -> work.apply(ledger));
  }

  private <T> T readConsistently(DataSource source, Function<Ledger, T> work) throws SQLException {
    for (int tries = 1; ; tries++) {
      try (Connection connection = source.getConnection()) {
        Session session = new Session(connection);
        try {
          connection.setAutoCommit(false);
          T answer = read(session, work);
          // Ends the transaction in one step; after a failure, the pool does it in its way.
          connection.setAutoCommit(true);
          return answer;
        } catch (DatabaseException e) {
          // A connection that broke while it lay in the pool: the work has not seen anything yet.
          if (session.isAnswered() || !e.isConnectionLost() || tries == MAX_TRIES) {
            throw e;
          }
        }
      }
    }
  }

  @Override
  public <T> T write(Function<Ledger, T> work) {
    requireOpen();
    if (scope.current() != null || writer.isCurrentThread() || audience.isTelling()) {
      throw new IllegalStateException(
          "work in a transaction may not start another, nor may a follower of the log");
    }
    return writer.write(work);
  }

  @Override
  public void follow(Consumer<List<Committed>> follower) {
    audience.add(follower);
  }

  @Override
  public void refresh() {
    requireOpen();
    audience.refresh();
  }

  @Override
  public void backup(Path target) {
    requireOpen();
    try {
      if (readers == null) {
        writer.between(
            session -> {
              backup(session.connection(), target);
              return target;
            });
      } else {
        try (Connection connection = readers.getConnection()) {
          backup(connection, target);
        }
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private void backup(Connection connection, Path target) {
    try {
      database.backup(connection, target);
    } catch (SQLException e) {
      throw new StoreException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void archive(Path target) {
    backup(target);
    try {
      database.removeSecrets(target);
    } catch (SQLException e) {
      throw new StoreException("cannot remove secrets from " + target + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      writer.stop();
      database.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw Writer.closed();
    }
  }

  static UnavailableException unavailable(Throwable e) {
    return e instanceof UnavailableException known
        ? known
        : new UnavailableException("the store did not take the call: " + e.getMessage(), e);
  }
}
