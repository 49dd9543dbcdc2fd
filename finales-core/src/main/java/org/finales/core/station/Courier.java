package org.finales.core.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.BatchOrderException;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries data sets from the spool to the laboratory, each in its order, several at a time, from
 * the place that the laboratory says it has. Nothing about that place is kept here, so there is
 * nothing that could be wrong after a crash.
 */
final class Courier implements AutoCloseable {
  /** The name under which batches are numbered. */
  static final String SOURCE = "courier";

  static final String DATASET = "dataset";

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Batches on their way at a time. */
  private static final int MOST_AT_ONCE = 16;

  private final SeriesStore spool;
  private final SpoolMemory memory;
  private final LabLink lab;
  private final SpoolSettings settings;
  private final LabClock clock;
  private final Errands errands;
  private final Map<UUID, Shipment> shipments = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private boolean woken;
  private boolean idle;
  private volatile boolean closed;
  private volatile @Nullable String away;
  private Duration pause;
  private long turns;

  /** What else is brought to the laboratory in a round. */
  @FunctionalInterface
  interface Errands {
    /**
     * Runs them.
     *
     * @throws UnavailableException if the laboratory is away
     */
    void run();
  }

  Courier(
      SeriesStore spool,
      SpoolMemory memory,
      LabLink lab,
      SpoolSettings settings,
      LabClock clock,
      Errands errands) {
    this.spool = spool;
    this.memory = memory;
    this.lab = lab;
    this.settings = settings;
    this.clock = clock;
    this.errands = errands;
    pause = settings.firstPause();
    for (Shipment.Slip slip : memory.all(DATASET, Shipment.Slip.class)) {
      Shipment shipment = new Shipment(slip);
      if (spool.find(shipment.id()).isEmpty()) {
        // Its data set was about to be made, or is deleted already.
        memory.delete(DATASET, shipment.id());
      } else {
        shipment.look(spool);
        shipments.put(shipment.id(), shipment);
      }
    }
    thread = new Thread(this::run, "finales-courier");
    thread.setDaemon(true);
    thread.start();
  }

  @Nullable Shipment find(UUID dataset) {
    return shipments.get(dataset);
  }

  /** Whether a data set was begun here under a claim. */
  boolean hasBegun(long claim) {
    return shipments.values().stream()
        .anyMatch(shipment -> Long.valueOf(claim).equals(shipment.slip.claim()));
  }

  /** Takes a data set that is in the spool. */
  void take(Shipment shipment) {
    shipments.putIfAbsent(shipment.id(), shipment);
    wake();
  }

  /** Says that something is on disk that may have to be carried. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Why the laboratory cannot be reached; null if it can. */
  @Nullable String away() {
    return away;
  }

  /** Whatever the laboratory does not take, in words. */
  List<String> problems() {
    List<String> all = new ArrayList<>();
    for (Shipment shipment : shipments.values()) {
      String problem = shipment.problem;
      if (problem != null) {
        all.add("data set " + shipment.id() + ": " + problem);
      }
    }
    return all;
  }

  /** Waits until everything that was on disk is delivered. */
  boolean await(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    lock.lock();
    try {
      while (woken
          || !idle
          || away != null
          || shipments.values().stream().anyMatch(one -> one.news)) {
        long left = end - System.nanoTime();
        if (left <= 0 || closed) {
          return false;
        }
        changed.awaitNanos(left);
      }
      return problems().isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      Duration wait;
      try {
        wait = round();
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        LOG.error("the spool cannot be carried on; trying again", e);
        wait = settings.longestPause();
      }
      if (!wait.isZero()) {
        rest(wait, away != null);
      }
    }
  }

  /**
   * Waits for news.
   *
   * @param whole whether news are no reason to come back earlier
   */
  private void rest(Duration most, boolean whole) {
    long end = System.nanoTime() + most.toNanos();
    lock.lock();
    try {
      idle = true;
      changed.signalAll();
      while (!closed && (whole || !woken)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          break;
        }
        changed.awaitNanos(left);
      }
      idle = false;
      woken = false;
    } catch (InterruptedException e) {
      // Only closing interrupts.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Sends what there is, a batch of each data set; how long to wait then. */
  private Duration round() {
    try {
      errands.run();
    } catch (UnavailableException | UnauthenticatedException e) {
      return gone(e);
    }
    List<Sent> sent = new ArrayList<>();
    BrokerException lost = null;
    Duration wait = settings.longestPause();
    long now = System.nanoTime();
    List<Shipment> waiting = new ArrayList<>(shipments.values());
    // Those that were served least lately first, or the last would never have a turn.
    waiting.sort(Comparator.comparingLong(shipment -> shipment.served));
    for (Shipment shipment : waiting) {
      if (sent.size() == MOST_AT_ONCE || lost != null) {
        wait = Duration.ZERO;
        break;
      }
      if (!shipment.news || shipment.due - now > 0) {
        settle(shipment);
        continue;
      }
      try {
        Sent one = send(shipment);
        if (one != null) {
          sent.add(one);
        }
      } catch (UnavailableException | UnauthenticatedException e) {
        lost = e;
      } catch (RuntimeException e) {
        refused(shipment, e);
      }
    }
    for (Sent one : sent) {
      try {
        one.arrived(one.receipt().join());
        wait = Duration.ZERO;
      } catch (CompletionException e) {
        one.shipment().place = null;
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof UnavailableException || cause instanceof UnauthenticatedException) {
          lost = (BrokerException) cause;
        } else if (cause instanceof BatchOrderException) {
          // An earlier try got through after all: ask again where the laboratory is.
          wait = Duration.ZERO;
        } else {
          refused(one.shipment(), cause);
        }
      }
    }
    if (lost != null) {
      return gone(lost);
    }
    back();
    return wait;
  }

