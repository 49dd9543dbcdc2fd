package org.finales.core.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.json.FinalesJson;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The least that a laboratory is: a store of data sets, and tables. */
class PretendLab implements LabLink {
  final SeriesStore store;
  final Map<UUID, Station> stations = new LinkedHashMap<>();
  final Map<UUID, Experiment> experiments = new LinkedHashMap<>();
  final Map<UUID, RegisteredBattery> batteries = new LinkedHashMap<>();
  final Map<Long, Claim> claims = new LinkedHashMap<>();
  final List<Claim> work = new ArrayList<>();
  final Map<Long, Experiment> about = new LinkedHashMap<>();
  final List<StationOrder> orders = new ArrayList<>();
  final Map<Long, String> answers = new TreeMap<>();
  final List<ChannelReport> reports = new ArrayList<>();

  PretendLab(SeriesStore store) {
    this.store = store;
  }

  @Override
  public synchronized Station register(StationDraft draft) {
    Station station =
        new Station(
            UUID.nameUUIDFromBytes(draft.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            draft,
            Map.of(),
            "anna",
            false,
            null,
            false,
            Instant.EPOCH,
            1);
    stations.put(station.id(), station);
    return station;
  }

  @Override
  public synchronized Station station(UUID station) {
    return there("station", station, stations.get(station));
  }

  private static <T> T there(String kind, Object id, @Nullable T found) {
    if (found == null) {
      throw new NotFoundException("no " + kind + " " + id);
    }
    return found;
  }

  @Override
  public UUID offer(UUID station, String channel, ChannelNeeds can) {
    return new UUID(1, channel.hashCode());
  }

  @Override
  public synchronized Optional<Claim> next(UUID tenant, Duration wait) {
    return work.isEmpty() ? Optional.empty() : Optional.of(work.remove(0));
  }

  @Override
  public synchronized Claim renew(long token) {
    return there("claim", token, claims.get(token));
  }

  @Override
  public synchronized void giveBack(long token, String reason) {
    claims.remove(token);
  }

  @Override
  public synchronized Experiment experiment(Claim claim, UUID station, String channel) {
    return there("experiment", claim.token(), about.get(claim.token()));
  }

  @Override
  public synchronized RegisteredBattery battery(UUID battery) {
    return there("battery", battery, batteries.get(battery));
  }

  @Override
  public synchronized void open(UUID experiment, RecordedDataset dataset) {
    if (store.find(dataset.id()).isEmpty()) {
      store.create(dataset);
    }
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
    return store.points(dataset, from, most);
  }

  @Override
  public synchronized void report(UUID station, List<ChannelReport> some) {
    reports.addAll(some);
    notifyAll();
  }

  @Override
  public synchronized List<StationOrder> orders(UUID station, long after, Duration wait) {
    return orders.stream().filter(order -> order.sequence() > after).toList();
  }

  @Override
  public synchronized void answer(UUID station, long order, @Nullable JsonNode answer) {
    answers.put(order, String.valueOf(answer));
  }

  /** A claim that has not begun. */
  static Claim claim(long token) {
    Request request =
        new Request(
            UUID.nameUUIDFromBytes(new byte[] {(byte) token}),
            "cycling",
            List.of("protocol"),
            Map.of(),
            Map.of("protocol", FinalesJson.read("{\"minVoltage\":2.5}")),
            RequestStatus.CLAIMED,
            0,
            null,
            Set.of(),
            Set.of("battery:1"),
            1,
            3,
            "rita",
            null,
            token,
            "anna",
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            1);
    return new Claim(
        token,
        request,
        "protocol",
        new UUID(1, 2),
        "anna",
        ClaimState.LIVE,
        false,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(2_592_000));
  }
}
