package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the channel is off, and the alarm stands until a person has seen it. */
class SupervisorTest {
  private static final String CHARGE = "CC, 1, TIME, 1 h";
  private static final long PERIOD = 1_000_000_000L;

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final RiggedCycler cycler = RiggedCycler.straight(0.1, 0.5, clock);

  private Bench bench(ChannelLimits limits) {
    return new Bench(
        folder,
        clock,
        Drivers.builder().register(cycler),
        new StationChannel("1", "rigged:1", null, limits, List.of(), List.of(), null));
  }

  private Bench bench() {
    return new Bench(
        folder, clock, Drivers.builder().register(cycler), StationChannel.of("1", "rigged:1"));
  }

  /** After so many seconds of a run, something happens. */
  private long inSeconds(double seconds) {
    return clock.nanos() + (long) (seconds * 1e9);
  }

  private void lieFrom(long nanos, java.util.function.UnaryOperator<Reading> lie) {
    cycler.lie = reading -> clock.nanos() >= nanos && cycler.on ? lie.apply(reading) : reading;
  }

  private void assertTripped(Bench bench, Experiment experiment, String code) {
    List<RecordedEvent> alarms = bench.lab.events(experiment, RunEvent.ALARM);
    assertThat(alarms)
        .as("alarms; states are %s", bench.lab.events(experiment, RunEvent.KIND))
        .isNotEmpty();
    assertThat(alarms.get(0).event().message()).startsWith(code + ": ");
    assertThat(cycler.on).as("whether the output is on").isFalse();
    ChannelAlarm standing = bench.runner().reports().get(0).alarms().get(0);
    assertThat(standing.code()).isEqualTo(code);
    assertThat(standing.safe()).as("whether it was seen to be off").isTrue();
  }

