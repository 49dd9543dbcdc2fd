package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.json.FinalesJson;
import org.finales.core.station.HttpLink;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.FinalesServer;
import org.finales.server.station.CyclingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StationCommandsTest {
  private static final int KILLS = Integer.getInteger("finales.kills", 4);
  private static final long SEED = Long.getLong("finales.kills.seed", 20260301L);

  @TempDir private Path folder;

  private Path config(String json) throws IOException {
    return Files.writeString(folder.resolve("station.json"), json);
  }

  @Test
  void aConfigurationIsCheckedWithoutTouchingAnything() throws IOException {
    Path good = config(FinalesJson.write(CyclingServer.draft("bench", "A", "B")));
    Shell.Outcome listed = Shell.run("station", "--config", good.toString(), "--check");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.status()).isZero();
    assertThat(listed.out()).contains("station bench", "A", "B", "sim:li-ion-nmc");
  }

  @Test
  void whatIsWrongInAConfigurationIsNamedWithItsPlace() throws IOException {
    String[][] wrong = {
      {"{\"name\":\"b\",\"channels\":[]}", "channels"},
      {"{\"name\":\"b\",\"channels\":[{\"name\":\"A\",\"device\":\"nothing:x\"}]}", "nothing"},
      {
        "{\"name\":\"b\",\"channels\":[{\"name\":\"A\",\"device\":\"sim:x\"},"
            + "{\"name\":\"A\",\"device\":\"sim:x\"}]}",
        "channels/1/name"
      },
      {"{\"name\":\"b\",\"channel\":[]}", "channel"},
      {"{\"name\":", "station.json"},
    };
    for (String[] each : wrong) {
      Shell.Outcome refused =
          Shell.run("station", "--config", config(each[0]).toString(), "--check");
      assertThat(refused.status()).as(each[0]).isEqualTo(1);
      assertThat(refused.err()).as(each[0]).contains(each[1]);
    }
    Shell.Outcome noToken =
        Shell.run(
            "station",
            "--config",
            config(FinalesJson.write(CyclingServer.draft("bench", "A"))).toString(),
            "--server",
            "http://127.0.0.1:1");
    assertThat(noToken.err()).contains("--token-file");
  }

  @Test
  void whatGoesOnIsWatchedInLines() {
    try (CyclingServer server = new CyclingServer(folder);
        HttpLink link = server.link("tom")) {
      UUID station = link.register(CyclingServer.draft("bench", "A")).id();
      link.register(CyclingServer.draft("other", "A"));
      link.report(
          station,
          List.of(
              new ChannelReport(
                  "A",
                  ChannelActivity.RUNNING,
                  null,
                  null,
                  Instant.now(),
                  3.7,
                  1.0,
                  List.of(),
                  2,
                  5,
                  1,
                  "charges",
                  0.5,
                  90.0,
                  List.of())));
      Shell.Outcome seen =
          Shell.run(
              "watch",
              "--url",
              server.uri().toString(),
              "--token",
              server.token("olga"),
              "--station",
              "bench",
              "--for",
              "2 s");
      assertThat(seen.err()).isEmpty();
      assertThat(seen.out())
          .contains("bench/A", "running", "3.7000 V", "step 2 of 5", "50 %", "charges");
      Shell.Outcome stranger =
          Shell.run("watch", "--url", server.uri().toString(), "--token", "fin_x", "--for", "2 s");
      assertThat(stranger.status()).isEqualTo(1);
    }
  }

  /** {@code -Dfinales.kills=N} kills the agent so many times; each round has an end of its own. */
  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void anAgentThatIsKilledLosesNothingAndRepeatsNothing() throws Exception {
    Path file = config(FinalesJson.write(CyclingServer.draft("bench", "A")));
    try (CyclingServer server = new CyclingServer(folder)) {
      Path token = Files.writeString(folder.resolve("token"), server.token("tom") + "\n");
      Experiment queued = server.queue("CC, 0.01 A, TIME, 100 h\n");
      Random random = new Random(SEED);
      long before = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process agent = agent(server, file, token, kill);
        try {
          long known = before;
          await()
              .atMost(Duration.ofSeconds(60))
              .untilAsserted(
                  () ->
                      assertThat(points(server, queued))
                          .as("new points; it said %s", said(agent))
                          .isGreaterThan(known));
          assertThat(agent.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS))
              .as("it stopped by itself")
              .isFalse();
        } finally {
          agent.toHandle().destroyForcibly();
          agent.waitFor();
        }
        before = points(server, queued);
      }
      Process last = agent(server, file, token, KILLS);
      try {
        server.lab().experiments().abort(CyclingServer.OLGA, queued.id(), "enough");
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> assertThat(server.find(queued).state()).isEqualTo(ExperimentState.ABORTED));
      } finally {
        last.destroy();
        assertThat(last.waitFor(30, TimeUnit.SECONDS)).as("SIGTERM ends it").isTrue();
      }
      UUID dataset = Objects.requireNonNull(server.find(queued).dataset());
      Points found = server.lab().series().points(dataset, 0, Points.MOST);
      try (SeriesStore spool =
          SeriesStore.sqlite(folder.resolve("agent").resolve("spool").resolve("spool.db"))) {
        assertThat(spool.points(dataset, 0, Points.MOST))
            .as("what was recorded and what arrived")
            .isEqualTo(found);
        assertThat(spool.events(dataset, 0, 10_000))
            .isEqualTo(server.lab().series().events(dataset, 0, 10_000));
      }
      for (int i = 1; i < found.size(); i++) {
        assertThat(found.hostMicros(i)).isGreaterThan(found.hostMicros(i - 1));
      }
      for (Path log : errors) {
        assertThat(Files.readString(log)).doesNotContain("fin_").doesNotContain("Exception");
      }
    }
  }

  private final List<Path> errors = new ArrayList<>();

  private String said(Process agent) throws IOException {
    return agent.isAlive() + " " + Files.readString(errors.get(errors.size() - 1));
  }

  private static long points(CyclingServer server, Experiment experiment) {
    UUID dataset = server.find(experiment).dataset();
    return dataset == null ? 0 : server.lab().series().status(dataset).points();
  }

  private Process agent(CyclingServer server, Path config, Path token, int number)
      throws IOException {
    Path error = folder.resolve("agent-" + number + ".txt");
    errors.add(error);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FinalesServer.class.getName(),
            "station",
            "--server",
            server.uri().toString(),
            "--token-file",
            token.toString(),
            "--config",
            config.toString(),
            "--data",
            folder.resolve("agent").toString())
        .redirectErrorStream(true)
        .redirectOutput(error.toFile())
        .start();
  }
}
