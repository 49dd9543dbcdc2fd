package org.finales.core.timeseries;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes, and its connection. It takes whatever batches have gathered while the
 * last commit was on its way, writes them in one transaction, and answers after the commit.
 */
final class SeriesWriter {
  private static final Logger log = LoggerFactory.getLogger(SeriesWriter.class);

  /** Work that is done in a transaction of its own. */
  interface Task<T> {
    T run(Statements sql, Appender appender) throws SQLException;
  }

  /** Bounds how long the first of a commit waits for the last. */
  private static final int MOST_JOBS = 1024;

  /** Bounds the size of a transaction. */
  private static final int MOST_POINTS = 1 << 20;

  /** Bounds memory: callers beyond this many wait to be let in. */
  private static final int MOST_WAITING = 4096;

  /** Longest wait for those who are likely to come. */
  private static final long GATHER_NANOS = 300_000;

  private static final int ALIVE_SECONDS = 5;

  /** Bytes of the pages that a batch touches besides its own. */
  private static final int PAGES_EACH = 3 * 4096;

  /** What waits for the writer: a batch, or something done alone. */
  private record Entry(@Nullable AppendJob job, @Nullable Runnable alone) {}

  private static final Entry STOP = new Entry(null, null);

  private final SeriesDatabase database;
  private final Consumer<List<AppendJob>> news;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Appender appender;
  private final Thread thread;
  private @Nullable Statements session;
  private long commitNanos;
  private volatile boolean stopped;

  /**
   * @param news is told of the batches of each commit before their callers are answered
   */
  SeriesWriter(SeriesDatabase database, Connection connection, Consumer<List<AppendJob>> news) {
    this.database = database;
    this.news = news;
    this.session = new Statements(connection);
    this.appender = new Appender(database);
    this.thread = new Thread(this::writeUntilStopped, "finales-series-writer");
    thread.setDaemon(true);
    thread.start();
  }

  CompletableFuture<Receipt> append(AppendJob job) {
    put(new Entry(job, null));
    return job.future();
  }

  /** Does something between two commits, in a transaction of its own. */
  <T> CompletableFuture<T> alone(Task<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    put(new Entry(null, () -> run(task, answer)));
    return answer;
  }

