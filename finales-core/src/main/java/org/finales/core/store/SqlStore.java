package org.finales.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Event;
import org.finales.api.broker.UnavailableException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in an SQL database. One thread writes: it takes whatever work has gathered while the last
 * commit was on its way, runs it in one transaction, and answers after the commit.
 */
final class SqlStore implements Store {
  private static final Logger log = LoggerFactory.getLogger(SqlStore.class);

  /** Bounds how long the first of a batch waits for the last. */
  private static final int MAX_BATCH = 256;

  /** Bounds memory: callers beyond this many wait to be let in. */
  private static final int MAX_QUEUE = 10_000;

  private static final Job<?> STOP = new Job<>(ledger -> "");

  private final Database database;
  private final Jdbi readers;
  private final Jdbi writers = Jdbi.create(new Lent());
  private final boolean readersShareWriter;
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>(MAX_QUEUE);
  private final List<Consumer<List<Committed>>> followers = new CopyOnWriteArrayList<>();
  private final Thread writerThread;

  /** Guards the writing connection where readers share it, and its replacement. */
  private final ReentrantLock connectionLock = new ReentrantLock();

  private @Nullable Connection connection;

  /** Guards the order in which followers hear of events. */
  private final ReentrantLock publishLock = new ReentrantLock();

  private long published;
  private volatile boolean closed;

  private SqlStore(Database database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    DataSource pool = database.readers();
    this.readers = pool == null ? Jdbi.create(new Lent()) : Jdbi.create(pool);
    this.readersShareWriter = pool == null;
    this.published = read(ledger -> ledger.events().newest());
    this.writerThread = new Thread(this::writeUntilStopped, "finales-writer");
    writerThread.setDaemon(true);
    writerThread.start();
  }

