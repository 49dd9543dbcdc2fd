package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.spi.LabClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a station with SIGKILL at random moments while its spool is delivered, and holds the
 * laboratory's data sets against every batch that was ever acknowledged.
 *
 * <p>{@code -Dfinales.kills=N} kills it so many times, {@code -Dfinales.kills.seed=S} at other
 * moments.
 */
class SpoolKillTest {
  private static final int KILLS = Integer.getInteger("finales.kills", 6);
  private static final long SEED = Long.getLong("finales.kills.seed", 20260301L);

  @TempDir private Path folder;
  private final long[] acknowledged = new long[DoomedSpool.DATASETS];

  @Test
  void whatWasAcknowledgedArrivesOnceAndInOrder() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(random.nextInt(400));
      if (kill % 5 == 4 || kill == KILLS - 1) {
        check(kill);
      }
    }
  }

  private void runAndKill(int millis) throws Exception {
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
                DoomedSpool.class.getName(),
                folder.toString())
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
  }

  private void listen(Process process, CompletableFuture<Void> working) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String last = "";
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          last += (char) c;
          continue;
        }
        String[] words = last.split(" ", -1);
        if (words.length == 2) {
          acknowledged[Integer.parseInt(words[0])] = Long.parseLong(words[1]);
          working.complete(null);
        }
        last = "";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(int kill) {
    try (SeriesStore store = SeriesStore.sqlite(folder.resolve("lab.db"));
        SpoolingLink link =
            SpoolingLink.open(
                folder.resolve("spool"),
                new PretendLab(store),
                DoomedSpool.settings(),
                LabClock.system())) {
      assertThat(link.awaitDelivered(Duration.ofMinutes(1)))
          .as("delivered after kill %s: %s", kill, link.delivery())
          .isTrue();
      for (int i = 0; i < DoomedSpool.DATASETS; i++) {
        UUID id = DoomedSpool.dataset(i).id();
        long batches = store.status(id).events();
        assertThat(batches)
            .as("batches of data set %s after kill %s; one may be stored unheard", i, kill)
            .isBetween(acknowledged[i], acknowledged[i] + KILLS);
        Points found = store.points(id, 0, Points.MOST);
        long points = 0;
        for (long number = 1; number <= batches; number++) {
          points += number % 7 + 1;
        }
        assertThat(found).isEqualTo(DoomedSpool.points(0, (int) points));
        assertThat(store.events(id, batches - 1, 1))
            .singleElement()
            .satisfies(last -> assertThat(last.event().message()).isEqualTo("batch " + batches));
      }
    }
  }
}
