package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.Points;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that run protocols themselves are told, started and followed. */
class ProgrammedRunTest {
  private static final String TWO_CYCLES =
      """
      LOOP 2
      CC, 0.5C, VOLTAGE, 4.2
      CC, -0.5C, VOLTAGE, 3.0
      END
      """;

  @TempDir Path folder;

  private static List<Long> times(Bench bench, Experiment experiment) {
    List<Long> times = new ArrayList<>();
    for (Points part : bench.lab.points(experiment)) {
      for (int i = 0; i < part.size(); i++) {
        times.add(part.instrumentMicros(i));
      }
    }
    return times;
  }

  @Test
  void aProtocolIsHandedOverAndEveryPointIsFollowed() {
    try (Bench bench =
        new Bench(
            folder,
            StationChannel.of("1", "sim:li-ion-nmc?capacity=1Ah&soc=0.5&runs=programmed"))) {
      Experiment experiment = bench.run(Bench.protocol(TWO_CYCLES), Bench.battery("1"));
      assertThat(bench.lab.states(experiment))
          .as("states: %s", bench.lab.events(experiment, RunEvent.KIND))
          .containsExactly(ExperimentState.RUNNING, ExperimentState.FINISHED);
      assertThat(bench.lab.events(experiment, RunEvent.CYCLE)).hasSize(2);
      assertThat(bench.lab.events(experiment, RunEvent.CYCLE).get(1).event().message())
          .contains("cycle 2");
    }
  }

  @Test
  void aRunIsFollowedOnAfterARestartWithoutGapOrDouble() {
    VirtualClock virtual = new VirtualClock();
    LabClock clock = virtual;
    String where =
        "sim:li-ion-nmc?capacity=1Ah&soc=0.5&runs=programmed&name=" + folder.getFileName();
    StationChannel channel =
        new StationChannel("1", where, null, null, List.of(), List.of(), Quantity.of("60", "s"));
    try (Bench bench = new Bench(folder, clock, Drivers.builder().discover(), channel)) {
      Experiment experiment =
          bench.lab.queue(Bench.protocol(TWO_CYCLES), Bench.battery("1"), Recovery.WAIT);
      org.awaitility.Awaitility.await()
          .until(
              () ->
                  !bench.lab.states(experiment).isEmpty()
                      && bench.lab.status(bench.lab.dataset(experiment)).points() > 100);
      bench.restart();
      bench.awaitEnd(experiment);
      assertThat(bench.lab.states(experiment)).endsWith(ExperimentState.FINISHED);
      List<Long> times = times(bench, experiment);
      for (int i = 1; i < times.size(); i++) {
        double passed = (times.get(i) - times.get(i - 1)) / 1e6;
        assertThat(passed).as("s between points %s and %s", i - 1, i).isBetween(0.0, 1.001);
      }
      assertThat(times.size() * 1.0).isCloseTo(4 * 3600 * 2 * 0.875, within(4000.0));
    }
  }
}
