package org.finales.core.station;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.Simulation;
import org.finales.cycler.sequence.SimulationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station with simulated instruments runs what its laboratory gives it. */
class StationRunnerTest {
  private static final String CELL = "li-ion-nmc?capacity=1Ah&soc=0.5";

  @TempDir Path folder;

  @Test
  void anExperimentRunsToItsEndAndTakesAsLongAsTheSimulationSays() {
    Protocol protocol =
        Bench.protocol(
            """
            LOOP 2
            CC, 0.5C, VOLTAGE, 4.2
            CV, 4.2, CURRENT, 0.05C
            CC, -0.5C, VOLTAGE, 3.0
            END
            """);
    try (Bench bench = new Bench(folder, StationChannel.of("1", "sim:" + CELL))) {
      MemoryLab lab = bench.lab;
      Experiment experiment = bench.run(protocol, Bench.battery("1"));

      List<RecordedEvent> states = lab.events(experiment, RunEvent.KIND);
      assertThat(lab.states(experiment))
          .as("what it told: %s", states)
          .containsExactly(ExperimentState.RUNNING, ExperimentState.FINISHED);
      RunEvent last = MemoryLab.run(states.get(states.size() - 1).event());
      CyclingOutcome outcome =
          FinalesJson.convert(requireNonNull(last.outcome()), CyclingOutcome.class);
      assertThat(outcome.test().outputs()).as("six figures of two cycles").hasSize(12);
      assertThat(lab.events(experiment, RunEvent.CYCLE)).hasSize(2);
      assertThat(lab.events(experiment, RunEvent.INSTRUCTION)).hasSize(6);
      SimulationResult expected =
          Simulation.run(
              protocol.toBuilder().capacity(Quantity.of("1", "Ah")).build(),
              CellParameters.parse(CELL));
      Instant begun = requireNonNull(outcome.test().started());
      Instant ended = requireNonNull(outcome.test().ended());
      assertThat(Duration.between(begun, ended).toMillis() / 1e3)
          .isCloseTo(expected.seconds(), within(expected.seconds() / 1000));
    }
  }
}
