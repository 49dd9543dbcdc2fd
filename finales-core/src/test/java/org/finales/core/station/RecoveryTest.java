package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.core.timeseries.Points;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of runs when their station ends, and of orders. */
class RecoveryTest {
  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final RiggedCycler cycler = RiggedCycler.straight(0.1, 0.2, clock);

  private Bench bench() {
    return new Bench(
        folder, clock, Drivers.builder().register(cycler), StationChannel.of("1", "rigged:1"));
  }

  /** Lets the instrument hold everything up, so that something can be done in the middle. */
  private void slowly() {
    cycler.beforeRead =
        () -> {
          if (cycler.on) {
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
          }
        };
  }

  private void awaitPoints(Bench bench, Experiment experiment, long points) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !bench.lab.states(experiment).isEmpty()
                    && bench.lab.status(bench.lab.dataset(experiment)).points() >= points);
  }

  private static double charge(Bench bench, Experiment experiment) {
    double coulombs = 0;
    double lastMicros = Double.NaN;
    double last = 0;
    for (Points part : bench.lab.points(experiment)) {
      for (int i = 0; i < part.size(); i++) {
        double passed = (part.hostMicros(i) - lastMicros) / 1e6;
        // a gap is time in which the channel was off
        if (passed < 1.5) {
          coulombs += (last + part.current(i)) / 2 * passed;
        }
        last = part.current(i);
        lastMicros = part.hostMicros(i);
      }
    }
    return coulombs;
  }

  @Test
  void aClosedStationInterruptsAndGoesOnExactlyWhereItWas() {
    try (Bench bench = bench()) {
      slowly();
      Experiment experiment =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, CAPACITY, 0.1"), Bench.battery("1"), Recovery.RESUME);
      awaitPoints(bench, experiment, 100);
      double before = cycler.cell.stateOfCharge();
      bench.restart();
      assertThat(before).isGreaterThan(0.2);
      awaitPoints(bench, experiment, 200);
      bench.restart();
      bench.awaitEnd(experiment);

      assertThat(bench.lab.states(experiment))
          .as("states: %s", bench.lab.events(experiment, RunEvent.KIND))
          .endsWith(ExperimentState.FINISHED)
          .contains(ExperimentState.INTERRUPTED);
      // what flows between the last reading and switching off is not counted, a reading at most
      assertThat(cycler.cell.stateOfCharge() - 0.2).isCloseTo(0.1, within(0.0005));
      assertThat(charge(bench, experiment)).isCloseTo(360, within(2.0));
    }
  }

  @Test
  void aRunThatIsToWaitWaitsForAPerson() {
    try (Bench bench = bench()) {
      slowly();
      Experiment experiment =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, CAPACITY, 0.05"), Bench.battery("1"), Recovery.WAIT);
      awaitPoints(bench, experiment, 50);
      bench.restart();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  bench.runner().reports().get(0).activity()
                      == org.finales.api.experiment.ChannelActivity.INTERRUPTED);
      assertThat(cycler.on).isFalse();
      tell(bench, OrderKind.RESUME);
      bench.awaitEnd(experiment);
      assertThat(cycler.cell.stateOfCharge() - 0.2).isCloseTo(0.05, within(0.0005));
    }
  }

  @Test
  void aRunThatIsToFailFails() {
    try (Bench bench = bench()) {
      slowly();
      Experiment experiment =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, CAPACITY, 0.05"), Bench.battery("1"), Recovery.FAIL);
      awaitPoints(bench, experiment, 50);
      bench.restart();
      bench.awaitEnd(experiment);
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FAILED);
      assertThat(cycler.on).isFalse();
    }
  }

  private void tell(Bench bench, OrderKind kind) {
    long order = bench.lab.order(kind, "1", null);
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.lab.answers.containsKey(order));
    assertThat(String.valueOf(bench.lab.answers.get(order))).isEqualTo("{\"done\":true}");
  }

  @Test
  void peoplePauseResumeSkipAndAbort() {
    try (Bench bench = bench()) {
      slowly();
      Experiment experiment =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, CAPACITY, 0.2\nCC, 0.1, TIME, 10 h"),
              Bench.battery("1"),
              Recovery.WAIT);
      awaitPoints(bench, experiment, 20);
      tell(bench, OrderKind.PAUSE);
      assertThat(cycler.on).as("nothing flows while paused").isFalse();
      tell(bench, OrderKind.RESUME);
      assertThat(cycler.on).isTrue();
      tell(bench, OrderKind.SKIP);
      tell(bench, OrderKind.ABORT);
      bench.awaitEnd(experiment);
      assertThat(cycler.on).isFalse();
      assertThat(bench.lab.states(experiment))
          .containsExactly(
              ExperimentState.RUNNING,
              ExperimentState.PAUSED,
              ExperimentState.RUNNING,
              ExperimentState.ABORTED);
      assertThat(bench.lab.events(experiment, RunEvent.INSTRUCTION).toString())
          .contains("step 2, cycle 1: charge at 0.1 A");
    }
  }

  @Test
  void anEmergencyStopStopsAndStands() {
    try (Bench bench = bench()) {
      slowly();
      Experiment experiment =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, CAPACITY, 0.2"), Bench.battery("1"), Recovery.RESUME);
      awaitPoints(bench, experiment, 20);
      long order = bench.lab.order(OrderKind.STOP, null, null);
      await().atMost(Duration.ofSeconds(20)).until(() -> bench.lab.answers.containsKey(order));
      assertThat(cycler.on).isFalse();
      bench.awaitEnd(experiment);
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FAILED);
      assertThat(bench.runner().reports().get(0).alarms().get(0).code())
          .isEqualTo("emergency-stop");
    }
  }

  @Test
  void anIdleChannelIsReadOnRequest() {
    try (Bench bench = bench()) {
      long order = bench.lab.order(OrderKind.TEST, "1", null);
      await().atMost(Duration.ofSeconds(20)).until(() -> bench.lab.answers.containsKey(order));
      assertThat(String.valueOf(bench.lab.answers.get(order))).contains("\"voltage\":3.2");
    }
  }
}