  private void put(Entry entry) {
    try {
      queue.put(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted before the points were taken", e);
    }
    if (stopped && queue.remove(entry)) {
      throw closed();
    }
  }

  static UnavailableException closed() {
    return new UnavailableException("the store of time series is closed", null);
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
  }

  private void writeUntilStopped() {
    List<Entry> entries = new ArrayList<>();
    List<AppendJob> jobs = new ArrayList<>();
    boolean stop = false;
    while (!stop) {
      int expected = jobs.size();
      entries.clear();
      jobs.clear();
      try {
        gather(entries, expected);
      } catch (InterruptedException e) {
        continue; // nobody but stop() ends this thread
      }
      int points = 0;
      for (Entry entry : entries) {
        stop |= entry == STOP;
        Runnable alone = entry.alone();
        AppendJob job = entry.job();
        if (job != null) {
          jobs.add(job);
          points += job.batch.points().size();
        }
        if (alone != null || points >= MOST_POINTS) {
          commit(List.copyOf(jobs));
          jobs.clear();
          points = 0;
        }
        if (alone != null) {
          alone.run();
        }
      }
      commit(jobs);
    }
    entries.clear();
    queue.drainTo(entries);
    for (Entry entry : entries) {
      if (entry.job() != null) {
        entry.job().fail(closed());
      } else if (entry.alone() != null) {
        entry.alone().run();
      }
    }
    drop();
    database.close();
  }

  /**
   * Takes what has gathered. Those who were just answered together mostly come back together, so
   * the first of them waits a moment for the others, but no longer than their commit took.
   */
  private void gather(List<Entry> entries, int expected) throws InterruptedException {
    entries.add(queue.take());
    queue.drainTo(entries, MOST_JOBS - 1);
    long left = Math.min(GATHER_NANOS, commitNanos);
    long end = System.nanoTime() + left;
    while (entries.size() < expected && left > 0) {
      Entry next = queue.poll(left, TimeUnit.NANOSECONDS);
      if (next != null) {
        entries.add(next);
        queue.drainTo(entries, MOST_JOBS - entries.size());
      }
      left = end - System.nanoTime();
    }
  }

  private void commit(List<AppendJob> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    long begun = System.nanoTime();
    try {
      Runnable done = write(jobs, false);
      if (done == null) {
        done = write(jobs, true);
      }
      if (done == null) {
        throw new SQLException("datasets change although they are locked");
      }
      done.run();
    } catch (SQLException e) {
      fail(jobs, database.named(e));
      return;
    } catch (RuntimeException | Error e) {
      fail(jobs, e instanceof RuntimeException known ? known : new IllegalStateException(e));
      return;
    }
    commitNanos = System.nanoTime() - begun;
    try {
      news.accept(jobs);
    } catch (RuntimeException | Error e) {
      log.error("subscribers could not be told of new points", e);
    }
    jobs.forEach(AppendJob::answer);
    written(jobs);
  }

  private void written(List<AppendJob> jobs) {
    long bytes = 0;
    for (AppendJob job : jobs) {
      bytes += job.encoded().length + PAGES_EACH;
    }
    try {
      database.committed(bytes, session().connection);
    } catch (SQLException e) {
      log.warn("looking after {} failed: {}", database.name(), e.toString());
    }
  }

  private @Nullable Runnable write(List<AppendJob> jobs, boolean sure) throws SQLException {
    Statements sql = begin();
    jobs.forEach(AppendJob::reset);
    Runnable done = appender.write(sql, jobs, sure);
    if (done == null) {
      sql.connection.rollback();
    } else {
      sql.connection.commit();
    }
    sql.connection.setAutoCommit(true);
    return done;
  }

  private void fail(List<AppendJob> jobs, RuntimeException reason) {
    log.warn(
        "a commit of {} batches to {} failed: {}", jobs.size(), database.name(), reason.toString());
    drop();
    jobs.forEach(job -> job.fail(reason));
  }

  private <T> void run(Task<T> task, CompletableFuture<T> answer) {
    try {
      if (stopped && session == null) {
        throw closed();
      }
      Statements sql = begin();
      T value = task.run(sql, appender);
      sql.connection.commit();
      sql.connection.setAutoCommit(true);
      answer.complete(value);
    } catch (SQLException e) {
      drop();
      answer.completeExceptionally(database.named(e));
    } catch (RuntimeException | Error e) {
      drop();
      answer.completeExceptionally(e);
    }
  }

  /** Begins a transaction, on a new connection if the one there is was lost meanwhile. */
  private Statements begin() throws SQLException {
    Statements present = session();
    try {
      // With SQLite the driver begins at once and takes the write lock.
      present.connection.setAutoCommit(false);
      if (database.mayBreak() && !present.connection.isValid(ALIVE_SECONDS)) {
        throw new SQLException("the connection is gone");
      }
    } catch (SQLException e) {
      if (present.connection.isValid(ALIVE_SECONDS)) {
        throw e;
      }
      log.info("the connection to {} was lost; opening another", database.name());
      drop();
      present = session();
      present.connection.setAutoCommit(false);
    }
    return present;
  }

  private Statements session() throws SQLException {
    Statements present = session;
    if (present == null) {
      present = new Statements(database.openWriter());
      session = present;
    }
    return present;
  }

  /** Gives the connection up and forgets what it was thought to hold; nothing stays half-way. */
  private void drop() {
    appender.forget();
    Statements present = session;
    session = null;
    if (present != null) {
      try (Connection gone = present.connection) {
        if (!gone.isClosed() && !gone.getAutoCommit()) {
          gone.rollback();
        }
        present.close();
      } catch (SQLException e) {
        log.debug("closing a broken connection failed: {}", e.toString());
      }
    }
  }
}
