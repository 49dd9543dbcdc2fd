package org.finales.server.api;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.util.List;
import java.util.Optional;
import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import tools.jackson.databind.JsonNode;

/** What can be asked for. */
final class CapabilityRoutes {
  private static final String TAG = "Capabilities";
  private static final String ALL = Api.ROOT + "/capabilities";
  private static final String ONE = ALL + "/{quantity}/{method}";
  private static final Param<String> QUANTITY =
      Param.path("quantity", "The quantity, for example `conductivity`.");
  private static final Param<String> METHOD =
      Param.path("method", "The method, for example `two_electrode`.");
  private static final Param<Long> VERSION = Param.pathNumber("version", "1 for the first.");
  private static final Param<Boolean> AVAILABLE =
      Param.queryFlag("available", "Only those that an active tenant offers; false if not given.");
  private static final Param<String> REASON = Param.query("reason", "Why, for the log.");

  private CapabilityRoutes() {}

  static List<Route> all() {
    return List.of(
        route(GET, ALL, "listCapabilities")
            .about(TAG, "Lists the newest version of each active capability.")
            .may(Action.READ)
            .takes(AVAILABLE)
            .answers(200, "All of them, in one page.", new PageOf(Capability.class))
            .by(
                call ->
                    call.json(
                        new Page<>(
                            call.broker().capabilities().list(call.getOr(AVAILABLE, false)),
                            null))),
        route(POST, ALL, "addCapability")
            .about(
                TAG,
                "Adds a capability, or a new version of it if its schemas differ; adding the same"
                    + " again changes nothing.")
            .may(Action.ADD_CAPABILITY)
            .body(CapabilityDraft.class)
            .answers(200, "The capability as it stands.", Capability.class)
            .by(
                call ->
                    call.json(call.broker().capabilities().add(call.body(CapabilityDraft.class)))),
        route(GET, ONE, "findCapability")
            .about(TAG, "The newest version of an active capability.")
            .may(Action.READ)
            .takes(QUANTITY, METHOD)
            .answers(200, "The capability.", Capability.class, "ETag")
            .refuses(404)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker().capabilities().find(call.get(QUANTITY), call.get(METHOD)))),
        route(GET, ONE + "/versions/{version}", "findCapabilityVersion")
            .about(TAG, "One version of a capability, active or not.")
            .may(Action.READ)
            .takes(QUANTITY, METHOD, VERSION)
            .answers(200, "The capability.", Capability.class, "ETag")
            .refuses(404)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker()
                            .capabilities()
                            .version(
                                call.get(QUANTITY),
                                call.get(METHOD),
                                (int) Math.min(call.get(VERSION), Integer.MAX_VALUE)))),
        route(GET, ONE + "/template", "templateOfCapability")
            .about(TAG, "A form to fill in, in FINALES 2's notation.")
            .may(Action.READ)
            .takes(QUANTITY, METHOD)
            .answers(200, "`input_template` and `output_template`.", JsonNode.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        call.broker()
                            .capabilities()
                            .template(call.get(QUANTITY), call.get(METHOD)))),
        route(DELETE, ONE, "withdrawCapability")
            .about(TAG, "Takes a capability out of use; work in flight can still be delivered.")
            .may(Action.ADD_CAPABILITY)
            .takes(QUANTITY, METHOD, REASON)
            .answersNothing(204, "It is out of use.")
            .refuses(404)
            .by(
                call -> {
                  call.broker()
                      .capabilities()
                      .withdraw(call.get(QUANTITY), call.get(METHOD), call.getOr(REASON, ""));
                  call.nothing();
                }));
  }

  private static void tagged(Call call, Optional<Capability> found) {
    Capability capability =
        found.orElseThrow(
            () ->
                new NotFoundException(
                    "no capability " + call.get(QUANTITY) + " by " + call.get(METHOD)));
    // Whether a version is active changes without a new version.
    call.tagged(capability, capability.version() * 2L + (capability.active() ? 1 : 0));
  }
}
