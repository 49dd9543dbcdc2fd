package org.finales.core.station;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ConflictException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.rest.Api;
import org.finales.client.HttpBroker;
import org.finales.client.ServerCalls;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.BatchOrderException;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The laboratory of a server, over its native surface; {@code docs/station-api.md} has the calls.
 * Thread-safe.
 */
public final class HttpLink implements LabLink, AutoCloseable {
  /** Code of the refusal of a batch that is not the next. */
  public static final String BATCH_ORDER = "batch-order";

  private static final String STATIONS = Api.ROOT + "/stations/";
  private static final String DATASETS = Api.ROOT + "/datasets/";
  private static final int MOST_AT_ONCE = 16;
  private static final int IDLE_SECONDS = 30;

  private final HttpBroker broker;
  private final ServerCalls calls;

  /** How many auxiliary columns data sets have, which the points' JSON does not say. */
  private final Map<UUID, Integer> auxiliaries = new ConcurrentHashMap<>();

  private final ClaimDesk claims = new ClaimDesk();

  private final ExecutorService sending =
      new ThreadPoolExecutor(
          MOST_AT_ONCE,
          MOST_AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> {
            Thread thread = new Thread(work, "finales-sending");
            thread.setDaemon(true);
            return thread;
          });

  private HttpLink(HttpBroker broker) {
    this.broker = broker;
    calls = broker.calls();
    ((ThreadPoolExecutor) sending).allowCoreThreadTimeOut(true);
  }

  /**
   * A link through a connection, which it closes at its end. Calls that may be repeated are
   * repeated for as long as the connection is told to; before a spool that should be not at all.
   */
  public static HttpLink over(HttpBroker broker) {
    return new HttpLink(broker);
  }

  @Override
  public Station register(StationDraft draft) {
    return calls.put(draft, Station.class, Api.ROOT + "/stations");
  }

  @Override
  public Station station(UUID station) {
    return calls.get(Station.class, STATIONS, station.toString());
  }

  /** The tenant of a channel, as the server answers. */
  record ChannelTenant(UUID tenant) {}

  @Override
  public UUID offer(UUID station, String channel, ChannelNeeds can) {
    return calls
        .put(
            can, ChannelTenant.class, STATIONS, station.toString(), "/channels/", channel, "/offer")
        .tenant();
  }

  @Override
  public Optional<Claim> next(UUID tenant, Duration wait) {
    return claims.next(broker.work(), tenant, wait);
  }

  @Override
  public Claim renew(long token) {
    return broker.work().heartbeat(token);
  }

  @Override
  public void giveBack(long token, String reason) {
    broker.work().giveBack(token, reason);
  }

  /** Names a claim. */
  record ClaimToken(long claim) {}

  @Override
  public Experiment experiment(Claim claim, UUID station, String channel) {
    return calls.post(
        new ClaimToken(claim.token()),
        Experiment.class,
        STATIONS,
        station.toString(),
        "/channels/",
        channel,
        "/experiment");
  }

  @Override
  public RegisteredBattery battery(UUID battery) {
    return calls.get(RegisteredBattery.class, Api.ROOT + "/batteries/", battery.toString());
  }

  @Override
  public void open(UUID experiment, RecordedDataset dataset) {
    calls.put(
        DatasetDraft.of(experiment, dataset), JsonNode.class, DATASETS, dataset.id().toString());
    auxiliaries.put(dataset.id(), dataset.auxiliaries().size());
  }

  @Override
  public DatasetStatus status(UUID dataset) {
    return view(dataset).status();
  }

  private DatasetView view(UUID dataset) {
    DatasetView view = calls.get(DatasetView.class, DATASETS, dataset.toString());
    auxiliaries.put(dataset, view.auxiliaries().size());
    return view;
  }

  /** The number of the newest batch, as the server answers. */
  record NewestBatch(long newest) {}

  @Override
  public long newestBatch(UUID dataset, String source) {
    return calls.get(NewestBatch.class, DATASETS, dataset.toString(), "/sources/", source).newest();
  }

  @Override
  public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
    return CompletableFuture.supplyAsync(() -> send(dataset, batch), sending);
  }

  private Receipt send(UUID dataset, Batch batch) {
    try {
      return calls.post(
          BatchJson.write(batch), Receipt.class, DATASETS, dataset.toString(), "/batches");
    } catch (ConflictException e) {
      String source = batch.source();
      if (e.code().equals(BATCH_ORDER) && source != null) {
        throw new BatchOrderException(
            String.valueOf(e.getMessage()), newestBatch(dataset, source) + 1);
      }
      throw e;
    }
  }

  /** {@inheritDoc} An event whose answer was lost may be there twice if it is recorded again. */
  @Override
  public Receipt record(UUID dataset, SeriesEvent event) {
    Points none = Points.builder(columns(dataset)).build();
    return send(dataset, new Batch(null, 0, none, List.of(event)));
  }

  private int columns(UUID dataset) {
    Integer known = auxiliaries.get(dataset);
    return known == null ? view(dataset).auxiliaries().size() : known;
  }

  @Override
  public Points points(UUID dataset, long from, int most) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("first", from);
    query.put("limit", Math.min(most, DatasetView.MOST_POINTS));
    int columns = columns(dataset);
    return BatchJson.readPoints(
        calls.get(query, Duration.ZERO, DATASETS, dataset.toString(), "/points"), columns);
  }

  /** Reports of channels, as they are sent. */
  record Reports(List<ChannelReport> reports) {}

  @Override
  public void report(UUID station, List<ChannelReport> reports) {
    calls.post(new Reports(reports), STATIONS, station.toString(), "/reports");
  }

  @Override
  public List<StationOrder> orders(UUID station, long after, Duration wait) {
    Duration part = wait.compareTo(Api.LONGEST_WAIT) > 0 ? Api.LONGEST_WAIT : wait;
    return calls
        .page(
            StationOrder.class,
            Map.of("after", after),
            part,
            STATIONS,
            station.toString(),
            "/orders")
        .items();
  }

  /** An answer to an order, as it is sent. */
  record OrderAnswer(@Nullable JsonNode answer) {}

  @Override
  public void answer(UUID station, long order, @Nullable JsonNode answer) {
    calls.post(
        new OrderAnswer(answer),
        STATIONS,
        station.toString(),
        "/orders/",
        Long.toString(order),
        "/answer");
  }

  /** Ends calls that wait, and the connection. */
  @Override
  public void close() {
    sending.shutdownNow();
    broker.close();
  }
}
