package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.finales.server.api.DatasetRoutes.DATASET;
import static org.finales.server.api.Route.route;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.BatchJson;
import org.finales.core.station.DatasetDraft;
import org.finales.core.station.DatasetView;
import org.finales.core.station.LabLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a program has to say and to hear to be a station. Finding, holding and giving back work are
 * the broker's own routes.
 */
final class StationLinkRoutes {
  private static final String TAG = "Being a station";
  private static final String STATIONS = Api.ROOT + "/stations";
  private static final String STATION_PATH = STATIONS + "/{station}";
  private static final String CHANNEL_PATH = STATION_PATH + "/channels/{channel}";

  private static final Param<UUID> STATION = Param.pathId("station", "The station's identifier.");
  private static final Param<String> CHANNEL = Param.path("channel", "The channel's name.");
  private static final Param<String> SOURCE =
      Param.path("source", "The name under which batches are numbered.");
  private static final Param<Long> ORDER = Param.pathNumber("order", "The order's number.");
  private static final Param<Long> AFTER =
      Param.queryNumber(
          "after", 0, Long.MAX_VALUE, "Number of the last order that is known; 0 for none.");
  private static final Param<Duration> WAIT =
      Param.queryWait("Waits so long for an order, if there is none yet.");

  private final Laboratory lab;
  private final Waits waits;

  private StationLinkRoutes(Laboratory lab, Waits waits) {
    this.lab = lab;
    this.waits = waits;
  }

  /** The tenant of a channel. */
  record ChannelTenant(UUID tenant) {}

  /** Names a claim. */
  record ClaimToken(@NotNull Long claim) {}

  /** The number of the newest batch; 0 before the first. */
  record NewestBatch(long newest) {}

  /** What channels are doing. */
  record Reports(@NotNull @Size(max = 1000) List<@NotNull ChannelReport> reports) {}

  /** What came of an order. */
  record OrderAnswer(@Nullable JsonNode answer) {}

