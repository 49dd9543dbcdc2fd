package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.finales.server.api.Route.route;

import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.Event;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.core.lab.Batteries;

/** The laboratory's batteries. */
final class BatteryRoutes {
  private static final String TAG = "Batteries";
  private static final String ALL = Api.ROOT + "/batteries";
  private static final String ONE = ALL + "/{battery}";
  private static final Param<UUID> BATTERY =
      Param.pathId("battery", "The battery's identifier in the register.");

  private BatteryRoutes() {}

  /** Batteries, and how many there are in all. */
  record BatteryList(List<RegisteredBattery> items, long total) {}

  static List<Route> all(Batteries batteries) {
    return List.of(
        route(GET, ALL, "listBatteries")
            .about(TAG, "Lists batteries by name; those that are out of use on request.")
            .may(Action.READ)
            .takes(Registers.TEXT, Registers.RETIRED, Registers.OFFSET, Registers.LIMIT)
            .answers(200, "A part of the list.", BatteryList.class)
            .refuses(422)
            .by(
                call -> {
                  RegisterQuery query = Registers.query(call);
                  Listing<RegisteredBattery> found = batteries.list(call.actor(), query);
                  call.json(new BatteryList(found.items(), found.total()));
                }),
        route(POST, ALL, "addBattery")
            .about(
                TAG,
                "Adds a battery. Maker, model and serial number, or the name where there is no"
                    + " number, are no other's.")
            .may(Action.REQUEST)
            .body(Battery.class)
            .answers(201, "The battery.", RegisteredBattery.class, "Location")
            .refuses(409)
            .by(
                call -> {
                  RegisteredBattery added = batteries.add(call.actor(), call.body(Battery.class));
                  call.created(ALL + "/" + added.id(), added);
                }),
        route(GET, ONE, "findBattery")
            .about(TAG, "One battery.")
            .may(Action.READ)
            .takes(BATTERY)
            .answers(200, "The battery.", RegisteredBattery.class, "ETag")
            .refuses(404)
            .by(
                call -> {
                  RegisteredBattery found =
                      batteries
                          .find(call.actor(), call.get(BATTERY))
                          .orElseThrow(
                              () -> new NotFoundException("no battery " + call.get(BATTERY)));
                  call.tagged(found, found.revision());
                }),
        route(PUT, ONE, "changeBattery")
            .about(TAG, "Describes a battery anew.")
            .may(Action.REQUEST)
            .takes(BATTERY, Registers.IF_MATCH)
            .body(Battery.class)
            .answers(200, "The battery as it stands now.", RegisteredBattery.class, "ETag")
            .refuses(404, 409, 412, 428)
            .by(
                call -> {
                  long revision = Registers.revision(call);
                  Battery battery = call.body(Battery.class);
                  UUID id = call.get(BATTERY);
                  RegisteredBattery changed =
                      call.ifUnchanged(() -> batteries.change(call.actor(), id, battery, revision));
                  call.tagged(changed, changed.revision());
                }),
        route(POST, ONE + "/retire", "retireBattery")
            .about(TAG, "Takes a battery out of use; it keeps its history.")
            .may(Action.REQUEST)
            .takes(BATTERY)
            .body(Reason.class)
            .answers(200, "The battery.", RegisteredBattery.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        batteries.retire(call.actor(), call.get(BATTERY), Registers.reason(call)))),
        route(POST, ONE + "/reactivate", "reactivateBattery")
            .about(TAG, "Brings a battery back into use.")
            .may(Action.REQUEST)
            .takes(BATTERY)
            .body(Reason.class)
            .answers(200, "The battery.", RegisteredBattery.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        batteries.reactivate(
                            call.actor(), call.get(BATTERY), Registers.reason(call)))),
        route(GET, ONE + "/history", "historyOfBattery")
            .about(TAG, "Who changed a battery when, and why, the oldest first.")
            .may(Action.READ)
            .takes(BATTERY)
            .answers(200, "All of it, in one page.", new PageOf(Event.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(batteries.history(call.actor(), call.get(BATTERY)), null))),
        route(GET, ONE + "/experiments", "experimentsOfBattery")
            .about(TAG, "A battery's experiments, the oldest first.")
            .may(Action.READ)
            .takes(BATTERY)
            .answers(200, "All of them, in one page.", new PageOf(Experiment.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(batteries.experiments(call.actor(), call.get(BATTERY)), null))),
        route(GET, ONE + "/descendants", "descendantsOfBattery")
            .about(TAG, "Batteries that were made from this one or have it as one of their cells.")
            .may(Action.READ)
            .takes(BATTERY)
            .answers(200, "All of them, in one page.", new PageOf(RegisteredBattery.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(batteries.descendants(call.actor(), call.get(BATTERY)), null))));
  }
}
