package org.finales.server.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.core.timeseries.Points;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code docs} is a station. */
class PythonStationTest {
  private static final Path SCRIPT = Path.of("../docs/station.py");

  @TempDir private Path folder;

  private static boolean hasPython() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("python3", "--version").start();
      return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  @Timeout(120)
  void aProgramWithoutLibrariesRunsAnExperiment() throws Exception {
    Assumptions.assumeTrue(hasPython(), "there is no python3 here");
    try (CyclingServer server = new CyclingServer(folder)) {
      Experiment queued = server.queue("CC, 0.5 A, TIME, 3 s\n");
      Path said = folder.resolve("said.txt");
      Process python =
          new ProcessBuilder(
                  "python3", SCRIPT.toString(), server.uri().toString(), server.token("tom"), "1")
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        assertThat(python.waitFor(60, TimeUnit.SECONDS))
            .as("it ends: %s", Files.readString(said))
            .isTrue();
      } finally {
        python.destroyForcibly();
      }
      assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEqualTo("finished run 1\n");
      Experiment done = server.find(queued);
      assertThat(done.state()).as(done.reason()).isEqualTo(ExperimentState.FINISHED);
      UUID dataset = Objects.requireNonNull(done.dataset());
      Points points = server.lab().series().points(dataset, 0, 10);
      assertThat(points.size()).isEqualTo(3);
      assertThat(points.voltage(2)).isEqualTo(3.2);
      assertThat(server.lab().board().channels())
          .singleElement()
          .satisfies(live -> assertThat(live.stationName()).isEqualTo("station.py"));
    }
  }
}