  /** A batch on its way. */
  private record Sent(
      Shipment shipment, Shipment.Place from, Batch batch, CompletableFuture<Receipt> receipt) {

    void arrived(Receipt answer) {
      Shipment.Place to =
          new Shipment.Place(
              from.points() + batch.points().size(),
              from.events() + batch.events().size(),
              from.number() + 1);
      // Of a batch that was there already the answer counts what came after it, too.
      boolean known = answer.repeated() || answer.points() == to.points();
      shipment.place = known ? to : null;
      shipment.problem = null;
    }
  }

  private @Nullable Sent send(Shipment shipment) {
    shipment.news = false;
    shipment.served = ++turns;
    boolean ended = false;
    try {
      Shipment.Place from = shipment.place;
      if (from == null) {
        from = ask(shipment);
        shipment.place = from;
      }
      Batch batch = shipment.next(spool, SOURCE, from, settings.mostValues());
      if (batch == null) {
        ended = true;
        shipment.problem = null;
        settle(shipment);
        return null;
      }
      return new Sent(shipment, from, batch, lab.append(shipment.id(), batch));
    } finally {
      if (!ended) {
        // Whether it arrives or not, it has to be looked at again.
        shipment.news = true;
      }
    }
  }

  /** Asks the laboratory how far it is. */
  private Shipment.Place ask(Shipment shipment) {
    lab.open(shipment.slip.experiment(), shipment.slip.dataset());
    // The number first: a batch that arrives in between is noticed by its number then.
    long number = lab.newestBatch(shipment.id(), SOURCE) + 1;
    DatasetStatus there = lab.status(shipment.id());
    DatasetStatus here = spool.status(shipment.id());
    if (there.points() > here.points() || there.events() > here.events()) {
      throw new IllegalStateException(
          "the laboratory has %d points and %d events, the spool only %d and %d; the spool's folder"
                  .formatted(there.points(), there.events(), here.points(), here.events())
              + " is older than what was delivered from it, and nothing is sent");
    }
    return new Shipment.Place(there.points(), there.events(), number);
  }

  /** Notes that a data set is delivered, and deletes it when its time is over. */
  private void settle(Shipment shipment) {
    if (shipment.news || !shipment.over || !shipment.isComplete(spool)) {
      return;
    }
    Shipment.Slip slip = memory.find(DATASET, shipment.id(), Shipment.Slip.class).orElse(null);
    if (slip == null) {
      return;
    }
    Instant delivered = slip.delivered();
    if (delivered == null) {
      delivered = clock.now();
      memory.put(DATASET, shipment.id(), slip.delivered(delivered));
    }
    if (!clock.now().isBefore(delivered.plus(settings.retention()))) {
      shipments.remove(shipment.id());
      spool.delete(shipment.id());
      memory.delete(DATASET, shipment.id());
      SpooledWork.forget(memory, slip.experiment());
      LOG.info("data set {} was delivered at {} and is deleted here", shipment.id(), delivered);
    }
  }

  private void refused(Shipment shipment, Throwable problem) {
    String text = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    if (!text.equals(shipment.problem)) {
      LOG.error("the laboratory does not take data set {}: {}", shipment.id(), text);
    }
    shipment.problem = text;
    shipment.place = null;
    shipment.due = System.nanoTime() + settings.longestPause().toNanos();
  }

  private Duration gone(BrokerException problem) {
    if (away == null && !closed) {
      LOG.warn(
          "the laboratory cannot be reached, everything is kept here: {}", problem.getMessage());
    }
    away = String.valueOf(problem.getMessage());
    Duration wait = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : twice;
    return wait;
  }

  private void back() {
    if (away != null) {
      LOG.info("the laboratory is there again");
    }
    away = null;
    pause = settings.firstPause();
  }
}
