package org.finales.core.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A laboratory that may be away for days. Data sets are written to a spool on this computer's disk;
 * a courier brings them to the laboratory in their order and once, whatever dies meanwhile.
 *
 * <p>What a running station needs is remembered beside the spool: itself, what it offers, claims,
 * experiments, batteries and the orders that it has seen. While the laboratory is away these are
 * answered from there if they were asked before, and everything else is an {@link
 * UnavailableException}. Answers to orders are kept and brought later. Reports are not: only the
 * newest of each channel is told, and none while the laboratory is away.
 *
 * <p>One folder belongs to one link of one process at a time; whoever opens it sees to that.
 * Thread-safe.
 */
public final class SpoolingLink implements LabLink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolingLink.class);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final LabLink lab;
  private final SeriesStore spool;
  private final SpoolMemory memory;
  private final SpooledWork work;
  private final Courier courier;
  private final Reporter reporter;
  private final AtomicBoolean answersWait = new AtomicBoolean(true);

  private SpoolingLink(Path folder, LabLink lab, SpoolSettings settings, LabClock clock) {
    this.lab = lab;
    memory = new SpoolMemory(folder.resolve("memory"));
    work = new SpooledWork(memory, lab);
    spool = SeriesStore.sqlite(folder.resolve("spool.db"));
    courier = new Courier(spool, memory, lab, settings, clock, this::bringAnswers);
    reporter = new Reporter();
  }

  /**
   * Opens a spool and begins to deliver what is in it.
   *
   * @param folder where it is, made if it is not there
   * @param lab the laboratory
   * @param clock by which delivered data sets are kept for a time
   * @throws org.finales.core.store.StoreException if the spool cannot be opened
   */
  public static SpoolingLink open(
      Path folder, LabLink lab, SpoolSettings settings, LabClock clock) {
    return new SpoolingLink(folder, lab, settings, clock);
  }

  /**
   * How the delivery is going; immutable.
   *
   * @param away why the laboratory cannot be reached; null if it can
   * @param problems what the laboratory does not take, in words
   */
  public record Delivery(@Nullable String away, List<String> problems) {
    /** Copies the list. */
    public Delivery {
      problems = List.copyOf(problems);
    }
  }

  /** How the delivery is going. */
  public Delivery delivery() {
    return new Delivery(courier.away(), courier.problems());
  }

  /**
   * Waits until the laboratory has everything.
   *
   * @return whether it has; false when the time is over, or if it refuses something
   */
  public boolean awaitDelivered(Duration most) {
    return courier.await(most);
  }

  @Override
  public Station register(StationDraft draft) {
    return work.register(draft);
  }

  @Override
  public Station station(UUID station) {
    return work.station(station);
  }

  @Override
  public UUID offer(UUID station, String channel, ChannelNeeds can) {
    return work.offer(station, channel, can);
  }

  @Override
  public Optional<Claim> next(UUID tenant, Duration wait) {
    Optional<Claim> claim = work.next(tenant, wait);
    if (claim.isPresent() && courier.hasBegun(claim.get().token())) {
      // The laboratory does not know yet that this has begun, or even ended: tell it first.
      courier.await(wait.compareTo(SOON) < 0 ? wait : SOON);
      return Optional.empty();
    }
    return claim;
  }

  @Override
  public Claim renew(long token) {
    return work.renew(token);
  }

  @Override
  public void giveBack(long token, String reason) {
    work.giveBack(token, reason);
  }

  @Override
  public Experiment experiment(Claim claim, UUID station, String channel) {
    return work.experiment(claim, station, channel);
  }

  @Override
  public RegisteredBattery battery(UUID battery) {
    return work.battery(battery);
  }

  @Override
  public void open(UUID experiment, RecordedDataset dataset) {
    if (courier.find(dataset.id()) != null) {
      return;
    }
    Shipment.Slip slip = new Shipment.Slip(experiment, dataset, work.newestClaim(experiment), null);
    // The slip first: a slip without a data set is forgotten, a data set without one would stay.
    memory.put(Courier.DATASET, dataset.id(), slip);
    if (spool.find(dataset.id()).isEmpty()) {
      spool.create(dataset);
    }
    courier.take(new Shipment(slip));
  }

  @Override
  public DatasetStatus status(UUID dataset) {
    return courier.find(dataset) == null ? lab.status(dataset) : spool.status(dataset);
  }

  @Override
  public long newestBatch(UUID dataset, String source) {
    return courier.find(dataset) == null
        ? lab.newestBatch(dataset, source)
        : spool.newestBatch(dataset, source);
  }

  @Override
  public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
    return spool
        .appendLater(dataset, batch)
        .thenApply(
            receipt -> {
              written(dataset, batch.events());
              return receipt;
            });
  }

  @Override
  public Receipt record(UUID dataset, SeriesEvent event) {
    Receipt receipt = spool.record(dataset, event);
    written(dataset, List.of(event));
    return receipt;
  }

  private void written(UUID dataset, List<SeriesEvent> events) {
    Shipment shipment = courier.find(dataset);
    if (shipment != null) {
      shipment.notice(events);
      shipment.news = true;
      courier.wake();
    }
  }

  @Override
  public Points points(UUID dataset, long from, int most) {
    return courier.find(dataset) == null
        ? lab.points(dataset, from, most)
        : spool.points(dataset, from, most);
  }

  @Override
  public void report(UUID station, List<ChannelReport> reports) {
    reporter.put(station, reports);
  }

  @Override
  public List<StationOrder> orders(UUID station, long after, Duration wait) {
    return work.orders(station, after, wait);
  }

  /** {@inheritDoc} Returns when the answer is on this computer's disk. */
  @Override
  public void answer(UUID station, long order, @Nullable JsonNode answer) {
    work.keepAnswer(station, order, answer);
    answersWait.set(true);
    courier.wake();
  }

  private void bringAnswers() {
    if (!answersWait.getAndSet(false)) {
      return;
    }
    for (SpooledWork.Answer answer : work.answers()) {
      try {
        lab.answer(answer.station(), answer.order(), answer.answer());
      } catch (UnavailableException | UnauthenticatedException e) {
        answersWait.set(true);
        throw e;
      } catch (BrokerException e) {
        LOG.warn("the answer to order {} is not taken: {}", answer.order(), e.getMessage());
      }
      work.answered(answer);
    }
  }

  /** Stops delivering; what is not delivered is delivered when the spool is opened again. */
  @Override
  public void close() {
    reporter.close();
    courier.close();
    spool.close();
  }

  /** Tells the newest reports, on a thread of its own. */
  private final class Reporter implements AutoCloseable {
    private final Map<UUID, Map<String, ChannelReport>> newest = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "finales-reports");
    private boolean closed;

    Reporter() {
      thread.setDaemon(true);
      thread.start();
    }

    synchronized void put(UUID station, List<ChannelReport> reports) {
      if (courier.away() != null) {
        return;
      }
      Map<String, ChannelReport> mine =
          newest.computeIfAbsent(station, id -> new LinkedHashMap<>());
      reports.forEach(report -> mine.put(report.channel(), report));
      notifyAll();
    }

    private synchronized Map<UUID, Map<String, ChannelReport>> take() throws InterruptedException {
      while (newest.isEmpty() && !closed) {
        wait();
      }
      Map<UUID, Map<String, ChannelReport>> taken = new LinkedHashMap<>(newest);
      newest.clear();
      return taken;
    }

    private void run() {
      try {
        for (var taken = take(); !taken.isEmpty(); taken = take()) {
          taken.forEach(this::tell);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void tell(UUID station, Map<String, ChannelReport> reports) {
      try {
        lab.report(station, List.copyOf(reports.values()));
      } catch (RuntimeException e) {
        LOG.debug("reports of station {} are dropped: {}", station, e.toString());
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
        newest.clear();
        notifyAll();
      }
      thread.interrupt();
    }
  }
}
