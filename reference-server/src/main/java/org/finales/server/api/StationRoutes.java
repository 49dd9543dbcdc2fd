package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.finales.server.api.Route.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.core.lab.Stations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The laboratory's stations, as people see them. */
final class StationRoutes {
  private static final String TAG = "Stations";
  private static final String ALL = Api.ROOT + "/stations";
  private static final String ONE = ALL + "/{station}";
  private static final String CHANNEL_PATH = ONE + "/channels/{channel}";
  private static final Param<UUID> STATION = Param.pathId("station", "The station's identifier.");
  private static final Param<String> CHANNEL = Param.path("channel", "The channel's name.");

  private StationRoutes() {}

  /**
   * A station that an operator adds.
   *
   * @param account the account that speaks for it; null for any account that may work on requests
   */
  record StationRegistration(
      @NotNull @Valid StationDraft station, @Nullable @Size(max = 200) String account) {}

  /** A station in the place of another. */
  record StationReplacement(
      @NotNull @Valid StationDraft station, @Nullable @Size(max = 4000) String reason) {}

  /**
   * Something that a station is told.
   *
   * @param channel name of the channel; null for the whole station
   * @param argument what else there is to know; or null
   */
  record OrderDraft(
      @NotNull OrderKind kind,
      @Nullable @Size(max = 100) String channel,
      @Nullable JsonNode argument,
      @Nullable @Size(max = 4000) String reason) {}

