package org.finales.core.station;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.finales.api.battery.Battery;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Attribute;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A laboratory in memory over a real store of time series. Thread-safe. */
class MemoryLab implements LabLink {
  final SeriesStore store;
  final Map<String, ChannelReport> reports = new ConcurrentHashMap<>();
  final Map<Long, JsonNode> answers = new ConcurrentHashMap<>();
  final List<String> givenBack = new ArrayList<>();
  final Map<UUID, ChannelNeeds> offers = new ConcurrentHashMap<>();
  private final Map<UUID, RegisteredBattery> batteries = new ConcurrentHashMap<>();
  private final Map<UUID, Experiment> experiments = new ConcurrentHashMap<>();
  private final Map<Long, Claim> claims = new ConcurrentHashMap<>();
  private final Map<UUID, UUID> datasets = new ConcurrentHashMap<>();
  private final ArrayDeque<Claim> queue = new ArrayDeque<>();
  private final List<StationOrder> orders = new ArrayList<>();
  private final Map<String, UUID> tenants = new HashMap<>();
  private @Nullable Station station;
  private long numbers;

  MemoryLab(SeriesStore store) {
    this.store = store;
  }

  /** Adds an experiment to the queue. */
  synchronized Experiment queue(Protocol protocol, Battery battery, Recovery recovery) {
    return queue(protocol, battery, recovery, List.of());
  }

  synchronized Experiment queue(
      Protocol protocol, Battery battery, Recovery recovery, List<Attribute> attributes) {
    return queue(UUID.randomUUID(), protocol, battery, recovery, attributes, true);
  }

  /** Adds an experiment of a known identity, which may have been claimed before. */
  synchronized Experiment queue(
      UUID id,
      Protocol protocol,
      Battery battery,
      Recovery recovery,
      List<Attribute> attributes,
      boolean waiting) {
    long token = ++numbers;
    UUID cell = UUID.randomUUID();
    batteries.put(cell, new RegisteredBattery(cell, battery, false, "lab", Instant.EPOCH, 1));
    Experiment experiment =
        new Experiment(
            id,
            "experiment " + token,
            "",
            cell,
            null,
            null,
            0,
            recovery,
            0,
            attributes,
            ExperimentState.QUEUED,
            "",
            "lab",
            Instant.EPOCH,
            null,
            null,
            id,
            null,
            List.of(),
            null,
            null,
            false,
            false,
            1);
    experiments.put(id, experiment);
    JsonNode order =
        FinalesJson.tree(CyclingOrder.builder(protocol).battery("urn:uuid:" + cell).build());
    Request request =
        new Request(
            id,
            "cycling",
            List.of("protocol"),
            Map.of(),
            Map.of("protocol", order),
            RequestStatus.CLAIMED,
            0,
            null,
            Set.of(),
            Set.of(),
            1,
            3,
            "lab",
            null,
            token,
            null,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            1);
    Claim claim =
        new Claim(
            token, request, "protocol", null, "lab", ClaimState.LIVE, false, Instant.EPOCH, null);
    claims.put(token, claim);
    if (waiting) {
      queue.add(claim);
    }
    notifyAll();
    return experiment;
  }

  /** Tells the station to do something; returns the number of the order. */
  synchronized long order(OrderKind kind, @Nullable String channel, @Nullable JsonNode argument) {
    Station known = requireNonNull(station);
    long number = ++numbers;
    orders.add(
        new StationOrder(
            number,
            known.id(),
            channel,
            null,
            kind,
            argument,
            "ada",
            "",
            Instant.EPOCH,
            null,
            null));
    notifyAll();
    return number;
  }

  /** Lets the next look at a claim find it taken back. */
  void takeBack(Experiment experiment) {
    claims.replaceAll(
        (token, claim) ->
            claim.request().id().equals(experiment.id())
                ? new Claim(
                    token,
                    claim.request(),
                    claim.method(),
                    null,
                    "lab",
                    ClaimState.RETRACTED,
                    true,
                    Instant.EPOCH,
                    null)
                : claim);
  }

  UUID dataset(Experiment experiment) {
    return requireNonNull(datasets.get(experiment.id()), "nothing was recorded yet");
  }

  List<RecordedEvent> events(Experiment experiment, String kind) {
    UUID dataset = datasets.get(experiment.id());
    return dataset == null
        ? List.of()
        : store.events(dataset, 0, 10_000).stream()
            .filter(event -> event.event().kind().equals(kind))
            .toList();
  }

