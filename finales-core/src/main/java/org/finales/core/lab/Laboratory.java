package org.finales.core.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.Capabilities;
import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.UnavailableException;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.experiment.StationOrder;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.station.LabLink;
import org.finales.core.store.Committed;
import org.finales.core.timeseries.SeriesStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A laboratory that cycles batteries: its register, its queue and what is going on in it, upon a
 * broker and a store of time series.
 *
 * <pre>{@code
 * try (Engine engine = Engine.open(folder.resolve("finales.db"));
 *     SeriesStore series = SeriesStore.sqlite(folder.resolve("series.db"));
 *     Laboratory laboratory = Laboratory.open(engine, series)) {
 *   RegisteredBattery cell = laboratory.batteries().add(me, battery);
 *   …
 * }
 * }</pre>
 *
 * <p>Engine and store stay the caller's, who closes them after the laboratory. Thread-safe; several
 * laboratories may work on the same databases.
 */
public final class Laboratory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Laboratory.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Actor STATION = new Actor("station", Role.OPERATOR, null);

  private final Parts parts;
  private final LiveBoard board;
  private final Batteries batteries;
  private final Protocols protocols;
  private final Stations stations;
  private final Experiments experiments;
  private final Alarms alarms;
  private final Orders orders;
  private final Presence presence;
  private final Recordings recordings;
  private final RequestWatch watch;
  private final Imports imports;
  private final ExecutorService workers;
  private final ExecutorService follower;
  private final ScheduledExecutorService timer;
  private volatile boolean closed;

  private Laboratory(Builder builder) {
    int number = NUMBER.incrementAndGet();
    this.workers = Executors.newCachedThreadPool(named("finales-lab-" + number));
    this.follower = Executors.newSingleThreadExecutor(named("finales-lab-log-" + number));
    this.timer = Executors.newSingleThreadScheduledExecutor(named("finales-lab-timer-" + number));
    this.parts =
        new Parts(builder.engine, builder.series, new Drafts(), new Bell(), builder.lostAfter);
    History history = new History(parts);
    this.orders = new Orders(parts);
    this.board = new LiveBoard(workers);
    this.presence = new Presence(parts, board);
    this.batteries = new Batteries(parts);
    this.protocols = new Protocols(parts);
    this.stations = new Stations(parts, orders, presence, board);
    this.alarms = new Alarms(parts, orders);
    this.imports = new Imports(parts, history);
    this.experiments = new Experiments(parts, history, orders, imports);
    Progress progress = new Progress(parts, history);
    this.recordings = new Recordings(parts, progress, alarms, history, workers);
    this.watch = new RequestWatch(parts, history, orders, progress);
    offerCycling(builder.engine);
    parts.store().follow(this::followLog);
    recordings.catchUp();
    watch.catchUp();
    imports.clean();
    if (builder.timed) {
      timer.scheduleWithFixedDelay(this::sweepQuietly, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Opens a laboratory with settings that suit most. */
  public static Laboratory open(Engine engine, SeriesStore series) {
    return builder(engine, series).open();
  }

  /** Starts a laboratory with settings of its own. */
  public static Builder builder(Engine engine, SeriesStore series) {
    return new Builder(engine, series);
  }

  /** Requests for {@code cycling} are what experiments are. */
  private static void offerCycling(Engine engine) {
    Capabilities capabilities = engine.as(Parts.LABORATORY).capabilities();
    Optional<Capability> known = capabilities.find(ChannelTenants.QUANTITY, ChannelTenants.METHOD);
    if (known.isPresent() && known.get().parametersSchema().path("properties").has("needs")) {
      return;
    }
    for (CapabilityDraft draft : BuiltInCapabilities.drafts()) {
      if (draft.quantity().equals(ChannelTenants.QUANTITY)
          && draft.method().equals(ChannelTenants.METHOD)) {
        capabilities.add(draft);
      }
    }
  }

  /** The register of batteries. */
  public Batteries batteries() {
    return batteries;
  }

  /** The register of protocols. */
  public Protocols protocols() {
    return protocols;
  }

  /** The register of stations. */
  public Stations stations() {
    return stations;
  }

  /** The experiments. */
  public Experiments experiments() {
    return experiments;
  }

  /** The alarms. */
  public Alarms alarms() {
    return alarms;
  }

  /** What is going on now. */
  public LiveBoard board() {
    return board;
  }

  /** The time series of experiments. */
  public SeriesStore series() {
    return parts.series();
  }

  /** The broker under it. */
  public Engine engine() {
    return parts.engine();
  }

  /** Switches everything off, at every station; see {@link Stations#stopAll}. */
  public List<StationOrder> stop(Actor actor, String reason) {
    return stations.stopAll(actor, reason);
  }

  /** The laboratory as stations within this process see it, by the account {@code station}. */
  public LabLink link() {
    return link(STATION);
  }

  /** The laboratory as an account's stations see it. */
  public LabLink link(Actor actor) {
    return new EmbeddedLink(parts, this, actor, workers);
  }

  /**
   * Looks for stations that are lost and for events that could not be applied. Runs by itself once
   * a second; call it where the clock is not the system's.
   */
  public void sweep() {
    presence.sweep();
    recordings.retry();
  }

  private void sweepQuietly() {
    try {
      sweep();
    } catch (UnavailableException e) {
      if (!closed) {
        log.warn("the laboratory has to wait: {}", e.getMessage());
      }
    } catch (RuntimeException e) {
      log.error("looking after the laboratory failed", e);
    }
  }

  /** Takes what was written to the log; on the thread that wrote it, which must not wait. */
  private void followLog(List<Committed> written) {
    if (closed) {
      return;
    }
    boolean order = false;
    for (Committed entry : written) {
      if (entry.event().subject().equals(Orders.SUBJECT)) {
        order = true;
      } else if (RequestWatch.concerns(entry)) {
        try {
          follower.execute(() -> applyQuietly(entry));
        } catch (RejectedExecutionException e) {
          log.debug("the laboratory is closed: {}", e.toString());
        }
      }
    }
    if (order) {
      parts.bell().ring();
    }
  }

  private void applyQuietly(Committed entry) {
    try {
      watch.apply(entry.event());
    } catch (RuntimeException e) {
      if (!closed) {
        log.error(
            "entry {} of the log cannot be followed for now; the next start does",
            entry.event().sequence(),
            e);
      }
    }
  }

  Presence presence() {
    return presence;
  }

  Orders orders() {
    return orders;
  }

  Recordings recordings() {
    return recordings;
  }

  /** Ends what runs here; experiments, which run at stations, go on. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    parts.bell().close();
    timer.shutdownNow();
    follower.shutdown();
    workers.shutdown();
    try {
      boolean ended =
          follower.awaitTermination(5, TimeUnit.SECONDS)
              && workers.awaitTermination(5, TimeUnit.SECONDS)
              && timer.awaitTermination(5, TimeUnit.SECONDS);
      if (!ended) {
        log.warn("threads of the laboratory still work; they are interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    follower.shutdownNow();
    workers.shutdownNow();
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Builds a laboratory. Not thread-safe. */
  public static final class Builder {
    private final Engine engine;
    private final SeriesStore series;
    private Duration lostAfter = Duration.ofSeconds(30);
    private boolean timed = true;

    private Builder(Engine engine, SeriesStore series) {
      this.engine = engine;
      this.series = series;
    }

    /** Sets after how long without a sign of life a station is lost; 30 seconds by default. */
    public Builder lostAfter(Duration time) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException("lostAfter is " + time + "; it is longer than zero");
      }
      lostAfter = time;
      return this;
    }

    /** Leaves it to the caller to call {@link Laboratory#sweep()}. */
    public Builder untimed() {
      timed = false;
      return this;
    }

    /** Opens the laboratory, and catches up with what happened since it was last open. */
    public Laboratory open() {
      return new Laboratory(this);
    }
  }
}
