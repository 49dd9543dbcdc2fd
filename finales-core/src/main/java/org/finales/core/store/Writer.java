package org.finales.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes, and its connection. It takes whatever work has gathered while the
 * last commit was on its way, runs it in one transaction, and answers after the commit.
 */
final class Writer {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  /** Bounds how long the first of a batch waits for the last. */
  private static final int MAX_BATCH = 256;

  /** Bounds memory: callers beyond this many wait to be let in. */
  private static final int MAX_QUEUE = 10_000;

  /** How long to wait for a sign of life of a connection on which something failed. */
  private static final int ALIVE_SECONDS = 5;

  /** Longest wait for those who are likely to come. */
  private static final long GATHER_NANOS = 300_000;

  private static final Job<?> STOP = new Job<>(ledger -> "");

  private final Database database;
  private final Audience audience;
  private final Scope scope;
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>(MAX_QUEUE);
  private final Thread thread;

  /** Guards the connection and its replacement. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Session session;

  /** How long the last commit took. */
  private long commitNanos;

  private volatile boolean stopped;

  Writer(Database database, Connection connection, Audience audience, Scope scope) {
    this.database = database;
    this.audience = audience;
    this.scope = scope;
    this.session = new Session(connection);
    this.thread = new Thread(this::writeUntilStopped, "finales-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the present thread is the one that writes. */
  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /** Lets work wait for the next commit, and the caller for its answer. */
  <T> T write(Function<Ledger, T> work) {
    Job<T> job = new Job<>(work);
    try {
      queue.put(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted before the store took the work", e);
    }
    if (stopped && queue.remove(job)) {
      throw closed();
    }
    return job.await();
  }

  /** Does something with the connection between two commits. */
  <T> T between(Function<Session, T> use) {
    lock.lock();
    try {
      if (stopped && session == null) {
        throw closed();
      }
      return use.apply(session());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } finally {
      lock.unlock();
    }
  }

  /** Finishes what has begun and stops. */
  void stop() {
    stopped = true;
    try {
      queue.put(STOP);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.lock();
    try {
      drop();
    } finally {
      lock.unlock();
    }
  }

  static UnavailableException closed() {
    return new UnavailableException("the store is closed", null);
  }

  private void writeUntilStopped() {
    List<Job<?>> batch = new ArrayList<>(MAX_BATCH);
    boolean stop = false;
    while (!stop) {
      int expected = batch.size();
      batch.clear();
      try {
        gather(batch, expected);
      } catch (InterruptedException e) {
        continue; // nobody but stop() ends this thread
      }
      stop = batch.remove(STOP);
      if (!batch.isEmpty()) {
        run(batch);
      }
    }
    batch.clear();
    queue.drainTo(batch);
    batch.forEach(job -> job.fail(closed()));
  }

  /**
   * Takes what has gathered. Those who were just answered together mostly come back together, so
   * the first of them waits a moment for the others, but no longer than their commit took: more of
   * them share the next one.
   */
  private void gather(List<Job<?>> batch, int expected) throws InterruptedException {
    batch.add(queue.take());
    queue.drainTo(batch, MAX_BATCH - 1);
    long left = Math.min(GATHER_NANOS, commitNanos);
    long end = System.nanoTime() + left;
    while (batch.size() < expected && left > 0) {
      Job<?> next = queue.poll(left, TimeUnit.NANOSECONDS);
      if (next != null) {
        batch.add(next);
        queue.drainTo(batch, MAX_BATCH - batch.size());
      }
      left = end - System.nanoTime();
    }
  }

  private void run(List<Job<?>> batch) {
    List<Committed> committed;
    lock.lock();
    try {
      long begun = System.nanoTime();
      committed = commit(batch);
      commitNanos = System.nanoTime() - begun;
    } catch (SQLException | RuntimeException | Error e) {
      log.warn(
          "a commit of {} writes to {} failed: {}", batch.size(), database.name(), e.toString());
      drop();
      batch.forEach(job -> job.fail(SqlStore.unavailable(e)));
      return;
    } finally {
      lock.unlock();
    }
    if (!committed.isEmpty()) {
      audience.tell(committed);
    }
    batch.forEach(Job::answer);
  }

  /** Runs all jobs in one transaction; one that fails leaves no trace. */
  private List<Committed> commit(List<Job<?>> batch) throws SQLException {
    List<Committed> committed = tryTogether(batch);
    return committed == null ? runSingly(batch) : committed;
  }

  /**
   * The fast way, with nothing between the jobs.
   *
   * @return {@code null} if a job failed when it had written something, which is undone with all
   *     the rest
   */
  private @Nullable List<Committed> tryTogether(List<Job<?>> batch) throws SQLException {
    Session present = begin();
    Connection connection = present.connection();
    Ledger ledger = new Ledger(present, database);
    boolean clean = true;
    for (Job<?> job : batch) {
      present.untouched();
      clean &= run(job, ledger) || !present.isTouched();
      if (!clean) {
        break;
      }
    }
    Job<?> last = batch.get(batch.size() - 1);
    clean = clean && flush(present, last);
    if (clean) {
      return commit(present, ledger);
    }
    present.discard();
    present.allowWriting(false);
    database.rollback(connection);
    // The one that failed was alone, so there is nothing to save.
    return batch.size() == 1 ? List.of() : null;
  }

  /** The careful way, with a place to go back to before each job. */
  private List<Committed> runSingly(List<Job<?>> batch) throws SQLException {
    Session present = begin();
    Connection connection = present.connection();
    Ledger ledger = new Ledger(present, database);
    for (Job<?> job : batch) {
      Ledger.Mark mark = ledger.mark();
      Savepoint savepoint = connection.setSavepoint();
      if (run(job, ledger) && flush(present, job)) {
        connection.releaseSavepoint(savepoint);
      } else {
        present.discard();
        connection.rollback(savepoint);
        ledger.reset(mark);
      }
    }
    return commit(present, ledger);
  }

  private List<Committed> commit(Session present, Ledger ledger) throws SQLException {
    present.allowWriting(false);
    database.commit(present.connection());
    return ledger.appended();
  }

  /** Begins a transaction, on a new connection if the one there is was lost meanwhile. */
  private Session begin() throws SQLException {
    Session present = session();
    try {
      database.begin(present.connection());
    } catch (SQLException e) {
      if (present.connection().isValid(ALIVE_SECONDS)) {
        throw e;
      }
      log.info("the connection to {} was lost; opening another", database.name());
      drop();
      present = session();
      database.begin(present.connection());
    }
    present.allowWriting(true);
    return present;
  }

  private boolean run(Job<?> job, Ledger ledger) {
    boolean well = scope.within(ledger, () -> job.run(ledger));
    if (!well && !(job.failure() instanceof BrokerException)) {
      log.warn("a write to {} failed: {}", database.name(), String.valueOf(job.failure()));
    }
    return well;
  }

  private static boolean flush(Session session, Job<?> job) {
    try {
      session.flush();
      return true;
    } catch (DatabaseException e) {
      job.refuse(e);
      return false;
    }
  }

  private Session session() throws SQLException {
    Session present = session;
    if (present == null) {
      present = new Session(database.openWriter());
      session = present;
    }
    return present;
  }

  /** Gives the connection up; the next write opens another. */
  private void drop() {
    Session present = session;
    session = null;
    if (present != null) {
      try {
        present.connection().close();
      } catch (SQLException e) {
        log.debug("closing a broken connection failed: {}", e.toString());
      }
    }
  }
}