  static List<Route> all(Laboratory lab, Waits waits) {
    StationLinkRoutes routes = new StationLinkRoutes(lab, waits);
    return List.of(
        route(PUT, STATIONS, "registerStation")
            .about(TAG, "Registers a station, or changes the caller's station of this name.")
            .may(Action.OFFER)
            .body(StationDraft.class)
            .answers(200, "The station.", Station.class)
            .refuses(409)
            .by(call -> call.json(routes.link(call).register(call.body(StationDraft.class)))),
        route(PUT, CHANNEL_PATH + "/offer", "offerChannel")
            .about(TAG, "Says what a channel can do, once its instrument has answered.")
            .may(Action.OFFER)
            .takes(STATION, CHANNEL)
            .body(ChannelNeeds.class)
            .answers(200, "The tenant under which the channel finds work.", ChannelTenant.class)
            .refuses(404, 409)
            .by(routes::offer),
        route(POST, CHANNEL_PATH + "/experiment", "experimentOfClaim")
            .about(
                TAG,
                "The experiment that a claimed request is about, which is on this channel from now"
                    + " on.")
            .may(Action.WORK)
            .takes(STATION, CHANNEL)
            .body(ClaimToken.class)
            .answers(200, "The experiment.", Experiment.class)
            .refuses(404, 409)
            .by(routes::experiment),
        route(PUT, DatasetRoutes.ONE, "openDataset")
            .about(TAG, "Makes a data set of an experiment; one that is there stays as it is.")
            .may(Action.WORK)
            .takes(DATASET)
            .body(DatasetDraft.class)
            .answers(200, "The data set.", DatasetView.class)
            .refuses(404, 409)
            .by(routes::open),
        route(GET, DatasetRoutes.ONE + "/sources/{source}", "newestBatchOfDataset")
            .about(TAG, "How far a source of batches has come.")
            .may(Action.READ)
            .takes(DATASET, SOURCE)
            .answers(200, "The number of its newest batch.", NewestBatch.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new NewestBatch(
                            lab.series().newestBatch(call.get(DATASET), call.get(SOURCE))))),
        route(POST, DatasetRoutes.ONE + "/batches", "appendToDataset")
            .about(
                TAG,
                "Appends points and events; they are on disk when this is answered. A batch with a"
                    + " source may be sent again: one that was stored changes nothing. May be"
                    + " compressed by gzip.")
            .may(Action.WORK)
            .takes(DATASET)
            .body(DatasetBodies.PointBatch.class)
            .answers(200, "How many points there are now.", Receipt.class)
            .refuses(404, 409)
            .by(routes::append),
        route(POST, STATION_PATH + "/reports", "reportChannels")
            .about(TAG, "Says what channels are doing now: a sign of life, which nobody keeps.")
            .may(Action.WORK)
            .takes(STATION)
            .body(Reports.class)
            .answersNothing(204, "It was heard.")
            .refuses(404)
            .by(routes::report),
        route(GET, STATION_PATH + "/orders", "ordersForStation")
            .about(TAG, "What people told a station after an order, the oldest first.")
            .may(Action.WORK)
            .takes(STATION, AFTER, WAIT)
            .answers(200, "A page; go on after its last order.", new PageOf(StationOrder.class))
            .refuses(404)
            .by(routes::orders),
        route(POST, STATION_PATH + "/orders/{order}/answer", "answerOrder")
            .about(TAG, "Says that an order was carried out, or why not; the first answer stays.")
            .may(Action.WORK)
            .takes(STATION, ORDER)
            .body(OrderAnswer.class)
            .answersNothing(204, "It was noted.")
            .refuses(404)
            .by(routes::answer));
  }

  private LabLink link(Call call) {
    return lab.link(call.actor());
  }

  private void offer(Call call) {
    UUID tenant =
        link(call).offer(call.get(STATION), call.get(CHANNEL), call.body(ChannelNeeds.class));
    call.json(new ChannelTenant(tenant));
  }

  private void experiment(Call call) {
    long token = call.body(ClaimToken.class).claim();
    call.json(
        link(call)
            .experiment(
                call.broker()
                    .work()
                    .find(token)
                    .orElseThrow(() -> new NotFoundException("no claim " + token)),
                call.get(STATION),
                call.get(CHANNEL)));
  }

  private void open(Call call) {
    DatasetDraft draft = call.body(DatasetDraft.class);
    UUID id = call.get(DATASET);
    link(call).open(draft.experiment(), draft.dataset(id));
    call.json(DatasetView.of(dataset(id), lab.series().status(id)));
  }

  private RecordedDataset dataset(UUID id) {
    return lab.series().find(id).orElseThrow(() -> new NotFoundException("no data set " + id));
  }

  private void append(Call call) {
    UUID id = call.get(DATASET);
    Batch batch = BatchJson.read(call.jsonBytes(), dataset(id).auxiliaries().size());
    try {
      Receipt receipt = link(call).append(id, batch).join();
      call.json(receipt);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private void report(Call call) {
    link(call).report(call.get(STATION), call.body(Reports.class).reports());
    call.nothing();
  }

  private void orders(Call call) {
    UUID station = call.get(STATION);
    long after = call.getOr(AFTER, 0L);
    LabLink link = link(call);
    Duration wait = call.isHead() ? Duration.ZERO : call.waiting(WAIT);
    if (wait.isZero()) {
      call.json(new Page<>(link.orders(station, after, Duration.ZERO), null));
      return;
    }
    call.later(
        waits
            .forEvent(
                wait,
                new EventFilter(Set.of("order"), null),
                call.whileKnown(
                    () ->
                        Optional.of(link.orders(station, after, Duration.ZERO))
                            .filter(some -> !some.isEmpty())))
            .thenAccept(some -> call.json(new Page<>(some.orElse(List.of()), null))));
  }

  private void answer(Call call) {
    link(call).answer(call.get(STATION), call.get(ORDER), call.body(OrderAnswer.class).answer());
    call.nothing();
  }
}
