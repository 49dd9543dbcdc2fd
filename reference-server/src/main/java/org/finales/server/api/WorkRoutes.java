package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.RequestRoutes.REQUEST;
import static org.finales.server.api.Route.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Work;
import org.finales.api.rest.Api;
import org.finales.api.rest.Failure;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;

/** Finding, holding and finishing work. */
final class WorkRoutes {
  private static final String TAG = "Work";
  private static final String CLAIMS = Api.ROOT + "/claims";
  private static final String CLAIM = CLAIMS + "/{token}";
  private static final Param<Long> TOKEN = Param.pathNumber("token", "The claim's fencing token.");
  private static final Param<Duration> WAIT = Param.queryWait("Waits so long for work.");

  private WorkRoutes() {}

  static List<Route> all(Waits waits) {
    return List.of(
        route(POST, Api.ROOT + "/work/next", "nextWork")
            .about(TAG, "Claims the best request that a tenant can serve.")
            .may(Action.WORK)
            .takes(WAIT)
            .body(ClaimOptions.class)
            .answers(200, "The claim.", Claim.class)
            .answersNothing(204, "There was no work; ask again.")
            .refuses(404, 409)
            .by(call -> next(call, waits)),
        route(POST, RequestRoutes.ONE + "/claim", "claimRequest")
            .about(TAG, "Claims one request; the holder claiming again renews its claim.")
            .may(Action.WORK)
            .takes(REQUEST)
            .body(ClaimOptions.class)
            .answers(200, "The claim.", Claim.class)
            .refuses(404, 409)
            .by(
                call ->
                    call.json(
                        call.broker()
                            .work()
                            .claim(call.get(REQUEST), call.body(ClaimOptions.class)))),
        route(GET, CLAIMS, "heldClaims")
            .about(TAG, "The live claims of the caller's account, oldest first.")
            .may(Action.READ)
            .answers(200, "All of them, in one page.", new PageOf(Claim.class))
            .by(call -> call.json(new Page<>(call.broker().work().held(), null))),
        route(GET, CLAIM, "findClaim")
            .about(TAG, "The claim with this token as it stands now.")
            .may(Action.READ)
            .takes(TOKEN)
            .answers(200, "The claim.", Claim.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        call.broker()
                            .work()
                            .find(call.get(TOKEN))
                            .orElseThrow(
                                () -> new NotFoundException("no claim " + call.get(TOKEN))))),
        step("begin", "beginClaim", "Says that the work has begun.", Work::begin),
        step(
            "heartbeat",
            "heartbeatOfClaim",
            "Renews a claim's lease; the state in the answer may tell the holder to stop.",
            Work::heartbeat),
        route(POST, CLAIM + "/give-back", "giveBackClaim")
            .about(TAG, "Gives the request back so that somebody else may take it.")
            .may(Action.WORK)
            .takes(TOKEN)
            .body(Reason.class)
            .answers(200, "The claim as it ended.", Claim.class)
            .refuses(404, 409)
            .by(
                call ->
                    call.json(
                        call.broker()
                            .work()
                            .giveBack(call.get(TOKEN), call.body(Reason.class).reason()))),
        route(POST, CLAIM + "/fail", "failClaim")
            .about(TAG, "Reports that the work failed.")
            .may(Action.WORK)
            .takes(TOKEN)
            .body(Failure.class)
            .answers(200, "The claim as it ended.", Claim.class)
            .refuses(404, 409)
            .by(
                call -> {
                  Failure failure = call.body(Failure.class);
                  call.json(
                      call.broker()
                          .work()
                          .fail(
                              call.get(TOKEN),
                              failure.reason(),
                              Boolean.TRUE.equals(failure.permanent())));
                }),
        route(POST, CLAIM + "/result", "deliverClaim")
            .about(TAG, "Delivers the result of a claim.")
            .may(Action.WORK)
            .takes(TOKEN, RequestRoutes.KEY)
            .body(ResultDraft.class)
            .answers(201, "The result.", Result.class, "Location")
            .refuses(404, 409)
            .by(
                call ->
                    ResultRoutes.created(
                        call,
                        call.broker().work().deliver(call.get(TOKEN), ResultRoutes.draft(call)))));
  }

  /** A step in the life of a claim. */
  @FunctionalInterface
  private interface Step {
    Claim apply(Work work, long token);
  }

  private static Route step(String verb, String id, String summary, Step step) {
    return route(POST, CLAIM + "/" + verb, id)
        .about(TAG, summary)
        .may(Action.WORK)
        .takes(TOKEN)
        .answers(200, "The claim as it stands now.", Claim.class)
        .refuses(404, 409)
        .by(call -> call.json(step.apply(call.broker().work(), call.get(TOKEN))));
  }

  private static void next(Call call, Waits waits) {
    ClaimOptions options = call.body(ClaimOptions.class);
    Work work = call.broker().work();
    Duration wait = call.waiting(WAIT);
    UUID tenant = options.tenant();
    if (wait.isZero() || tenant == null) {
      answer(call, work.next(options, Duration.ZERO));
      return;
    }
    call.later(
        waits
            .forWork(wait, tenant, call.whileKnown(() -> work.next(options, Duration.ZERO)))
            .thenAccept(claim -> answer(call, claim)));
  }

  private static void answer(Call call, Optional<Claim> claim) {
    claim.ifPresentOrElse(call::json, call::nothing);
  }
}