  @Test
  void aVoltageBeyondTheBatterySwitchesOffWithinAPeriod() {
    try (Bench bench = bench()) {
      long when = inSeconds(60);
      lieFrom(when, reading -> RiggedCycler.with(reading, 4.5, reading.current()));
      Experiment experiment = bench.run(Bench.protocol(CHARGE), Bench.battery("1"));

      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FAILED);
      assertTripped(bench, experiment, "voltage-high");
      assertThat(cycler.offNanos - when).as("ns until it was off").isBetween(0L, PERIOD);
    }
  }

  @Test
  void everyLimitOfThePlaceIsWatched() {
    ChannelLimits limits =
        new ChannelLimits(
            null,
            null,
            null,
            null,
            null,
            Quantity.of("40", "degC"),
            null,
            Quantity.of("0.05", "V/s"),
            null);
    try (Bench bench = bench(limits)) {
      lieFrom(
          inSeconds(10),
          reading ->
              new Reading(
                  reading.hostMicros(),
                  reading.instrumentMicros(),
                  reading.voltage(),
                  reading.current(),
                  reading.output(),
                  60));
      assertTripped(
          bench, bench.run(Bench.protocol(CHARGE), Bench.battery("1")), "temperature-high");
      acknowledge(bench);
      lieFrom(inSeconds(10), reading -> RiggedCycler.with(reading, reading.voltage() - 0.2, 1));
      assertTripped(bench, bench.run(Bench.protocol(CHARGE), Bench.battery("1")), "voltage-rate");
    }
  }

  private static void acknowledge(Bench bench) {
    long order = bench.lab.order(OrderKind.ACKNOWLEDGE, "1", null);
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.lab.answers.containsKey(order));
    assertThat(String.valueOf(bench.lab.answers.get(order))).isEqualTo("{\"done\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SAFETY, VOLTAGE, 3.7 | voltage-high",
        "SAFETY, CURRENT, 0.5 | current-high",
        "SAFETY, CAPACITY, 0.1 | capacity"
      })
  void limitsOfTheProtocolAreWatchedTwice(String text) {
    String code = text.substring(text.indexOf('|') + 2);
    org.finales.api.cycling.SafetyLimits limits =
        switch (code) {
          case "voltage-high" ->
              new org.finales.api.cycling.SafetyLimits(
                  Quantity.of("3.7", "V"), null, null, null, null, null, null, null, null);
          case "current-high" ->
              new org.finales.api.cycling.SafetyLimits(
                  null, null, Quantity.of("0.5", "A"), null, null, null, null, null, null);
          default ->
              new org.finales.api.cycling.SafetyLimits(
                  null, null, null, null, null, null, Quantity.of("0.1", "Ah"), null, null);
        };
    try (Bench bench = bench()) {
      Experiment experiment =
          bench.run(Bench.protocol(CHARGE).toBuilder().limits(limits).build(), Bench.battery("1"));
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FAILED);
      assertTripped(bench, experiment, code.equals("capacity") ? "protocol-limit" : code);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nan",
        "wrong way",
        "too much",
        "frozen clock",
        "frozen noise",
        "clock back",
        "output off"
      })
  void whatCannotBeSwitchesOff(String what) {
    try (Bench bench = bench()) {
      long when = inSeconds(150);
      AtomicReference<Reading> frozen = new AtomicReference<>();
      cycler.hasClock = !what.equals("frozen noise");
      lieFrom(
          when,
          reading ->
              switch (what) {
                case "nan" -> RiggedCycler.with(reading, Double.NaN, 1);
                case "wrong way" -> RiggedCycler.with(reading, reading.voltage(), -0.5);
                case "too much" -> RiggedCycler.with(reading, reading.voltage(), 1.5);
                case "clock back" ->
                    new Reading(
                        reading.hostMicros(),
                        when / 1000 - (clock.nanos() - when) / 1000,
                        reading.voltage(),
                        reading.current(),
                        reading.output(),
                        reading.auxiliary(0));
                case "output off" ->
                    new Reading(
                        reading.hostMicros(),
                        reading.instrumentMicros(),
                        reading.voltage(),
                        0,
                        org.finales.cycler.spi.OutputState.OFF,
                        reading.auxiliary(0));
                default -> {
                  frozen.compareAndSet(null, reading);
                  Reading old = java.util.Objects.requireNonNull(frozen.get());
                  yield new Reading(
                      reading.hostMicros(),
                      old.instrumentMicros(),
                      old.voltage(),
                      old.current(),
                      old.output(),
                      old.auxiliary(0));
                }
              });
      Experiment experiment = bench.run(Bench.protocol(CHARGE), Bench.battery("1"));

      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FAILED);
      assertTripped(
          bench,
          experiment,
          switch (what) {
            case "nan" -> "impossible-value";
            case "wrong way", "too much" -> "contradiction";
            case "clock back" -> "instrument-clock";
            case "output off" -> "output-lies";
            default -> "frozen-data";
          });
      long periods = what.equals("frozen noise") ? 25 : 8;
      assertThat(cycler.offNanos - when).isBetween(0L, periods * PERIOD);
    }
  }

  @Test
  void silenceInterruptsAndTheRunGoesOnWhenAPersonHasSeenIt() {
    try (Bench bench = bench()) {
      long when = inSeconds(60);
      cycler.beforeRead =
          () -> {
            if (clock.nanos() >= when && cycler.on) {
              throw new NoAnswerException("no answer", null);
            }
          };
      Experiment experiment =
          bench.lab.queue(Bench.protocol(CHARGE), Bench.battery("1"), Recovery.RESUME);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> bench.lab.states(experiment).contains(ExperimentState.INTERRUPTED));
      assertThat(cycler.on).isFalse();
      cycler.beforeRead = () -> {};
      acknowledge(bench);
      bench.awaitEnd(experiment);
      assertThat(bench.lab.states(experiment))
          .containsExactly(
              ExperimentState.RUNNING,
              ExperimentState.INTERRUPTED,
              ExperimentState.RUNNING,
              ExperimentState.FINISHED);
      assertThat(cycler.cell.stateOfCharge() - 0.5)
          .as("charge of one hour at 1 A less what is beyond full, in Ah")
          .isBetween(0.3, 1.01);
    }
  }

  @Test
  void anOutputThatStaysOnIsTriedAgainAndEscalated() {
    try (Bench bench = bench()) {
      long when = inSeconds(30);
      cycler.lie =
          reading -> {
            if (clock.nanos() >= when) {
              cycler.staysOn = true;
            }
            return clock.nanos() >= when && cycler.on
                ? RiggedCycler.with(reading, 4.6, 1)
                : reading;
          };
      Experiment experiment =
          bench.lab.queue(Bench.protocol(CHARGE), Bench.battery("1"), Recovery.WAIT);
      bench.awaitEnd(experiment);
      long refused = bench.lab.order(OrderKind.ACKNOWLEDGE, "1", null);
      await().atMost(Duration.ofSeconds(20)).until(() -> bench.lab.answers.containsKey(refused));
      assertThat(String.valueOf(bench.lab.answers.get(refused))).contains("not seen to be off");
      assertThat(bench.runner().reports().get(0).alarms().get(0).safe()).isFalse();
      cycler.lie = reading -> reading;
      cycler.staysOn = false;
      await().atMost(Duration.ofSeconds(20)).until(() -> !cycler.on);
      acknowledge(bench);
    }
  }

  @Test
  void anAlarmStandsAfterARestartAndNothingRunsBefore() {
    try (Bench bench = bench()) {
      lieFrom(inSeconds(60), reading -> RiggedCycler.with(reading, 4.5, 1));
      bench.run(Bench.protocol(CHARGE), Bench.battery("1"));
      cycler.lie = reading -> reading;
      bench.restart();
      int before = cycler.applied.get();
      Experiment next =
          bench.lab.queue(Bench.protocol("CC, 1, TIME, 60"), Bench.battery("1"), Recovery.WAIT);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !bench.runner().reports().get(0).alarms().isEmpty());
      assertThat(cycler.applied.get()).isEqualTo(before);
      acknowledge(bench);
      bench.awaitEnd(next);
      assertThat(bench.lab.states(next)).endsWith(ExperimentState.FINISHED);
    }
  }

  @Test
  void aHangingInstrumentIsNoticedByTheWatchdog() throws Exception {
    try (Bench bench = bench()) {
      long when = inSeconds(20);
      java.util.concurrent.CountDownLatch hang = new java.util.concurrent.CountDownLatch(1);
      cycler.beforeRead =
          () -> {
            if (clock.nanos() >= when && cycler.on) {
              try {
                hang.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          };
      Experiment experiment =
          bench.lab.queue(Bench.protocol(CHARGE), Bench.battery("1"), Recovery.FAIL);
      Path alarms = folder.resolve("station").resolve("1.alarms.json");
      await().atMost(Duration.ofSeconds(20)).until(() -> java.nio.file.Files.exists(alarms));
      hang.countDown();
      bench.awaitEnd(experiment);
      assertThat(cycler.on).isFalse();
      assertThat(bench.lab.events(experiment, RunEvent.ALARM).get(0).event().message())
          .startsWith("runner-hung");
    }
  }
}
