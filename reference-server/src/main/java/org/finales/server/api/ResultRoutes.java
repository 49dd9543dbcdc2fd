package org.finales.server.api;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.RequestRoutes.KEY;
import static org.finales.server.api.RequestRoutes.REQUEST;
import static org.finales.server.api.Route.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Results;
import org.finales.api.rest.Amendment;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import tools.jackson.databind.JsonNode;

/** What was answered. */
final class ResultRoutes {
  static final String ALL = Api.ROOT + "/results";
  static final String ONE = ALL + "/{result}";
  static final Param<UUID> RESULT = Param.pathId("result", "The result's identifier.");

  private static final String TAG = "Results";
  private static final Param<Set<ResultStatus>> STATUS =
      Param.queryAny(
          "status", ResultStatus.class, ResultStatus::of, "Only those in these statuses.");
  private static final Param<String> ACCOUNT =
      Param.query("account", "Only those that this account posted.");
  private static final Param<String> REQUESTER =
      Param.query("requester", "Only answers to this account's requests.");
  private static final Param<String> REASON = Param.query("reason", "Why, for the log.");
  private static final Param<String> IF_MATCH =
      Param.header("If-Match", false, "The entity tag of the result that the change is based on.");
  private static final Param<String> IF_NONE_MATCH =
      Param.header("If-None-Match", false, "Answers 304 if the result has this entity tag still.");

  private ResultRoutes() {}

  static List<Route> all() {
    return List.of(
        route(POST, ALL, "postUnsolicitedResult")
            .about(TAG, "Posts a result that nobody asked for.")
            .may(Action.WORK)
            .takes(KEY)
            .body(ResultDraft.class)
            .answers(201, "The result.", Result.class, "Location")
            .refuses(404, 409)
            .by(call -> created(call, call.broker().results().postUnsolicited(draft(call)))),
        route(POST, RequestRoutes.ONE + "/result", "postResult")
            .about(TAG, "Answers a request that nobody, or this account, holds.")
            .may(Action.WORK)
            .takes(REQUEST, KEY)
            .body(ResultDraft.class)
            .answers(201, "The result.", Result.class, "Location")
            .refuses(404, 409)
            .by(
                call ->
                    created(call, call.broker().results().post(call.get(REQUEST), draft(call)))),
        route(GET, RequestRoutes.ONE + "/result", "resultOfRequest")
            .about(TAG, "The accepted result of a request.")
            .may(Action.READ)
            .takes(REQUEST, IF_NONE_MATCH)
            .answers(200, "The result.", Result.class, "ETag")
            .answersNothing(304, "It has not changed.", "ETag")
            .refuses(404)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker().results().forRequest(call.get(REQUEST)),
                        () -> "no result of request " + call.get(REQUEST))),
        route(GET, ALL, "listResults")
            .about(TAG, "Lists results, oldest first.")
            .may(Action.READ)
            .takes(
                STATUS,
                RequestRoutes.QUANTITY,
                RequestRoutes.METHOD,
                ACCOUNT,
                REQUESTER,
                RequestRoutes.LIMIT,
                RequestRoutes.CURSOR)
            .answers(200, "A page.", new PageOf(Result.class))
            .refuses(422)
            .by(call -> call.json(call.broker().results().list(query(call)))),
        route(GET, ONE, "findResult")
            .about(TAG, "One result.")
            .may(Action.READ)
            .takes(RESULT, IF_NONE_MATCH)
            .answers(200, "The result.", Result.class, "ETag")
            .answersNothing(304, "It has not changed.", "ETag")
            .refuses(404)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker().results().find(call.get(RESULT)),
                        () -> "no result " + call.get(RESULT))),
        route(PATCH, ONE, "amendResult")
            .about(TAG, "Replaces a result's data; earlier versions stay in the log.")
            .may(Action.WORK)
            .takes(RESULT, IF_MATCH)
            .body(Amendment.class)
            .answers(200, "The result as it stands now.", Result.class, "ETag")
            .refuses(404, 409, 412)
            .by(ResultRoutes::amend),
        route(DELETE, ONE, "deleteResult")
            .about(TAG, "Marks a result as not to be used.")
            .may(Action.WORK)
            .takes(RESULT, REASON)
            .answers(200, "The result as it stands now.", Result.class, "ETag")
            .refuses(404, 409)
            .by(
                call -> {
                  Result result =
                      call.broker().results().delete(call.get(RESULT), call.getOr(REASON, ""));
                  call.tagged(result, result.revision());
                }));
  }

  private static void amend(Call call) {
    UUID id = call.get(RESULT);
    Amendment amendment = call.body(Amendment.class);
    JsonNode data = amendment.data();
    if (data == null) {
      throw new InvalidException("/data", "is missing");
    }
    Long revision = call.ifMatch(IF_MATCH);
    Results results = call.broker().results();
    Result result =
        revision == null
            ? results.amend(id, data, amendment.reason())
            : call.ifUnchanged(() -> results.amend(id, data, amendment.reason(), revision));
    call.tagged(result, result.revision());
  }

  static ResultDraft draft(Call call) {
    ResultDraft draft = call.body(ResultDraft.class);
    return new ResultDraft(
        draft.quantity(),
        draft.method(),
        draft.parameters(),
        draft.data(),
        draft.onBehalfOf(),
        RequestRoutes.key(call, draft.idempotencyKey()));
  }

  static void created(Call call, Result result) {
    call.created(ALL + "/" + result.id(), result);
  }

  private static void tagged(Call call, Optional<Result> found, Supplier<String> otherwise) {
    Result result = found.orElseThrow(() -> new NotFoundException(otherwise.get()));
    call.tagged(result, result.revision());
  }

  private static ResultQuery query(Call call) {
    Long limit = call.find(RequestRoutes.LIMIT);
    return new ResultQuery(
        call.getOr(STATUS, Set.of()),
        call.find(RequestRoutes.QUANTITY),
        call.find(RequestRoutes.METHOD),
        call.find(ACCOUNT),
        call.find(REQUESTER),
        call.find(RequestRoutes.CURSOR),
        limit == null ? null : limit.intValue());
  }
}
