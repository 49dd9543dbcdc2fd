package org.finales.server.web.station;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Chemistry;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.lab.Laboratory;
import org.finales.server.station.ServerStations;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;

/** From an empty server to a simulated cell that is cycled. */
final class FirstSteps {
  private static final String BATTERY = "Simulated cell";
  private static final String PROTOCOL = "First cycle";
  private static final String EXPERIMENT = "First experiment";
  private static final String DEVICE = "sim:li-ion-nmc?capacity=2.5Ah&soc=50%25";
  private static final String TEXT =
      """
      CC, 1.25, VOLTAGE, 4.2; TIME, 2 min
      WAIT, 30
      CC, -1.25, VOLTAGE, 2.5; TIME, 2 min
      WAIT, 30
      """;

  private final Laboratory laboratory;
  private final ServerStations own;

  FirstSteps(Laboratory laboratory, ServerStations own) {
    this.laboratory = laboratory;
    this.own = own;
  }

  void show(PageCall call) {
    Actor actor = call.actor();
    boolean stations = !laboratory.stations().list(actor, false).isEmpty();
    boolean batteries = laboratory.batteries().list(actor, RegisterQuery.all()).total() > 0;
    boolean experiments = laboratory.experiments().list(actor, ExperimentQuery.all()).total() > 0;
    boolean may = actor.may(Action.REQUEST);
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "station", StationRoom.LIST + "/new?simulated=1", stations, actor.may(Action.OPERATE)));
    steps.add(new Step("battery", "/lab/batteries/new", batteries, may));
    steps.add(new Step("experiment", "/lab/experiments/new", experiments, may));
    steps.add(new Step("monitor", "/lab", false, true));
    call.page("station/first")
        .title(call.text("first.title"))
        .section("start")
        .with("steps", steps)
        .show();
  }

  void take(PageCall call) {
    Actor actor = call.actor();
    Station station = station(call, actor);
    RegisteredBattery battery = battery(actor);
    RegisteredProtocol protocol = protocol(actor);
    boolean running =
        laboratory.experiments().list(actor, ExperimentQuery.all()).items().stream()
            .anyMatch(e -> e.battery().equals(battery.id()) && !e.state().isOver());
    if (!running) {
      Experiment added =
          laboratory
              .experiments()
              .add(
                  actor,
                  new ExperimentDraft(
                      EXPERIMENT,
                      "",
                      battery.id(),
                      station.id(),
                      protocol.id(),
                      null,
                      null,
                      null,
                      List.of(),
                      UUID.randomUUID().toString()));
      call.say(Flash.done(call.text("first.done", added.name())));
    }
    call.redirect("/lab");
  }

  private Station station(PageCall call, Actor actor) {
    String name = call.text("station.simulated.name");
    return laboratory.stations().list(actor, false).stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                own.add(
                    actor,
                    new StationDraft(name, "", "", null, List.of(StationChannel.of("1", DEVICE)))));
  }

  private RegisteredBattery battery(Actor actor) {
    return laboratory.batteries().list(actor, RegisterQuery.of(BATTERY)).items().stream()
        .filter(known -> BATTERY.equals(known.battery().name()))
        .findFirst()
        .orElseGet(
            () ->
                laboratory
                    .batteries()
                    .add(
                        actor,
                        Battery.builder()
                            .name(BATTERY)
                            .technology(Technology.LITHIUM_ION)
                            .chemistry(Chemistry.NMC)
                            .ratings(
                                Ratings.builder().nominalCapacity(Quantity.of("2.5", "Ah")).build())
                            .limits(
                                OperatingLimits.builder()
                                    .lowerVoltageLimit(Quantity.of("2.4", "V"))
                                    .upperVoltageLimit(Quantity.of("4.25", "V"))
                                    .maximumChargingCurrent(Quantity.of("2.5", "A"))
                                    .maximumDischargingCurrent(Quantity.of("5", "A"))
                                    .build())
                            .build()));
  }

  private RegisteredProtocol protocol(Actor actor) {
    return laboratory.protocols().list(actor, RegisterQuery.of(PROTOCOL)).items().stream()
        .filter(known -> PROTOCOL.equals(known.protocol().name()))
        .findFirst()
        .orElseGet(() -> laboratory.protocols().add(actor, PROTOCOL, TEXT));
  }
}
