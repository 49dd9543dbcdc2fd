package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a recording program with SIGKILL at random moments, starts it again, and holds the file
 * against every batch that was ever acknowledged: nothing is lost, nothing is there twice.
 *
 * <p>{@code -Dfinales.kills=N} kills it so many times, {@code -Dfinales.kills.seed=S} at other
 * moments.
 */
class SeriesKillTest {
  private static final int KILLS = Integer.getInteger("finales.kills", 6);
  private static final long SEED = Long.getLong("finales.kills.seed", 20260301L);

  /**
   * After so many kills a new file is begun, or checking would come to take longer than killing.
   */
  private static final int KILLS_PER_FILE = 10;

  @TempDir private Path folder;

  private final long[] acknowledged = new long[DoomedRecorder.DATASETS];
  private long total;

  @Test
  void noAcknowledgedPointIsLostAndNoneIsThereTwice() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_PER_FILE == 0) {
        java.util.Arrays.fill(acknowledged, 0);
      }
      Path file = folder.resolve("series-" + kill / KILLS_PER_FILE + ".db");
      runAndKill(file, random.nextInt(600));
      check(file, kill);
    }
    System.out.printf(
        "%d kills (seed %d): %,d acknowledged batches of %d points, none lost or doubled%n",
        KILLS, SEED, total, DoomedRecorder.POINTS);
  }

  private void runAndKill(Path file, int millis) throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedRecorder.class.getName(),
                file.toString())
            .redirectError(errors.toFile())
            .start();
    CompletableFuture<Void> working = new CompletableFuture<>();
    CompletableFuture<Void> heard = CompletableFuture.runAsync(() -> listen(process, working));
    try {
      CompletableFuture.anyOf(working, heard).get(60, TimeUnit.SECONDS);
      boolean diedByItself = process.waitFor(millis, TimeUnit.MILLISECONDS);
      assertThat(diedByItself).as("it stopped by itself: %s", Files.readString(errors)).isFalse();
    } finally {
      // SIGKILL; the handle, unlike the process, leaves what was said in the pipe.
      process.toHandle().destroyForcibly();
    }
    heard.get(60, TimeUnit.SECONDS);
    assertThat(Files.readString(errors)).as("what it complained about").doesNotContain("Exception");
  }

  private void listen(Process process, CompletableFuture<Void> working) {
    StringBuilder line = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        String[] words = line.toString().split(" ", -1);
        acknowledged[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
        total++;
        working.complete(null);
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Path file, int kill) {
    try (SeriesStore store = SeriesStore.sqlite(file)) {
      List<RecordedDataset> datasets = store.datasets();
      for (int i = 0; i < datasets.size(); i++) {
        RecordedDataset dataset = datasets.get(i);
        long newest = store.newestBatch(dataset.id(), DoomedRecorder.SOURCE);
        assertThat(newest)
            .as("batches of dataset %s after kill %s; one may be stored unheard", i, kill)
            .isBetween(acknowledged[i], acknowledged[i] + 1);
        Points expected = Recording.regular(0, (int) newest * DoomedRecorder.POINTS);
        Points found = Recording.joined(store.points(dataset.id()), dataset.values());
        Recording.assertSame(found, expected.columns);
        if (newest > 0) {
          Window window = store.window(dataset.id(), WindowQuery.of(0, Long.MAX_VALUE / 2, 1));
          assertThat(window.count(0)).as("points in a window").isEqualTo(expected.size());
        }
      }
    }
  }
}