  /** The states in their order. */
  List<ExperimentState> states(Experiment experiment) {
    return events(experiment, RunEvent.KIND).stream()
        .map(event -> run(event.event()).state())
        .toList();
  }

  static RunEvent run(SeriesEvent event) {
    return FinalesJson.convert(
        FinalesJson.readWritten(requireNonNull(event.detail())), RunEvent.class);
  }

  boolean isOver(Experiment experiment) {
    return states(experiment).stream().anyMatch(ExperimentState::isOver);
  }

  /** All points of an experiment. */
  List<Points> points(Experiment experiment) {
    try (Stream<Points> all = store.points(dataset(experiment))) {
      return all.toList();
    }
  }

  @Override
  public synchronized Station register(StationDraft draft) {
    Map<String, UUID> names = new HashMap<>();
    draft.channels().forEach(channel -> names.put(channel.name(), UUID.randomUUID()));
    Station made =
        new Station(
            UUID.nameUUIDFromBytes(draft.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            draft,
            names,
            null,
            false,
            null,
            true,
            Instant.EPOCH,
            1);
    station = made;
    return made;
  }

  @Override
  public synchronized Station station(UUID id) {
    return requireNonNull(station);
  }

  @Override
  public synchronized UUID offer(UUID id, String channel, ChannelNeeds can) {
    UUID tenant = tenants.computeIfAbsent(channel, name -> UUID.randomUUID());
    offers.put(tenant, can);
    return tenant;
  }

  @Override
  public synchronized Optional<Claim> next(UUID tenant, Duration wait) {
    long until = System.nanoTime() + wait.toNanos();
    while (queue.isEmpty()) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return Optional.empty();
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.of(queue.remove());
  }

  @Override
  public Claim renew(long token) {
    return requireNonNull(claims.get(token));
  }

  @Override
  public synchronized void giveBack(long token, String reason) {
    givenBack.add(reason);
    queue.add(requireNonNull(claims.get(token)));
  }

  @Override
  public Experiment experiment(Claim claim, UUID id, String channel) {
    return requireNonNull(experiments.get(claim.request().id()));
  }

  @Override
  public RegisteredBattery battery(UUID battery) {
    return requireNonNull(batteries.get(battery));
  }

  @Override
  public void open(UUID experiment, RecordedDataset dataset) {
    if (store.find(dataset.id()).isEmpty()) {
      store.create(dataset);
    }
    datasets.put(experiment, dataset.id());
  }

  @Override
  public DatasetStatus status(UUID dataset) {
    return store.status(dataset);
  }

  @Override
  public long newestBatch(UUID dataset, String source) {
    return store.newestBatch(dataset, source);
  }

  @Override
  public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
    return store.appendLater(dataset, batch);
  }

  @Override
  public Receipt record(UUID dataset, SeriesEvent event) {
    return store.record(dataset, event);
  }

  @Override
  public Points points(UUID dataset, long from, int most) {
    RecordedDataset known =
        store.find(dataset).orElseThrow(() -> new NotFoundException("no data set " + dataset));
    Points.Builder wanted = known.points();
    long number = 0;
    try (Stream<Points> all = store.points(dataset)) {
      for (Points part : (Iterable<Points>) all::iterator) {
        for (int i = 0; i < part.size(); i++, number++) {
          if (number >= from && wanted.size() < most) {
            double[] auxiliary = new double[part.auxiliaries()];
            for (int a = 0; a < auxiliary.length; a++) {
              auxiliary[a] = part.auxiliary(i, a);
            }
            wanted.add(
                part.instrumentMicros(i),
                part.hostMicros(i),
                part.step(i),
                part.cycle(i),
                part.mode(i),
                part.voltage(i),
                part.current(i),
                auxiliary);
          }
        }
      }
    }
    return wanted.build();
  }

  @Override
  public void report(UUID id, List<ChannelReport> all) {
    all.forEach(report -> reports.put(report.channel(), report));
  }

  @Override
  public synchronized List<StationOrder> orders(UUID id, long after, Duration wait) {
    long until = System.nanoTime() + wait.toNanos();
    while (orders.stream().noneMatch(order -> order.sequence() > after)) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      }
    }
    return orders.stream().filter(order -> order.sequence() > after).toList();
  }

  @Override
  public void answer(UUID id, long order, @Nullable JsonNode answer) {
    answers.put(order, requireNonNull(answer));
  }
}