  static List<Route> all(Stations stations) {
    return List.of(
        route(GET, ALL, "listStations")
            .about(TAG, "Lists stations in the order of their registration.")
            .may(Action.READ)
            .takes(Registers.RETIRED)
            .answers(200, "All of them, in one page.", new PageOf(Station.class))
            .by(
                call ->
                    call.json(
                        new Page<>(
                            stations.list(call.actor(), call.getOr(Registers.RETIRED, false)),
                            null))),
        route(POST, ALL, "addStation")
            .about(
                TAG,
                "Adds a station for an account, or changes the account's station of this name.")
            .may(Action.OFFER)
            .body(StationRegistration.class)
            .answers(200, "The station.", Station.class)
            .refuses(409)
            .by(
                call -> {
                  StationRegistration draft = call.body(StationRegistration.class);
                  call.json(
                      stations.register(call.actor(), required(draft.station), draft.account));
                }),
        route(GET, ONE, "findStation")
            .about(TAG, "One station as it is now.")
            .may(Action.READ)
            .takes(STATION)
            .answers(200, "The station.", Station.class, "ETag")
            .refuses(404)
            .by(
                call -> {
                  Station found =
                      stations
                          .find(call.actor(), call.get(STATION))
                          .orElseThrow(
                              () -> new NotFoundException("no station " + call.get(STATION)));
                  call.revised(found, found.revision());
                }),
        route(PUT, ONE, "changeStation")
            .about(TAG, "Describes a station anew; channels keep their work by their names.")
            .may(Action.OFFER)
            .takes(STATION, Registers.IF_MATCH)
            .body(StationDraft.class)
            .answers(200, "The station as it stands now.", Station.class, "ETag")
            .refuses(404, 409, 412, 428)
            .by(
                call -> {
                  long revision = Registers.revision(call);
                  StationDraft draft = call.body(StationDraft.class);
                  UUID id = call.get(STATION);
                  Station changed =
                      call.ifUnchanged(() -> stations.change(call.actor(), id, draft, revision));
                  call.revised(changed, changed.revision());
                }),
        route(POST, ONE + "/retire", "retireStation")
            .about(TAG, "Takes a station out of use; its history stays.")
            .may(Action.OFFER)
            .takes(STATION)
            .body(Reason.class)
            .answers(200, "The station.", Station.class)
            .refuses(404, 409)
            .by(
                call ->
                    call.json(
                        stations.retire(call.actor(), call.get(STATION), Registers.reason(call)))),
        route(POST, ONE + "/replace", "replaceStation")
            .about(TAG, "Puts a station in the place of another, which is retired.")
            .may(Action.OFFER)
            .takes(STATION)
            .body(StationReplacement.class)
            .answers(201, "The new station.", Station.class, "Location")
            .refuses(404, 409)
            .by(
                call -> {
                  StationReplacement draft = call.body(StationReplacement.class);
                  Station heir =
                      stations.replace(
                          call.actor(),
                          call.get(STATION),
                          required(draft.station),
                          orEmpty(draft.reason));
                  call.created(ALL + "/" + heir.id(), heir);
                }),
        route(GET, ONE + "/abilities", "abilitiesOfStation")
            .about(TAG, "What each channel can do, as far as it said so.")
            .may(Action.READ)
            .takes(STATION)
            .answers(200, "By the channels' names.", JsonNode.class)
            .refuses(404)
            .by(
                call -> {
                  Map<String, ChannelNeeds> can =
                      stations.abilities(call.actor(), call.get(STATION));
                  call.json(can);
                }),
        route(GET, ONE + "/history", "historyOfStation")
            .about(TAG, "Who changed a station when, and when it was lost and came back.")
            .may(Action.READ)
            .takes(STATION)
            .answers(200, "All of it, in one page.", new PageOf(Event.class))
            .refuses(404)
            .by(
                call ->
                    call.json(new Page<>(stations.history(call.actor(), call.get(STATION)), null))),
        route(GET, CHANNEL_PATH + "/calibrations", "calibrationsOfChannel")
            .about(TAG, "Calibrations of a channel, those before among them, the oldest first.")
            .may(Action.READ)
            .takes(STATION, CHANNEL)
            .answers(200, "All of them, in one page.", new PageOf(Calibration.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(
                            stations.calibrations(
                                call.actor(), call.get(STATION), call.get(CHANNEL)),
                            null))),
        route(POST, CHANNEL_PATH + "/calibrations", "calibrateChannel")
            .about(TAG, "Adds a calibration of a channel; the newest that has begun holds.")
            .may(Action.OFFER)
            .takes(STATION, CHANNEL)
            .body(Calibration.class)
            .answers(200, "The station.", Station.class)
            .refuses(404, 409)
            .by(
                call ->
                    call.json(
                        stations.calibrate(
                            call.actor(),
                            call.get(STATION),
                            call.get(CHANNEL),
                            call.body(Calibration.class)))),
        route(POST, ONE + "/stop", "stopStation")
            .about(TAG, "Switches all channels of a station off at once.")
            .may(Action.REQUEST)
            .takes(STATION)
            .body(Reason.class)
            .answers(200, "The order.", StationOrder.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        stations.stop(
                            call.actor(), call.get(STATION), null, Registers.reason(call)))),
        route(POST, CHANNEL_PATH + "/stop", "stopChannel")
            .about(TAG, "Switches a channel off at once; it stays off until its alarm is seen.")
            .may(Action.REQUEST)
            .takes(STATION, CHANNEL)
            .body(Reason.class)
            .answers(200, "The order.", StationOrder.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        stations.stop(
                            call.actor(),
                            call.get(STATION),
                            call.get(CHANNEL),
                            Registers.reason(call)))),
        route(POST, ONE + "/orders", "orderStation")
            .about(TAG, "Tells a station something, as to look for instruments.")
            .may(Action.REQUEST, Action.OFFER)
            .takes(STATION)
            .body(OrderDraft.class)
            .answers(200, "The order.", StationOrder.class)
            .refuses(404)
            .by(
                call -> {
                  OrderDraft draft = call.body(OrderDraft.class);
                  if (draft.kind == null) {
                    throw new InvalidException("/kind", "is missing");
                  }
                  call.json(
                      stations.order(
                          call.actor(),
                          call.get(STATION),
                          draft.channel,
                          draft.kind,
                          draft.argument,
                          orEmpty(draft.reason)));
                }),
        route(GET, ONE + "/order-history", "orderHistoryOfStation")
            .about(TAG, "What a station was told and what it answered, the newest first.")
            .may(Action.READ)
            .takes(STATION)
            .answers(200, "At most a thousand, in one page.", new PageOf(StationOrder.class))
            .refuses(404)
            .by(
                call ->
                    call.json(new Page<>(stations.orders(call.actor(), call.get(STATION)), null))));
  }

  private static StationDraft required(@Nullable StationDraft draft) {
    if (draft == null) {
      throw new InvalidException("/station", "is missing");
    }
    return draft;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
