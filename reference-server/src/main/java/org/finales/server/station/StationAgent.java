package org.finales.server.station;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.finales.api.broker.UnavailableException;
import org.finales.api.experiment.StationDraft;
import org.finales.client.HttpBroker;
import org.finales.core.station.HttpLink;
import org.finales.core.station.SpoolSettings;
import org.finales.core.station.SpoolingLink;
import org.finales.core.station.StationRunner;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.finales.server.folder.DataFolder;
import org.finales.server.folder.FolderLock;
import org.jspecify.annotations.Nullable;

/**
 * A station on the computer beside its instruments, with its laboratory on a server: whatever
 * becomes of the network, experiments run on, and everything arrives once and in order.
 * Thread-safe.
 */
public final class StationAgent implements AutoCloseable {
  /** How long what is left is delivered when the agent stops. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final FolderLock lock;
  private final HttpLink lab;
  private final SpoolingLink link;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable StationRunner runner;
  private boolean closed;

  private StationAgent(URI server, String token, Path data, SpoolSettings settings) {
    DataFolder folder = DataFolder.open(data);
    lock = folder.lock();
    HttpLink opened = null;
    try {
      // The spool comes again by itself; a call that hangs must not hold it up.
      opened = HttpLink.over(HttpBroker.connect(server).retryFor(Duration.ZERO).token(token));
      lab = opened;
      link = SpoolingLink.open(folder.path().resolve("spool"), opened, settings, LabClock.system());
    } catch (RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the spool of a station and begins to deliver what is in it.
   *
   * @param server the server's address
   * @param token that of the account that speaks for the station
   * @param data the station's own folder, made if it is not there
   * @throws org.finales.server.folder.FolderException if the folder cannot be used, or another
   *     process uses it
   */
  public static StationAgent open(URI server, String token, Path data, SpoolSettings settings) {
    return new StationAgent(server, token, data, settings);
  }

  /**
   * Starts to run experiments. A station that its server knows starts without it; one that it does
   * not know yet waits for it.
   *
   * @param waiting told once why the start has to wait, if it has to
   * @return whether it runs; false if it was closed before
   */
  public boolean run(StationDraft draft, Drivers drivers, Path state, Consumer<String> waiting)
      throws InterruptedException {
    boolean said = false;
    while (true) {
      try {
        StationRunner started = StationRunner.start(link, draft, drivers, LabClock.system(), state);
        synchronized (this) {
          if (!closed) {
            runner = started;
            return true;
          }
        }
        started.close();
        return false;
      } catch (UnavailableException e) {
        if (!said) {
          waiting.accept(String.valueOf(e.getMessage()));
          said = true;
        }
      }
      if (stopped.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
  }

  /** The link, which tells how the delivery is going. */
  public SpoolingLink link() {
    return link;
  }

  /** Switches everything off, delivers what can be delivered soon, and stops. */
  @Override
  public void close() {
    StationRunner running;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = runner;
    }
    stopped.countDown();
    try (FolderLock last = lock;
        HttpLink third = lab;
        SpoolingLink second = link;
        AutoCloseable delivering = () -> link.awaitDelivered(LAST_WORDS);
        AutoCloseable first = running == null ? () -> {} : running) {
      // Closed from the last to the first, each even if another fails.
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the station was not closed as it should be", e);
    }
  }
}
