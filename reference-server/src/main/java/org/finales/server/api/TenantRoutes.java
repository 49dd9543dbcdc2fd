package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.finales.server.api.Route.route;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Uptime;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.server.http.Refusal;

/** Who answers. */
final class TenantRoutes {
  private static final String TAG = "Tenants";
  private static final String ALL = Api.ROOT + "/tenants";
  private static final String ONE = ALL + "/{tenant}";
  private static final Param<UUID> TENANT = Param.pathId("tenant", "The tenant's identifier.");
  private static final Param<String> IF_MATCH =
      Param.header(
          "If-Match", false, "The entity tag of the description that the change is based on.");
  private static final Param<Instant> FROM = Param.queryMoment("from", "Start of the span.");
  private static final Param<Instant> UNTIL =
      Param.queryMoment("until", "End of the span; the present if not given.");

  /** Later than any present; the broker cuts spans off there. */
  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

  private TenantRoutes() {}

  static List<Route> all() {
    return List.of(
        route(GET, ALL, "listTenants")
            .about(TAG, "Lists all tenants, deactivated ones included.")
            .may(Action.READ)
            .answers(200, "All of them, in one page.", new PageOf(Tenant.class))
            .by(call -> call.json(new Page<>(call.broker().tenants().list(), null))),
        route(POST, ALL, "registerTenant")
            .about(
                TAG,
                "Registers a tenant for the caller's account, or changes the account's tenant of"
                    + " this name.")
            .may(Action.OFFER)
            .body(TenantDraft.class)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(409)
            .by(
                call ->
                    tagged(call, call.broker().tenants().register(call.body(TenantDraft.class)))),
        route(GET, ONE, "findTenant")
            .about(TAG, "One tenant.")
            .may(Action.READ)
            .takes(TENANT)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(404)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker()
                            .tenants()
                            .find(call.get(TENANT))
                            .orElseThrow(
                                () -> new NotFoundException("no tenant " + call.get(TENANT))))),
        route(PUT, ONE, "changeTenant")
            .about(TAG, "Changes a tenant's description; claims that it holds go on.")
            .may(Action.OFFER)
            .takes(TENANT, IF_MATCH)
            .body(TenantDraft.class)
            .answers(200, "The tenant as it stands now.", Tenant.class, "ETag")
            .refuses(404, 409, 412, 428)
            .by(TenantRoutes::change),
        route(POST, ONE + "/deactivate", "deactivateTenant")
            .about(TAG, "Takes a tenant out of use; its history stays.")
            .may(Action.OFFER)
            .takes(TENANT)
            .body(Reason.class)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(404, 409)
            .by(
                call ->
                    tagged(
                        call,
                        call.broker()
                            .tenants()
                            .deactivate(call.get(TENANT), call.body(Reason.class).reason()))),
        route(POST, ONE + "/activate", "activateTenant")
            .about(TAG, "Brings a deactivated tenant back.")
            .may(Action.OFFER)
            .takes(TENANT)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(404, 409)
            .by(call -> tagged(call, call.broker().tenants().activate(call.get(TENANT)))),
        route(POST, ONE + "/heartbeat", "heartbeatOfTenant")
            .about(TAG, "Says that a tenant is there.")
            .may(Action.OFFER)
            .takes(TENANT)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(404, 409)
            .by(call -> tagged(call, call.broker().tenants().heartbeat(call.get(TENANT)))),
        route(POST, ONE + "/leave", "leaveOfTenant")
            .about(TAG, "Says that a tenant is going; it is offline until its next heartbeat.")
            .may(Action.OFFER)
            .takes(TENANT)
            .answers(200, "The tenant.", Tenant.class, "ETag")
            .refuses(404, 409)
            .by(call -> tagged(call, call.broker().tenants().leave(call.get(TENANT)))),
        route(POST, ONE + "/downtimes", "planDowntime")
            .about(TAG, "Announces a span in which a tenant will not be there.")
            .may(Action.OFFER)
            .takes(TENANT)
            .body(Downtime.class)
            .answersNothing(204, "It is noted.")
            .refuses(404)
            .by(
                call -> {
                  call.broker().tenants().planDowntime(call.get(TENANT), call.body(Downtime.class));
                  call.nothing();
                }),
        route(GET, ONE + "/uptime", "uptimeOfTenant")
            .about(TAG, "When a tenant was there.")
            .may(Action.READ)
            .takes(TENANT, FROM, UNTIL)
            .answers(200, "Spans and the part of the time.", Uptime.class)
            .refuses(404, 422)
            .by(
                call ->
                    call.json(
                        call.broker()
                            .tenants()
                            .uptime(call.get(TENANT), call.get(FROM), call.getOr(UNTIL, FAR)))));
  }

  private static void change(Call call) {
    Long revision = call.ifMatch(IF_MATCH);
    if (revision == null) {
      throw Refusal.of(
              428,
              "precondition-required",
              "name the description that the change is based on: If-Match with its ETag")
          .exception();
    }
    TenantDraft draft = call.body(TenantDraft.class);
    UUID tenant = call.get(TENANT);
    tagged(call, call.ifUnchanged(() -> call.broker().tenants().change(tenant, draft, revision)));
  }

  private static void tagged(Call call, Tenant tenant) {
    call.revised(tenant, tenant.revision());
  }
}
