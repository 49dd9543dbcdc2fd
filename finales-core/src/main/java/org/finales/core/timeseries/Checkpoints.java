package org.finales.core.timeseries;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves pages of SQLite's write-ahead log into the file on a thread of its own, so that no append
 * waits for it. While others write the log cannot begin anew; the writer lets it do so by a last,
 * short move when it has become long. Thread-safe.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  /** After so many bytes, about, the log is moved. */
  private static final long EVERY = 4 << 20;

  /** Pages of 4 kB after which the log has become long: 64 MB. */
  private static final int LONG = 16_384;

  private final Connection connection;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private long written;
  private volatile boolean tooLong;
  private volatile boolean stopped;

  /**
   * @param connection its own, closed with it
   */
  Checkpoints(Connection connection) {
    this.connection = connection;
    thread = new Thread(this::moveUntilStopped, "finales-series-checkpoints");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says how much was written; called by the writer between its transactions. */
  void committed(long bytes, Connection writer) {
    written += bytes;
    if (written >= EVERY) {
      written = 0;
      wanted.release();
    }
    if (tooLong) {
      tooLong = false;
      move(writer);
    }
  }

  private void moveUntilStopped() {
    while (!stopped) {
      wanted.acquireUninterruptibly();
      wanted.drainPermits();
      if (!stopped) {
        tooLong = move(connection) > LONG;
      }
    }
  }

  /** How many pages the log has. */
  private static int move(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma wal_checkpoint(passive)")) {
      return row.next() ? row.getInt(2) : 0;
    } catch (SQLException e) {
      // What is in the log is on disk; it is moved another time.
      log.warn("the write-ahead log of time series could not be moved: {}", e.toString());
      return 0;
    }
  }

  @Override
  public void close() {
    stopped = true;
    wanted.release();
    try {
      thread.join();
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      log.debug("closing the connection of checkpoints failed: {}", e.toString());
    }
  }
}
