package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.finales.api.broker.Event;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Requests;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.jspecify.annotations.Nullable;

/** What is asked. */
final class RequestRoutes {
  static final String ALL = Api.ROOT + "/requests";
  static final String ONE = ALL + "/{request}";
  static final Param<UUID> REQUEST = Param.pathId("request", "The request's identifier.");
  static final Param<String> QUANTITY = Param.query("quantity", "Only this quantity.");
  static final Param<String> METHOD = Param.query("method", "Only this method.");
  static final Param<String> CURSOR =
      Param.query("cursor", "Where to go on: `next` of the page before.");
  static final Param<Long> LIMIT =
      Param.queryNumber("limit", 1, 1000, "At most this many; 100 if not given.");
  static final Param<String> KEY =
      Param.header(
          Api.IDEMPOTENCY_KEY,
          false,
          "Makes posting again harmless; the same as `idempotencyKey` in the body.");

  private static final String TAG = "Requests";
  private static final Param<Set<RequestStatus>> STATUS =
      Param.queryAny(
          "status", RequestStatus.class, RequestStatus::of, "Only those in these statuses.");
  private static final Param<String> ACCOUNT =
      Param.query("account", "Only those that this account posted.");
  private static final Param<UUID> HOLDER_TENANT =
      Param.queryId("holderTenant", "Only those that this tenant holds.");
  private static final Param<Duration> WAIT =
      Param.queryWait("Waits so long for the request to be settled.");
  private static final Param<String> IF_NONE_MATCH =
      Param.header("If-None-Match", false, "Answers 304 if the request has this entity tag still.");

  private RequestRoutes() {}

  static List<Route> all(Waits waits) {
    List<Route> routes = new ArrayList<>();
    routes.add(
        route(POST, ALL, "postRequest")
            .about(TAG, "Posts a request.")
            .may(Action.REQUEST)
            .takes(KEY)
            .body(RequestDraft.class)
            .answers(201, "The request, or the one that the key made.", Request.class, "Location")
            .refuses(404, 409)
            .by(
                call -> {
                  Request request =
                      call.broker().requests().post(keyed(call, call.body(RequestDraft.class)));
                  call.created(ALL + "/" + request.id(), request);
                }));
    routes.add(
        route(GET, ALL, "listRequests")
            .about(TAG, "Lists requests, oldest first.")
            .may(Action.READ)
            .takes(STATUS, QUANTITY, METHOD, ACCOUNT, HOLDER_TENANT, LIMIT, CURSOR)
            .answers(200, "A page.", new PageOf(Request.class))
            .refuses(422)
            .by(call -> call.json(call.broker().requests().list(query(call)))));
    routes.add(
        route(POST, ALL + "/explain", "explainDraft")
            .about(
                TAG, "Who could serve a request that is not posted yet, and why others could not.")
            .may(Action.READ)
            .body(RequestDraft.class)
            .answers(200, "The report.", MatchReport.class)
            .refuses(404)
            .by(
                call ->
                    call.json(call.broker().requests().explain(call.body(RequestDraft.class)))));
    routes.add(
        route(GET, ONE, "findRequest")
            .about(TAG, "One request; with `wait`, when it is settled or the time is over.")
            .may(Action.READ)
            .takes(REQUEST, WAIT, IF_NONE_MATCH)
            .answers(200, "The request.", Request.class, "ETag")
            .answersNothing(304, "It has not changed.", "ETag")
            .refuses(404)
            .by(call -> find(call, waits)));
    routes.add(
        route(GET, ONE + "/explain", "explainRequest")
            .about(TAG, "Who could serve a posted request, and why others could not.")
            .may(Action.READ)
            .takes(REQUEST)
            .answers(200, "The report.", MatchReport.class)
            .refuses(404)
            .by(call -> call.json(call.broker().requests().explain(call.get(REQUEST)))));
    routes.add(
        route(GET, ONE + "/history", "historyOfRequest")
            .about(TAG, "Everything that happened to a request, oldest first.")
            .may(Action.READ)
            .takes(REQUEST)
            .answers(200, "All of it, in one page.", new PageOf(Event.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(call.broker().requests().history(call.get(REQUEST)), null))));
    routes.add(change("retract", Action.REQUEST, "Takes a request back.", r -> r::retract));
    routes.add(
        change("reopen", Action.REQUEST, "Brings a retracted request back.", r -> r::reopen));
    routes.add(change("approve", Action.OPERATE, "Lets a proposed request in.", r -> r::approve));
    routes.add(
        change(
            "reassign",
            Action.OPERATE,
            "Ends the claim of a holder who does not answer.",
            r -> r::reassign));
    return routes;
  }

  /** Changes a request for a reason. */
  @FunctionalInterface
  private interface Change {
    Request apply(UUID request, String reason);
  }

  private static Route change(
      String verb, Action action, String summary, Function<Requests, Change> change) {
    return route(POST, ONE + "/" + verb, verb + "Request")
        .about(TAG, summary)
        .may(action)
        .takes(REQUEST)
        .body(Reason.class)
        .answers(200, "The request as it stands now.", Request.class, "ETag")
        .refuses(404, 409)
        .by(
            call -> {
              String reason = call.body(Reason.class).reason();
              Request request =
                  change.apply(call.broker().requests()).apply(call.get(REQUEST), reason);
              call.tagged(request, request.revision());
            });
  }

  private static void find(Call call, Waits waits) {
    UUID id = call.get(REQUEST);
    Requests requests = call.broker().requests();
    Duration wait = call.waiting(WAIT);
    Request request = found(requests, id);
    if (wait.isZero() || request.status().isSettled() || call.isHead()) {
      call.tagged(request, request.revision());
      return;
    }
    call.later(
        waits
            .forSettled(
                wait,
                id,
                call.whileKnown(
                    () -> Optional.of(found(requests, id)).filter(now -> now.status().isSettled())))
            .thenAccept(
                settled -> {
                  Request now = settled.orElseGet(() -> found(requests, id));
                  call.tagged(now, now.revision());
                }));
  }

  private static Request found(Requests requests, UUID id) {
    return requests.find(id).orElseThrow(() -> new NotFoundException("no request " + id));
  }

  private static RequestQuery query(Call call) {
    Long limit = call.find(LIMIT);
    return new RequestQuery(
        call.getOr(STATUS, Set.of()),
        call.find(QUANTITY),
        call.find(METHOD),
        call.find(ACCOUNT),
        call.find(HOLDER_TENANT),
        call.find(CURSOR),
        limit == null ? null : limit.intValue());
  }

  private static RequestDraft keyed(Call call, RequestDraft draft) {
    String key = key(call, draft.idempotencyKey());
    return new RequestDraft(
        draft.quantity(),
        draft.methods(),
        draft.parameters(),
        draft.priority(),
        draft.deadline(),
        draft.addressedTo(),
        draft.resources(),
        draft.maxAttempts(),
        draft.proposed(),
        draft.onBehalfOf(),
        key);
  }

  /** The idempotency key of header or body, which must not differ. */
  static @Nullable String key(Call call, @Nullable String inBody) {
    String inHeader = call.find(KEY);
    if (inHeader != null && inBody != null && !inHeader.equals(inBody)) {
      throw Call.wrong("header/" + Api.IDEMPOTENCY_KEY, "differs from idempotencyKey in the body");
    }
    return inHeader == null ? inBody : inHeader;
  }
}
