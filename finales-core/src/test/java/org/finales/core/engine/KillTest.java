package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.core.store.Ledger;
import org.finales.core.store.Numbered;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a working program with SIGKILL at random moments, starts it again, and holds the file
 * against everything that was ever acknowledged: nothing is lost, nothing is done twice.
 *
 * <p>{@code -Dfinales.kills=N} kills it so many times, {@code -Dfinales.kills.seed=S} at other
 * moments.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("finales.kills", 6);
  private static final long SEED = Long.getLong("finales.kills.seed", 20260301L);
  private static final int REQUESTERS = 4;

  /**
   * After so many kills a new file is begun, or checking would come to take longer than killing.
   */
  private static final int KILLS_PER_FILE = 10;

  @TempDir private Path folder;

  private final Map<String, UUID> posted = new HashMap<>();
  private final Map<UUID, UUID> delivered = new HashMap<>();
  private final Set<UUID> retracted = new HashSet<>();
  private final Map<Long, UUID> claimed = new HashMap<>();
  private final long[] nextKeys = new long[REQUESTERS];
  private long acknowledged;
  private int inTheMiddle;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_PER_FILE == 0) {
        forget();
      }
      Path file = folder.resolve("finales-" + kill / KILLS_PER_FILE + ".db");
      // Every fourth dies while it starts, the others while they work.
      boolean early = kill % 4 == 3;
      runAndKill(file, random.nextLong(), early, random.nextInt(early ? 1200 : 500));
      check(file, kill);
    }
    assertThat(inTheMiddle).as("kills before which something had been acknowledged").isPositive();
    System.out.printf(
        "%d kills (seed %d), %d of them amid work: %,d acknowledged writes, none lost or doubled%n",
        KILLS, SEED, inTheMiddle, acknowledged);
  }

  private void forget() {
    posted.clear();
    delivered.clear();
    retracted.clear();
    claimed.clear();
    Arrays.fill(nextKeys, 0);
  }

  private void runAndKill(Path file, long seed, boolean early, int millis) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedLaboratory.class.getName(),
                file.toString(),
                Long.toString(seed)));
    for (long key : nextKeys) {
      command.add(Long.toString(key));
    }
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    CompletableFuture<Void> working = new CompletableFuture<>();
    CompletableFuture<List<String>> said =
        CompletableFuture.supplyAsync(() -> listen(process, working));
    try {
      if (!early) {
        CompletableFuture.anyOf(working, said).get(60, TimeUnit.SECONDS);
      }
      boolean diedByItself = process.waitFor(millis, TimeUnit.MILLISECONDS);
      assertThat(diedByItself).as("it stopped by itself: %s", Files.readString(errors)).isFalse();
    } finally {
      // SIGKILL; the handle, unlike the process, leaves what was said in the pipe.
      process.toHandle().destroyForcibly();
    }
    long before = acknowledged;
    said.get(60, TimeUnit.SECONDS).forEach(this::note);
    inTheMiddle += acknowledged > before ? 1 : 0;
    assertThat(Files.readString(errors)).as("what it complained about").doesNotContain("Exception");
  }

  private static List<String> listen(Process process, CompletableFuture<Void> working) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        if (line.indexOf("posted") == 0) {
          working.complete(null);
        }
        lines.add(line.toString());
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private void note(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "posted" -> {
        int requester = Integer.parseInt(words[1]);
        UUID before = posted.put(words[1] + "/" + words[2], UUID.fromString(words[3]));
        assertThat(before).as("key %s was acknowledged before", words[2]).isNull();
        nextKeys[requester] = Long.parseLong(words[2]) + 1;
      }
      case "claimed" -> claimed.put(Long.parseLong(words[1]), UUID.fromString(words[2]));
      case "delivered" ->
          assertThat(delivered.put(UUID.fromString(words[1]), UUID.fromString(words[2])))
              .as("request %s was answered before", words[1])
              .isNull();
      case "retracted" -> retracted.add(UUID.fromString(words[1]));
      default -> {
        return; // "given-back" leaves nothing that could be lost
      }
    }
    acknowledged++;
  }

  private void check(Path file, int kill) {
    try (Store store = Store.sqlite(file)) {
      assertThat(Laboratory.contradictions(store)).as("after kill %d", kill).isEmpty();
      store.read(
          ledger -> {
            compare(ledger);
            return ledger;
          });
    }
  }

  private void compare(Ledger ledger) {
    Map<UUID, Request> requests = new HashMap<>();
    long after = 0;
    List<Numbered<Request>> page;
    do {
      page = ledger.requests().list(RequestQuery.all(), after, 1000);
      for (Numbered<Request> entry : page) {
        requests.put(entry.value().id(), entry.value());
        after = entry.sequence();
      }
    } while (!page.isEmpty());

    assertThat(requests.keySet()).as("acknowledged requests").containsAll(posted.values());
    assertThat(requests.size() - new HashSet<>(posted.values()).size())
        .as("requests whose answer was never seen: at most one for each requester")
        .isBetween(0, REQUESTERS);
    for (UUID id : retracted) {
      assertThat(requests).hasEntrySatisfying(id, r -> is(r, RequestStatus.RETRACTED, null));
    }
    delivered.forEach(
        (id, result) -> {
          assertThat(requests).hasEntrySatisfying(id, r -> is(r, RequestStatus.RESOLVED, result));
          assertThat(ledger.results().find(result)).isPresent();
        });
    claimed.forEach(
        (token, request) ->
            assertThat(ledger.claims().find(token).orElseThrow().request()).isEqualTo(request));
    for (Request request : requests.values()) {
      List<Event> history = ledger.events().about("request", request.id().toString());
      assertThat(history.get(history.size() - 1).to())
          .as("the log says the same as the table about request %s", request.id())
          .isEqualTo(request.status().wireName());
      assertThat(ledger.results().forRequest(request.id()).map(Result::id).orElse(null))
          .isEqualTo(request.result());
    }
  }

  private static void is(Request request, RequestStatus status, @Nullable UUID result) {
    assertThat(request.status()).isEqualTo(status);
    assertThat(request.result()).isEqualTo(result);
  }
}
