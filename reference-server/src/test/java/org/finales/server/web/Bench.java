package org.finales.server.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.Technology;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.lab.Organisation;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.StationRunner;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;

/** Batteries, protocols, simulated stations and data for the laboratory of a server under test. */
final class Bench {
  static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, null);
  static final Actor REQUESTER = new Actor("requester", Role.REQUESTER, null);

  private static final int PER_CYCLE = 200;

  private final Laboratory laboratory;

  Bench(WebLab lab) {
    this.laboratory = lab.server().laboratory();
  }

  Laboratory laboratory() {
    return laboratory;
  }

  RegisteredBattery battery(String name) {
    return laboratory
        .batteries()
        .add(
            OPERATOR,
            Battery.builder()
                .name(name)
                .serialNumber("SN " + name.hashCode())
                .manufacturer(Organisation.of("Maker"))
                .technology(Technology.LITHIUM_ION)
                .ratings(Ratings.builder().nominalCapacity(Quantity.of(1, "Ah")).build())
                .limits(
                    OperatingLimits.builder()
                        .lowerVoltageLimit(Quantity.of("2.5", "V"))
                        .upperVoltageLimit(Quantity.of("4.25", "V"))
                        .maximumChargingCurrent(Quantity.of(3, "A"))
                        .maximumDischargingCurrent(Quantity.of(3, "A"))
                        .build())
                .build());
  }

  RegisteredProtocol protocol(String name) {
    return laboratory
        .protocols()
        .add(OPERATOR, name, "CC, 0.5 A, VOLTAGE, 4.2 V\nCC, -0.5 A, VOLTAGE, 3 V\n");
  }

  /** A station that runs beside the test, its channels with a cell each. */
  StationRunner station(Path folder, String name, String... channels) {
    LabClock clock = LabClock.system();
    return StationRunner.start(
        laboratory.link(),
        new StationDraft(name, "Room 1", "", null, channels(name, channels)),
        Drivers.builder().clock(clock).discover().build(),
        clock,
        folder);
  }

  private static List<StationChannel> channels(String station, String... channels) {
    return Arrays.stream(channels)
        .map(
            channel ->
                new StationChannel(
                    channel,
                    "sim:li-ion-nmc?capacity=1Ah&soc=0.5&period=0.1s&name="
                        + UUID.nameUUIDFromBytes((station + channel).getBytes()),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Quantity.of("0.2", "s")))
        .toList();
  }

  Experiment queue(String name, RegisteredBattery battery, RegisteredProtocol protocol) {
    return laboratory
        .experiments()
        .add(OPERATOR, ExperimentDraft.of(name, battery.id(), protocol.id()));
  }

  Experiment await(Experiment experiment, ExperimentState state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> find(experiment).state(), state::equals);
    return find(experiment);
  }

  Experiment find(Experiment experiment) {
    return laboratory.experiments().find(OPERATOR, experiment.id()).orElseThrow();
  }

  /** A finished experiment of some cycles between 3 V and 4.2 V with 1 A for half an hour each. */
  Experiment finished(
      String name, RegisteredBattery battery, RegisteredProtocol protocol, int cycles) {
    RecordedDataset dataset = RecordedDataset.of(name, "surface_temperature_celsius");
    Instant begun = Instant.parse("2026-03-01T08:00:00Z");
    return laboratory
        .experiments()
        .importFinished(
            OPERATOR,
            new ImportDraft(
                name,
                "measured elsewhere",
                battery.id(),
                protocol.id(),
                1,
                List.of(),
                begun,
                begun.plusSeconds(3600L * cycles)),
            dataset.id(),
            store -> {
              store.create(dataset);
              Points.Builder points = dataset.points();
              long second = 0;
              for (int cycle = 1; cycle <= cycles; cycle++) {
                for (int i = 0; i < PER_CYCLE; i++) {
                  boolean charges = i < PER_CYCLE / 2;
                  double part = i % (PER_CYCLE / 2) / (PER_CYCLE / 2.0);
                  points.add(
                      second * 1_000_000,
                      begun.toEpochMilli() * 1000 + second * 1_000_000,
                      charges ? 1 : 2,
                      cycle,
                      0,
                      charges ? 3 + 1.2 * part : 4.2 - 1.2 * part,
                      charges ? 1 : -1,
                      25 + part);
                  second += 18;
                }
              }
              store.append(dataset.id(), points.build());
              store.seal(dataset.id());
            });
  }
}