  static SqlStore open(Database database) {
    Connection connection = null;
    try {
      connection = database.openWriter();
      Migrations.run(connection, database);
      return new SqlStore(database, connection);
    } catch (SQLException | RuntimeException e) {
      closeQuietly(connection);
      database.close();
      if (e instanceof StoreException known) {
        throw known;
      }
      throw new StoreException("cannot open " + database.name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T read(Function<Ledger, T> work) {
    requireOpen();
    if (readersShareWriter) {
      connectionLock.lock();
    }
    try {
      if (readersShareWriter) {
        return readers.withHandle(handle -> work.apply(new Ledger(handle, database)));
      }
      return readers.inTransaction(handle -> work.apply(new Ledger(handle, database)));
    } catch (JdbiException e) {
      throw unavailable(e);
    } finally {
      if (readersShareWriter) {
        connectionLock.unlock();
      }
    }
  }

  @Override
  public <T> T write(Function<Ledger, T> work) {
    requireOpen();
    if (Thread.currentThread() == writerThread) {
      throw new IllegalStateException("work in a transaction may not start another");
    }
    Job<T> job = new Job<>(work);
    try {
      queue.put(job);
      if (closed && queue.remove(job)) {
        requireOpen();
      }
      return job.answer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted before the store took the work", e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        // Thrown on the writer's thread: let the trace show who asked.
        cause.addSuppressed(new Throwable("asked for here"));
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void follow(Consumer<List<Committed>> follower) {
    followers.add(follower);
  }

  @Override
  public void refresh() {
    if (readersShareWriter) {
      connectionLock.lock(); // first, as a commit takes them
    }
    publishLock.lock();
    try {
      List<Event> fresh;
      do {
        long seen = published;
        fresh = read(ledger -> ledger.events().after(seen, 1000));
        publish(fresh.stream().map(event -> new Committed(event, null)).toList());
      } while (fresh.size() == 1000);
    } finally {
      publishLock.unlock();
      if (readersShareWriter) {
        connectionLock.unlock();
      }
    }
  }

  @Override
  public void backup(Path target) {
    try {
      readers.useHandle(handle -> database.backup(handle.getConnection(), target));
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
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      queue.put(STOP);
      writerThread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(connection);
    database.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new UnavailableException("the store is closed", null);
    }
  }

  private void writeUntilStopped() {
    List<Job<?>> batch = new ArrayList<>(MAX_BATCH);
    boolean stop = false;
    while (!stop) {
      batch.clear();
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        continue; // nobody but close() stops this thread
      }
      queue.drainTo(batch, MAX_BATCH - 1);
      stop = batch.remove(STOP);
      if (!batch.isEmpty()) {
        runBatch(batch);
      }
    }
    queue.drainTo(batch);
    batch.forEach(job -> job.fail(new UnavailableException("the store is closed", null)));
  }

  private void runBatch(List<Job<?>> batch) {
    connectionLock.lock();
    try {
      List<Committed> committed = commit(batch);
      if (!committed.isEmpty()) {
        publishLock.lock();
        try {
          publish(committed);
        } finally {
          publishLock.unlock();
        }
      }
      batch.forEach(Job::succeed);
    } catch (SQLException | RuntimeException e) {
      log.warn(
          "a commit of {} writes to {} failed: {}", batch.size(), database.name(), e.toString());
      rollbackOrDrop();
      batch.forEach(job -> job.fail(unavailable(e)));
    } finally {
      connectionLock.unlock();
    }
  }

  /**
   * Runs all jobs in one transaction; a job that throws keeps its exception and leaves no trace.
   */
  private List<Committed> commit(List<Job<?>> batch) throws SQLException {
    Connection writer = writer();
    writer.setAutoCommit(false);
    try (Handle handle = writers.open()) {
      database.lockLedger(writer);
      Ledger ledger = new Ledger(handle, database);
      boolean alone = batch.size() == 1;
      for (Job<?> job : batch) {
        Ledger.Mark mark = ledger.mark();
        Savepoint savepoint = alone ? null : writer.setSavepoint();
        job.run(ledger);
        if (job.failure != null) {
          if (isDatabaseTrouble(job.failure)) {
            log.warn("a write to {} failed: {}", database.name(), job.failure.toString());
          }
          if (savepoint == null) {
            writer.rollback();
          } else {
            writer.rollback(savepoint);
          }
          ledger.reset(mark);
        } else if (savepoint != null) {
          writer.releaseSavepoint(savepoint);
        }
      }
      writer.commit();
      writer.setAutoCommit(true);
      return ledger.appended();
    }
  }

  /** After a failed commit: a connection that cannot even roll back is replaced. */
  private void rollbackOrDrop() {
    Connection present = connection;
    if (present == null) {
      return;
    }
    try {
      present.rollback();
      present.setAutoCommit(true);
    } catch (SQLException e) {
      log.warn("the connection to {} is lost: {}", database.name(), e.toString());
      closeQuietly(present);
      connection = null;
    }
  }

  private Connection writer() throws SQLException {
    Connection present = connection;
    if (present == null || present.isClosed()) {
      present = database.openWriter();
      connection = present;
    }
    return present;
  }

  /** Tells the followers; the caller holds the publish lock. */
  private void publish(List<Committed> committed) {
    List<Committed> news =
        committed.stream().filter(c -> c.event().sequence() > published).toList();
    if (news.isEmpty()) {
      return;
    }
    long first = news.get(0).event().sequence();
    if (first > published + 1) {
      // Others wrote in between: their events come first.
      long seen = published;
      List<Event> gap = read(ledger -> ledger.events().between(seen, first));
      List<Committed> all = new ArrayList<>();
      gap.forEach(event -> all.add(new Committed(event, null)));
      all.addAll(news);
      news = all;
    }
    published = news.get(news.size() - 1).event().sequence();
    for (Consumer<List<Committed>> follower : followers) {
      try {
        follower.accept(news);
      } catch (RuntimeException e) {
        log.error("a follower of the log failed at event {}", first, e);
      }
    }
  }

  private UnavailableException unavailable(Exception e) {
    return e instanceof UnavailableException known
        ? known
        : new UnavailableException("the store did not take the call: " + e.getMessage(), e);
  }

  private static boolean isDatabaseTrouble(RuntimeException e) {
    return !(e instanceof BrokerException);
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("closing a broken connection failed: {}", e.toString());
      }
    }
  }

  /** Lends the writing connection without ever closing it. */
  private final class Lent implements ConnectionFactory {
    @Override
    public Connection openConnection() throws SQLException {
      return writer();
    }

    @Override
    public void closeConnection(Connection lent) {
      // It goes on being the writer's.
    }
  }

  /** One caller's work and what becomes of it. */
  private static final class Job<T> {
    private final Function<Ledger, T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Job(Function<Ledger, T> work) {
      this.work = work;
    }

    void run(Ledger ledger) {
      try {
        value = work.apply(ledger);
      } catch (JdbiException e) {
        failure = new UnavailableException("the store did not take the call: " + e.getMessage(), e);
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    @SuppressWarnings("NullAway") // work may be declared to return null
    void succeed() {
      if (failure != null) {
        answer.completeExceptionally(failure);
      } else {
        answer.complete(value);
      }
    }

    void fail(RuntimeException e) {
      answer.completeExceptionally(failure != null ? failure : e);
    }
  }
}
