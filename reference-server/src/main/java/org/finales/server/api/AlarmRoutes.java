package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Page;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.StationAlarm;
import org.finales.api.experiment.StationOrder;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;

/** Alarms, the emergency stop of everything, and what is going on now. */
final class AlarmRoutes {
  private static final String TAG = "Alarms and live";
  private static final String ALL = Api.ROOT + "/alarms";
  private static final Param<UUID> ALARM = Param.pathId("alarm", "The alarm's identifier.");
  private static final Param<Boolean> SETTLED =
      Param.queryFlag(
          "all", "Those that were acknowledged too, the newest first; false if not given.");

  private AlarmRoutes() {}

  static List<Route> all(Laboratory laboratory) {
    return List.of(
        route(GET, ALL, "listAlarms")
            .about(TAG, "Lists the alarms that stand, the oldest first.")
            .may(Action.READ)
            .takes(SETTLED, Registers.OFFSET, Registers.LIMIT)
            .answers(200, "A page.", new PageOf(StationAlarm.class))
            .refuses(422)
            .by(call -> call.json(new Page<>(alarms(laboratory, call), null))),
        route(POST, ALL + "/{alarm}/acknowledge", "acknowledgeAlarm")
            .about(TAG, "Says that somebody saw an alarm and that its channel may be used again.")
            .may(Action.REQUEST)
            .takes(ALARM)
            .body(Reason.class)
            .answers(200, "The alarm.", StationAlarm.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        laboratory
                            .alarms()
                            .acknowledge(call.actor(), call.get(ALARM), Registers.reason(call)))),
        route(POST, Api.ROOT + "/lab/stop", "stopLaboratory")
            .about(TAG, "Switches everything off at once, at every station.")
            .may(Action.REQUEST)
            .body(Reason.class)
            .answers(200, "The orders, in one page.", new PageOf(StationOrder.class))
            .by(
                call ->
                    call.json(
                        new Page<>(laboratory.stop(call.actor(), Registers.reason(call)), null))),
        route(GET, Api.ROOT + "/lab/board", "liveBoard")
            .about(TAG, "What each channel was doing when it was last heard of.")
            .may(Action.READ)
            .answers(200, "All of them, in one page.", new PageOf(LiveChannel.class))
            .by(call -> call.json(new Page<>(laboratory.board().channels(), null))));
  }

  private static List<StationAlarm> alarms(Laboratory laboratory, Call call) {
    if (!call.getOr(SETTLED, false)) {
      return laboratory.alarms().standing(call.actor());
    }
    return laboratory
        .alarms()
        .list(
            call.actor(),
            Math.toIntExact(call.getOr(Registers.LIMIT, 100L)),
            Math.toIntExact(call.getOr(Registers.OFFSET, 0L)));
  }
}
