package org.finales.core.station;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.drivers.eascpi.EaScpiDriver;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.CyclerDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a station with SIGKILL at random moments of a charge and starts it again. The instrument,
 * which lives on in this process, tells whether it was switched off before anything else; the data
 * set tells whether everything that was acknowledged is there, and whether charge was counted
 * twice.
 *
 * <p>{@code -Dfinales.kills=N} kills it so many times, {@code -Dfinales.kills.seed=S} at other
 * moments.
 */
class StationKillTest {
  private static final int KILLS = Integer.getInteger("finales.kills", 20);
  private static final long SEED = Long.getLong("finales.kills.seed", 20260301L);
  private static final int KILLS_PER_RUN = 20;
  private static final double AMPERES = 5;
  private static final double AMPERE_SECONDS = 108;

  @TempDir Path folder = Path.of("");

  private volatile long acknowledged;

  /** Notes whether the output is on at the first command that could switch it. */
  private static final class Judge implements SimulatedInstrument {
    final SimulatedInstrument judged;
    volatile boolean greeted;
    volatile boolean onWhenKilled;
    volatile long switchedOffAfter = -1;
    private long openedNanos;

    Judge(SimulatedInstrument judged) {
      this.judged = judged;
    }

    @Override
    public void receive(byte[] bytes, Wire wire) {
      judged.receive(bytes, wire);
      if (!greeted && !judged.anyOutputOn()) {
        greeted = true;
        switchedOffAfter = (System.nanoTime() - openedNanos) / 1_000_000;
      }
    }

    @Override
    public void linkOpened() {
      onWhenKilled = judged.anyOutputOn();
      greeted = !onWhenKilled;
      openedNanos = System.nanoTime();
      judged.linkOpened();
    }

    @Override
    public boolean anyOutputOn() {
      return judged.anyOutputOn();
    }

    @Override
    public double[] truth(int channel) {
      return judged.truth(channel);
    }
  }

  private static SimulatedInstrument instrument() {
    AtomicReference<SimulatedInstrument> made = new AtomicReference<>();
    CyclerDriver real = new EaScpiDriver();
    CyclerDriver driver =
        new CyclerDriver() {
          @Override
          public DriverInfo info() {
            return real.info();
          }

          @Override
          public CyclerDevice open(Connection connection) {
            made.set(real.simulator(connection).orElseThrow());
            return real.open(connection);
          }

          @Override
          public Optional<SimulatedInstrument> simulator(Connection connection) {
            return real.simulator(connection);
          }
        };
    Drivers.builder()
        .register(driver)
        .build()
        .open("ea-scpi:sim://li-ion-nmc?capacity=10Ah&soc=0.3")
        .close();
    return requireNonNull(made.get());
  }

  /** Kills without a test runner, for the benchmark profile. */
  public static void main(String[] arguments) throws Exception {
    StationKillTest kills = new StationKillTest();
    kills.folder = Files.createTempDirectory("kills");
    try {
      kills.nothingIsLostNothingStaysOnNothingIsCountedTwice();
    } finally {
      try (Stream<Path> files = Files.walk(kills.folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Test
  void nothingIsLostNothingStaysOnNothingIsCountedTwice() throws Exception {
    Random random = new Random(SEED);
    int on = 0;
    long slowest = 0;
    for (int kill = 0; kill < KILLS; ) {
      Path run = Files.createDirectories(folder.resolve("run" + kill));
      Judge judge = new Judge(instrument());
      acknowledged = 0;
      try (TcpInstrument tcp = TcpInstrument.open(judge, 0)) {
        for (int i = 0; i < KILLS_PER_RUN && kill < KILLS; i++, kill++) {
          boolean over = !runAndKill(run, tcp, random.nextInt(1500));
          on += judge.onWhenKilled ? 1 : 0;
          slowest = Math.max(slowest, judge.switchedOffAfter);
          assertThat(judge.greeted).as("switched off first, after kill %s", kill).isTrue();
          check(run, kill);
          if (over) {
            kill++;
            break;
          }
        }
        runAndKill(run, tcp, 120_000);
        assertThat(judge.anyOutputOn()).as("output is on at the end").isFalse();
      }
      assertThat(charge(run)).isCloseTo(AMPERE_SECONDS, within(AMPERE_SECONDS * 0.05));
    }
    System.out.printf(
        "%d kills (seed %d): %d times the instrument was on, off again at most %d ms after the"
            + " station was back; no acknowledged point lost, no charge counted twice%n",
        KILLS, SEED, on, slowest);
  }

  /** Returns whether it was killed; it may come to its end before. */
  private boolean runAndKill(Path run, TcpInstrument tcp, int millis) throws Exception {
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
                DoomedStation.class.getName(),
                run.toString(),
                "ea-scpi:tcp://" + tcp.target(),
                "CC, " + AMPERES + ", CAPACITY, " + AMPERE_SECONDS / 3600)
            .redirectError(errors.toFile())
            .start();
    CompletableFuture<Void> working = new CompletableFuture<>();
    CompletableFuture<Void> heard = CompletableFuture.runAsync(() -> listen(process, working));
    boolean ended;
    try {
      CompletableFuture.anyOf(working, heard).get(60, TimeUnit.SECONDS);
      ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    } finally {
      process.toHandle().destroyForcibly();
    }
    heard.get(60, TimeUnit.SECONDS);
    assertThat(Files.readString(errors)).as("what it complained about").doesNotContain("Exception");
    return !ended;
  }

  private void listen(Process process, CompletableFuture<Void> working) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        String[] words = line.toString().split(" ", -1);
        if (words[0].equals("points")) {
          long points = Long.parseLong(words[1]);
          if (points > acknowledged) {
            // something flows
            working.complete(null);
          }
          acknowledged = Math.max(acknowledged, points);
        }
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Path run, int kill) {
    try (SeriesStore store = Bench.open(run)) {
      long there = store.status(store.datasets().get(0).id()).points();
      assertThat(there)
          .as("points after kill %s; those under way may be there unheard", kill)
          .isGreaterThanOrEqualTo(acknowledged);
    }
  }

  /** What flowed by the recorded points, without the times in which nobody looked. */
  private static double charge(Path run) {
    double coulombs = 0;
    long before = 0;
    double current = 0;
    try (SeriesStore store = Bench.open(run);
        Stream<Points> all = store.points(store.datasets().get(0).id())) {
      for (Points part : (Iterable<Points>) all::iterator) {
        for (int i = 0; i < part.size(); i++) {
          double passed = (part.hostMicros(i) - before) / 1e6;
          if (passed < 0.9) {
            coulombs += (current + part.current(i)) / 2 * passed;
          }
          before = part.hostMicros(i);
          current = part.current(i);
        }
      }
    }
    return coulombs;
  }
}
