package org.finales.core.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station at work: registers, opens its instruments, offers what its channels can do, runs the
 * experiments that the laboratory gives it, and follows orders, until it is closed. Thread-safe.
 *
 * <p>An instrument that cannot be opened leaves its channels lost and is tried again; the others
 * work. On a {@link org.finales.cycler.spi.VirtualClock} all channels share one thread, and the
 * clock goes as fast as it can while an experiment runs; it should be theirs alone. Otherwise each
 * channel has a thread of its own.
 *
 * <p>What a station has to know after a crash lies in its folder: one small file for each run and
 * for each channel with alarms that stand. After a start every channel is made safe first; then
 * runs go on, wait, or fail by their experiments' {@link org.finales.api.experiment.Recovery}.
 * {@code docs/stations.md} has what is watched and what happens then.
 */
public final class StationRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationRunner.class);
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final long REPORT_MILLIS = 1_000;
  private static final long WATCH_MILLIS = 100;
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long HUNG_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final LabLink link;
  private final Station station;
  private final List<ChannelWorker> workers = new ArrayList<>();
  private final Instruments instruments;
  private final Conductor conductor;
  private final ThreadPoolExecutor spare;
  private final List<Thread> threads = new ArrayList<>();
  private final FileChannel lock;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  private StationRunner(
      LabLink link,
      StationDraft draft,
      Drivers drivers,
      LabClock clock,
      Path folder,
      FileChannel lock) {
    this.link = link;
    this.lock = lock;
    this.station = link.register(draft);
    this.instruments = new Instruments(drivers);
    this.conductor = new Conductor(clock);
    this.spare =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(256),
            work -> daemon("station spare", work));
    for (StationChannel channel : draft.channels()) {
      ChannelWorker[] self = new ChannelWorker[1];
      ChannelWorker worker =
          new ChannelWorker(
              link, station.id(), channel, instruments, clock, folder, spare, () -> ring(self[0]));
      self[0] = worker;
      workers.add(worker);
    }
    OrderDesk desk = new OrderDesk(link, station.id(), drivers, workers, spare);
    threads.add(daemon("station orders", () -> orders(desk)));
    threads.add(daemon("station reports", this::tellReports));
    threads.add(daemon("station watchdog", this::watch));
    for (ChannelWorker worker : workers) {
      threads.add(daemon("claims " + worker.name(), () -> claims(worker)));
    }
  }

  private void ring(@Nullable ChannelWorker worker) {
    if (worker != null) {
      conductor.ring(worker);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a station.
   *
   * @param link the laboratory
   * @param draft what the station is
   * @param drivers opens its instruments; with the same clock
   * @param clock the computer's clock, or a virtual one
   * @param stateFolder where the station keeps what it has to know after a crash; made if it is not
   *     there; of this station alone
   * @throws org.finales.api.broker.UnavailableException if the laboratory cannot be reached
   * @throws UncheckedIOException if the folder cannot be used, or another station uses it
   */
  public static StationRunner start(
      LabLink link, StationDraft draft, Drivers drivers, LabClock clock, Path stateFolder) {
    FileChannel lock = lock(stateFolder);
    try {
      StationRunner runner = new StationRunner(link, draft, drivers, clock, stateFolder, lock);
      runner.conductor.start(runner.workers);
      runner.threads.forEach(Thread::start);
      return runner;
    } catch (RuntimeException e) {
      quietly(lock);
      throw e;
    }
  }

  private static FileChannel lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("station.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held;
      try {
        held = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        held = null;
      }
      if (held == null) {
        quietly(channel);
        throw new IOException("another station uses it; give each a folder of its own");
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void quietly(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      log.debug("closing failed", e);
    }
  }

  /** Returns the station as it was registered. */
  public Station station() {
    return station;
  }

  /** Returns what each channel is doing, in the order of the station's channels. */
  public List<ChannelReport> reports() {
    return workers.stream().map(ChannelWorker::report).toList();
  }

  /** The workers, for trials. */
  List<ChannelWorker> workers() {
    return workers;
  }

  private void claims(ChannelWorker worker) {
    while (!closed) {
      UUID tenant = worker.tenant();
      if (tenant == null || !worker.wantsWork()) {
        waitFor(50);
        continue;
      }
      try {
        Optional<Claim> claim = link.next(tenant, WAIT);
        if (claim.isPresent()) {
          worker.give(claim.get());
          waitFor(200);
        }
      } catch (BrokerException e) {
        log.info("channel {} asks for work in vain: {}", worker.name(), e.getMessage());
        waitFor(1_000);
      }
    }
  }

  private void orders(OrderDesk desk) {
    long after = 0;
    while (!closed) {
      try {
        for (StationOrder order : link.orders(station.id(), after, WAIT)) {
          desk.follow(order);
          after = Math.max(after, order.sequence());
        }
      } catch (BrokerException e) {
        log.info("no orders: {}", e.getMessage());
        waitFor(1_000);
      }
    }
  }

  private void tellReports() {
    long renewed = System.nanoTime();
    while (!closed) {
      try {
        link.report(station.id(), workers.stream().map(ChannelWorker::report).toList());
        if (System.nanoTime() - renewed > RENEW_NANOS) {
          renewed = System.nanoTime();
          renew();
        }
      } catch (BrokerException e) {
        log.debug("reports are not heard: {}", e.getMessage());
      }
      waitFor(REPORT_MILLIS);
    }
  }

  private void renew() {
    for (ChannelWorker worker : workers) {
      long token = worker.token();
      if (token != 0) {
        Claim claim = link.renew(token);
        if (!claim.state().isHeld()) {
          worker.retracted(token, "the laboratory says that the work is " + claim.state());
        }
      }
    }
  }

  /** Notices runners and drivers that hang, on a thread that needs neither. */
  private void watch() {
    while (!closed) {
      for (ChannelWorker worker : workers) {
        Supervisor supervisor = worker.supervisor();
        if (supervisor != null
            && supervisor.isUnwatched(HUNG_NANOS)
            && !conductor.isTakingTurns(HUNG_NANOS)) {
          Trip trip =
              new Trip(
                  "runner-hung",
                  "nobody looked at the channel for more than "
                      + Texts.time(HUNG_NANOS / 1e9)
                      + "; its runner or its instrument hangs");
          daemon("rescue " + worker.name(), () -> supervisor.tripHanging(trip)).start();
        }
      }
      waitFor(WATCH_MILLIS);
    }
  }

  private void waitFor(long millis) {
    try {
      if (ended.await(millis, TimeUnit.MILLISECONDS)) {
        log.debug("the station ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Switches everything off and sees to it; runs are interrupted and go on by their policy when the
   * station is started again. What instruments run by themselves runs on. Does nothing the second
   * time.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    ended.countDown();
    conductor.close();
    threads.forEach(Thread::interrupt);
    for (ChannelWorker worker : workers) {
      try {
        worker.close();
      } catch (RuntimeException e) {
        log.error("channel {} was not closed", worker.name(), e);
      }
    }
    for (String trouble : instruments.close()) {
      log.error("an instrument was not closed: {}", trouble);
    }
    spare.shutdownNow();
    for (Thread thread : threads) {
      try {
        thread.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    quietly(lock);
  }
}
