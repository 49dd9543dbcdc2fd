package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static org.finales.server.api.Route.route;

import java.util.List;
import org.finales.api.broker.Events;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import org.finales.core.lab.LiveBoard;

/** What is going on in the laboratory right now. */
final class LiveRoutes {
  private static final Param<Long> LAST_EVENT_ID =
      Param.headerNumber(
          "Last-Event-ID",
          false,
          "Begins with what was logged after this entry; otherwise with the present.");

  private LiveRoutes() {}

  static List<Route> all(LiveBoard board, EventFeed feed, LiveStreams streams) {
    return List.of(
        route(GET, Api.ROOT + "/live", "live")
            .about(
                "Live",
                "What all channels are doing, and what happens to experiments, alarms, orders and"
                    + " stations, as server-sent events. Who reads too slowly gets the newest"
                    + " report of each channel, and everything that was logged.")
            .may(Action.READ)
            .takes(LAST_EVENT_ID)
            .answers(
                200,
                "Events `channel` with a channel's newest report, at first of all channels, and"
                    + " entries of the log by their kind; the `id` is where to go on.",
                "text/event-stream",
                null)
            .by(
                call -> {
                  Events events = call.broker().events();
                  long after = call.getOr(LAST_EVENT_ID, events.newest());
                  streams.open(call, wake -> new LiveNews(board, events, feed, after, wake));
                }));
  }
}
