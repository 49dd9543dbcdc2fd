package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.core.timeseries.Points;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a station's channels and instruments belong together. */
class BenchesTest {
  private static final String SHORT = "CC, 0.5, TIME, 60";

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();

  private static Calibration calibration(
      String quantity, double gain, double offset, Instant since) {
    return new Calibration(quantity, gain, offset, since, "ada", null);
  }

  @Test
  void theNewestCalibrationThatHasBegunCorrectsAndIsRecorded() {
    RiggedCycler cycler = RiggedCycler.straight(0.1, 0.5, clock);
    Instant now = clock.now();
    StationChannel channel =
        new StationChannel(
            "1",
            "rigged:1",
            null,
            null,
            List.of(),
            List.of(
                calibration("voltage", 2, 1, now.minusSeconds(20)),
                calibration("voltage", 1, 0.1, now.minusSeconds(10)),
                calibration("voltage", 3, 2, now.plus(Duration.ofDays(1000))),
                calibration("cell temperature", 1, -2, now.minusSeconds(10))),
            null);
    try (Bench bench = new Bench(folder, clock, Drivers.builder().register(cycler), channel)) {
      Experiment experiment = bench.run(Bench.protocol(SHORT), Bench.battery("1"));
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FINISHED);
      Points points = bench.lab.points(experiment).get(0);
      // 3.5 V at half, 0.05 V at the resistance, 0.1 V of correction
      assertThat(points.voltage(0)).isCloseTo(3.65, within(0.001));
      assertThat(points.current(0)).isCloseTo(0.5, within(1e-9));
      assertThat(points.auxiliary(0, 0)).isCloseTo(cycler.cell.temperature() - 2, within(0.5));
      assertThat(bench.lab.events(experiment, RunEvent.INSTRUCTION))
          .extracting(event -> event.event().message())
          .contains(
              "voltage is corrected by a gain of 1 and an offset of 0.1",
              "cell temperature is corrected by a gain of 1 and an offset of -2");
    }
  }

  @Test
  void aRunIsReadOncePerPeriodFromItsBeginning() {
    RiggedCycler cycler = RiggedCycler.straight(0.1, 0.5, clock);
    try (Bench bench =
        new Bench(
            folder,
            clock,
            Drivers.builder().register(cycler),
            StationChannel.of("1", "rigged:1"))) {
      Experiment experiment = bench.run(Bench.protocol(SHORT), Bench.battery("1"));
      Points points = bench.lab.points(experiment).get(0);
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.hostMicros(i) - points.hostMicros(i - 1))
            .as("time from point %s to the next, in µs", i - 1)
            .isBetween(999_000L, 1_001_000L);
      }
    }
  }

  @Test
  void anInstrumentThatCannotBeOpenedIsLostAndTriedAgainWhileTheOthersWork() {
    RiggedCycler cycler = RiggedCycler.straight(0.1, 0.5, clock);
    cycler.lost = true;
    try (Bench bench =
        new Bench(
            folder,
            clock,
            Drivers.builder().discover().register(cycler),
            StationChannel.of("1", "rigged:1"),
            StationChannel.of("2", "sim:li-ion-nmc?capacity=1Ah&soc=0.5"))) {
      Experiment experiment = bench.run(Bench.protocol(SHORT), Bench.battery("1"));
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FINISHED);
      assertThat(bench.runner().reports().get(0).activity()).isEqualTo(ChannelActivity.LOST);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> bench.runner().reports().get(0).text().contains("the cable was pulled"));
      assertThat(cycler.applied.get()).isZero();
      cycler.lost = false;
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> bench.runner().reports().get(0).activity() == ChannelActivity.IDLE);
    }
  }

  @Test
  void twoChannelsShareAnInstrumentAndRunAtTheSameTime() {
    String device = "sim:li-ion-nmc?capacity=1Ah&soc=0.5&channels=2";
    try (Bench bench =
        new Bench(
            folder,
            new StationChannel("a", device, "1", null, List.of(), List.of(), null),
            new StationChannel("b", device, "2", null, List.of(), List.of(), null))) {
      Experiment one =
          bench.lab.queue(
              Bench.protocol("CC, 0.5, TIME, 10 min"), Bench.battery("1"), Recovery.WAIT);
      Experiment two =
          bench.lab.queue(
              Bench.protocol("CC, -0.5, TIME, 10 min"), Bench.battery("1"), Recovery.WAIT);
      bench.awaitEnd(one);
      bench.awaitEnd(two);
      for (Experiment experiment : List.of(one, two)) {
        assertThat(bench.lab.states(experiment))
            .containsExactly(ExperimentState.RUNNING, ExperimentState.FINISHED);
        Points points = bench.lab.points(experiment).get(0);
        assertThat(points.current(5)).isCloseTo(experiment == one ? 0.5 : -0.5, within(0.01));
      }
    }
  }
}
