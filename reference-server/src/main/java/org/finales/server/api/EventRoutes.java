package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static org.finales.server.api.Route.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.Page;
import org.finales.api.rest.Api;
import org.finales.api.rest.Newest;
import org.finales.core.engine.Action;

/** What happened. */
final class EventRoutes {
  private static final String TAG = "Events";
  private static final String ALL = Api.ROOT + "/events";
  private static final Param<Long> AFTER =
      Param.queryNumber(
          "after",
          0,
          Long.MAX_VALUE,
          "Number of the last event already seen; 0 for the start. A stream without it begins with"
              + " the present, a list with the start.");
  private static final Param<Set<String>> SUBJECT =
      Param.queryWords("subject", "Only events about these kinds of things, such as `request`.");
  private static final Param<String> ID =
      Param.query("id", "Only events about the thing with this identifier.");
  private static final Param<Long> LIMIT =
      Param.queryNumber("limit", 1, 1000, "At most this many; 100 if not given.");
  private static final Param<Duration> WAIT =
      Param.queryWait("Waits so long for an event, if there is none yet.");
  private static final Param<Long> LAST_EVENT_ID =
      Param.headerNumber(
          "Last-Event-ID", false, "A stream goes on after this event; stronger than `after`.");

  private EventRoutes() {}

  static List<Route> all(Waits waits, EventStreams streams) {
    return List.of(
        route(GET, ALL, "listEvents")
            .about(
                TAG,
                "Events in order; as a stream of server-sent events for a caller that accepts"
                    + " `text/event-stream`.")
            .may(Action.READ)
            .takes(AFTER, SUBJECT, ID, LIMIT, WAIT, LAST_EVENT_ID)
            .answers(200, "A page; go on after its last event.", new PageOf(Event.class))
            .answers(
                200,
                "Each event as `id` (its number), `event` (its kind) and `data` (all of it).",
                "text/event-stream",
                null)
            .by(call -> answer(call, waits, streams)),
        route(GET, ALL + "/newest", "newestEvent")
            .about(TAG, "The number of the newest event.")
            .may(Action.READ)
            .answers(200, "The number; 0 if nothing happened yet.", Newest.class)
            .by(call -> call.json(new Newest(call.broker().events().newest()))));
  }

  private static void answer(Call call, Waits waits, EventStreams streams) {
    EventFilter filter = new EventFilter(call.getOr(SUBJECT, Set.of()), call.find(ID));
    Events events = call.broker().events();
    Long after = call.find(AFTER);
    String accept = call.ctx().header("Accept");
    if (accept != null && accept.contains("text/event-stream") && !call.isHead()) {
      Long last = call.find(LAST_EVENT_ID);
      Long from = last == null ? after : last;
      streams.open(call, filter, from == null ? events.newest() : from);
      return;
    }
    long start = after == null ? 0 : after;
    int limit = call.getOr(LIMIT, 100L).intValue();
    Duration wait = call.isHead() ? Duration.ZERO : call.waiting(WAIT);
    if (wait.isZero()) {
      call.json(new Page<>(events.after(start, filter, limit, Duration.ZERO), null));
      return;
    }
    call.later(
        waits
            .forEvent(
                wait,
                filter,
                call.whileKnown(
                    () ->
                        Optional.of(events.after(start, filter, limit, Duration.ZERO))
                            .filter(some -> !some.isEmpty())))
            .thenAccept(some -> call.json(new Page<>(some.orElse(List.of()), null))));
  }
}
