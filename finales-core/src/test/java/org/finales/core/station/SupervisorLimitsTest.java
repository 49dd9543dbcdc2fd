package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.finales.api.battery.Battery;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of battery and place switches off by itself, and clocks that jump do not. */
class SupervisorLimitsTest {
  private static final String CHARGE = "CC, 1, TIME, 10 min";
  private static final long PERIOD = 1_000_000_000L;

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final RiggedCycler cycler = RiggedCycler.straight(0.1, 0.5, clock);
  private long when;

  private Experiment run(StationChannel channel, Battery battery, UnaryOperator<Reading> lie) {
    try (Bench bench = new Bench(folder, clock, Drivers.builder().register(cycler), channel)) {
      return run(bench, battery, lie);
    }
  }

  private Experiment run(Bench bench, Battery battery, UnaryOperator<Reading> lie) {
    when = clock.nanos() + 30 * PERIOD;
    cycler.lie = reading -> clock.nanos() >= when && cycler.on ? lie.apply(reading) : reading;
    Experiment experiment = bench.run(Bench.protocol(CHARGE), battery);
    events = bench.lab.events(experiment, RunEvent.ALARM);
    notices = bench.lab.events(experiment, "notice");
    states = bench.lab.states(experiment);
    return experiment;
  }

  private List<RecordedEvent> events = List.of();
  private List<RecordedEvent> notices = List.of();
  private List<ExperimentState> states = List.of();

  private void assertTripped(String code, long periods) {
    assertThat(states).endsWith(ExperimentState.FAILED);
    assertThat(events).isNotEmpty();
    assertThat(events.get(0).event().message()).startsWith(code + ": ");
    assertThat(cycler.on).as("whether the output is on").isFalse();
    assertThat(cycler.offNanos - when).as("ns until off").isBetween(0L, periods * PERIOD);
  }

  private static StationChannel with(ChannelLimits limits) {
    return new StationChannel("1", "rigged:1", null, limits, List.of(), List.of(), null);
  }

  private static ChannelLimits limits(String what) {
    return new ChannelLimits(
        null,
        null,
        null,
        what.equals("power") ? Quantity.of("5.1", "W") : null,
        null,
        what.equals("sensor") ? Quantity.of("60", "degC") : null,
        what.equals("duration") ? Quantity.of("30", "s") : null,
        null,
        what.equals("temperature rate") ? Quantity.of("0.5", "K/s") : null);
  }

  private static Battery bearing(String volts) {
    return Bench.battery("1").toBuilder()
        .limits(
            OperatingLimits.builder()
                .upperVoltageLimit(Quantity.of(volts, "V"))
                .lowerVoltageLimit(Quantity.of("2.5", "V"))
                .build())
        .build();
  }

  private static Reading celsius(Reading reading, double celsius) {
    return new Reading(
        reading.hostMicros(),
        reading.instrumentMicros(),
        reading.voltage(),
        reading.current(),
        reading.output(),
        celsius);
  }

  @ParameterizedTest
  @ValueSource(strings = {"duration", "temperature rate", "sensor", "power"})
  void limitsOfThePlace(String what) {
    run(
        with(limits(what)),
        bearing("5"),
        reading ->
            switch (what) {
              case "temperature rate" ->
                  celsius(reading, reading.auxiliary(0) + (clock.nanos() - when) / 1e9);
              case "sensor" -> celsius(reading, Double.NaN);
              case "power" -> RiggedCycler.with(reading, 4.95, 1.08);
              default -> reading;
            });
    String code =
        switch (what) {
          case "duration" -> "duration";
          case "power" -> "power-high";
          case "sensor" -> "sensor-lost";
          default -> "temperature-rate";
        };
    assertTripped(code, what.equals("duration") ? 10 : 4);
  }

  @Test
  void aTemperatureThatTheBatteryDoesNotBearWhileItCharges() {
    Battery battery =
        Bench.battery("1").toBuilder()
            .limits(
                OperatingLimits.builder()
                    .upperVoltageLimit(Quantity.of("4.25", "V"))
                    .lowerVoltageLimit(Quantity.of("2.5", "V"))
                    .maximumChargingTemperature(Quantity.of("45", "degC"))
                    .build())
            .build();
    run(with(limits("")), battery, reading -> celsius(reading, 46));
    assertTripped("temperature-high", 1);
  }

  @Test
  void theLimitsOfTheCellsOfABatteryTimesTheirNumber() {
    Battery battery =
        Battery.builder()
            .ratings(Bench.battery("1").ratings())
            .cellsInSeries(Quantity.of("2", "1"))
            .cellsInParallel(Quantity.of("1", "1"))
            .perCell(
                CellRatings.builder()
                    .limits(
                        OperatingLimits.builder()
                            .upperVoltageLimit(Quantity.of("4.25", "V"))
                            .lowerVoltageLimit(Quantity.of("1.25", "V"))
                            .build())
                    .build())
            .build();
    run(
        with(limits("")),
        battery,
        reading -> RiggedCycler.with(reading, 8.4 + (clock.nanos() - when) / 30e9, 1));
    assertTripped("voltage-high", 10);
    assertThat(events.get(0).event().message()).contains("above the limit of 8.5 V");
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600_000_000L, -3_600_000_000L})
  void aJumpOfTheComputersClockIsNoticedAndChangesNothing(long micros) {
    run(
        with(limits("")),
        Bench.battery("1"),
        reading ->
            new Reading(
                reading.hostMicros() + micros,
                reading.instrumentMicros(),
                reading.voltage(),
                reading.current(),
                reading.output(),
                reading.auxiliary(0)));
    assertThat(states).containsExactly(ExperimentState.RUNNING, ExperimentState.FINISHED);
    assertThat(notices)
        .extracting(event -> event.event().message())
        .anyMatch(text -> text.startsWith("the computer's clock jumped by"));
    assertThat(cycler.cell.stateOfCharge() - 0.5)
        .as("charge of ten minutes at 1 A, in Ah")
        .isBetween(0.1665, 0.1669);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agrees", "too little", "no value"})
  void aSourceThatContradictsTheMeterOfItsCompositeChannel(String what) throws IOException {
    ShuntMeter meter =
        new ShuntMeter(
            clock,
            () ->
                cycler.cell.current()
                    * (clock.nanos() < when || what.equals("agrees")
                        ? 1
                        : what.equals("no value") ? Double.NaN : 0.9));
    Path file = folder.resolve("both.json");
    Files.writeString(
        file,
        """
        {"name": "1", "source": "rigged:1",
         "inputs": [{"device": "shunt:1", "input": "shunt", "as": "battery current"}]}
        """);
    try (Bench bench =
        new Bench(
            folder,
            clock,
            Drivers.builder().register(cycler).register(meter),
            StationChannel.of("1", "composite:" + file))) {
      run(bench, Bench.battery("1"), reading -> reading);
    }
    if (what.equals("agrees")) {
      assertThat(states).endsWith(ExperimentState.FINISHED);
    } else {
      assertTripped("contradiction", 4);
      assertThat(events.get(0).event().message()).contains("but its meter says");
    }
  }
}
