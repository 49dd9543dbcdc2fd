package org.finales.core.station;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.finales.api.broker.Claim;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.cell.OcvTable;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.VirtualClock;

/**
 * Many channels at 10 Hz on one computer: no point lost, and every limit that is crossed has
 * switched off within a period. Arguments: channels, minutes, and {@code real} for real time.
 */
final class StationBenchmark {
  private static final double PERIOD = 0.1;

  private StationBenchmark() {}

  public static void main(String[] args) throws Exception {
    int channels = args.length > 0 ? Integer.parseInt(args[0]) : 256;
    int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    boolean real = args.length > 2 && args[2].equals("real");
    LabClock clock = real ? LabClock.system() : new VirtualClock();
    Path folder = Files.createTempDirectory("stations");
    try (SeriesStore store = SeriesStore.sqlite(folder.resolve("series.db"))) {
      run(store, folder, clock, channels, minutes);
      trips(folder, channels);
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static StationDraft draft(String device, int channels) {
    List<StationChannel> all = new ArrayList<>();
    for (int i = 1; i <= channels; i++) {
      all.add(
          new StationChannel(
              "c" + i,
              device.replace("#", "" + i),
              device.contains("#") ? null : "" + i,
              null,
              List.of(),
              List.of(),
              Quantity.of("0.1", "s")));
    }
    return new StationDraft("bench", "", "", null, all);
  }

  private static void run(
      SeriesStore store, Path folder, LabClock clock, int channels, int minutes) {
    CountDownLatch all = new CountDownLatch(channels);
    MemoryLab lab =
        new MemoryLab(store) {
          @Override
          public Optional<Claim> next(UUID tenant, Duration wait) {
            // all begin together, or the first would be done before the last begins
            all.countDown();
            try {
              all.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return super.next(tenant, wait);
          }
        };
    int seconds = minutes * 60;
    List<Experiment> experiments = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      experiments.add(
          lab.queue(
              Bench.protocol(
                  "CC, 0.4, TIME, %d\nCC, -0.4, TIME, %d".formatted(seconds / 2, seconds / 2)),
              Bench.battery("1"),
              Recovery.WAIT));
    }
    long cpu = cpu();
    long begin = System.nanoTime();
    StationRunner runner =
        StationRunner.start(
            lab,
            draft(
                "sim:li-ion-nmc?capacity=1Ah&soc=0.4&period=0.01s&voltage-noise=0.1mV"
                    + "&current-noise=0.1mA&channels="
                    + channels,
                channels),
            Drivers.builder().discover().clock(clock).build(),
            clock,
            folder.resolve("station"));
    while (!experiments.stream().allMatch(lab::isOver)) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    double took = (System.nanoTime() - begin) / 1e9;
    double used = (cpu() - cpu) / 1e9;
    runner.close();
    long rows = 0;
    long failed = 0;
    for (Experiment experiment : experiments) {
      UUID dataset = lab.dataset(experiment);
      rows += store.status(dataset).points();
      if (lab.states(experiment).get(lab.states(experiment).size() - 1)
          != ExperimentState.FINISHED) {
        failed++;
        System.out.println(lab.events(experiment, RunEvent.KIND));
      }
    }
    long expected = (long) (channels * (seconds / PERIOD));
    System.out.printf(
        "%d channels, %d min at 10 Hz in %.1f s (CPU %.1f s): %,d points of at least %,d, %,.0f"
            + " rows/s, %.1f µs of CPU each; %d failed%n",
        channels, minutes, took, used, rows, expected, rows / took, used / rows * 1e6, failed);
    if (rows < expected || failed > 0) {
      throw new IllegalStateException("points are missing, or runs failed");
    }
  }

  /** Crosses a limit on each channel at another time, and measures until it is off. */
  private static void trips(Path folder, int channels) throws Exception {
    List<Long> delays = new ArrayList<>();
    List<Long> reals = new ArrayList<>();
    for (int i = 0; i < Math.min(channels, 64); i++) {
      VirtualClock clock = new VirtualClock();
      RiggedCycler cycler =
          new RiggedCycler(
              CellParameters.builder(OcvTable.linear(3, 4), 1).stateOfCharge(0.5).build(), clock);
      long when = clock.nanos() + 5_000_000_000L + i * 1_234_567L;
      long[] told = new long[2];
      cycler.lie =
          reading -> {
            if (clock.nanos() < when || !cycler.on) {
              if (told[0] != 0 && told[1] == 0) {
                told[1] = System.nanoTime();
              }
              return reading;
            }
            told[0] = told[0] == 0 ? System.nanoTime() : told[0];
            Reading lied = RiggedCycler.with(reading, 4.6, reading.current());
            return lied;
          };
      Path own = Files.createDirectories(folder.resolve("trip" + i));
      try (Bench bench =
          new Bench(
              own,
              clock,
              Drivers.builder().register(cycler),
              draft("rigged:#", 1).channels().get(0))) {
        bench.run(Bench.protocol("CC, 1, TIME, 1 h"), Bench.battery("1"));
        // closing switches off once more
        delays.add(cycler.offNanos - when);
      }
      reals.add(told[1] - told[0]);
    }
    reals.sort(null);
    long slowest = delays.stream().mapToLong(Long::longValue).max().orElse(0);
    System.out.printf(
        "%d limits crossed: off at most %.1f ms of the laboratory's time later (a period is 100"
            + " ms); after the reading arrived, off and read back within %.2f ms (median), %.2f ms"
            + " (slowest) of real time%n",
        delays.size(),
        slowest / 1e6,
        reals.get(reals.size() / 2) / 1e6,
        reals.get(reals.size() - 1) / 1e6);
    if (slowest > 100_000_000L) {
      throw new IllegalStateException("a limit was crossed for longer than a period");
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
