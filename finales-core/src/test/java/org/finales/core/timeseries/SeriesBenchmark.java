package org.finales.core.timeseries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.finales.cycler.sequence.SimulatedPoints;

/**
 * How fast points are recorded, how little room they take and how soon they are seen again. Run by
 * the profile {@code benchmark}; the argument is the length of the long dataset in days.
 */
public final class SeriesBenchmark {
  private static final int ROUNDS = 15;

  private SeriesBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] args) throws Exception {
    int days = args.length < 1 ? 365 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("finales-series-benchmark");
    try {
      say(
          "load of the computer %.1f, %d cores, %.0f syncs of 4 kB a second",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          syncs(folder));
      SimulatedPoints cycled = CyclingData.cycled();
      sizes(cycled);
      single(folder, cycled);
      many(folder, cycled);
      latency(folder, cycled);
      windows(folder, cycled, days);
      say(
          "load at the end %.1f",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static double syncs(Path folder) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("sync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long begun = System.nanoTime();
      int count = 0;
      for (; System.nanoTime() - begun < 500_000_000; count++) {
        file.write(ByteBuffer.allocate(4096));
        file.force(false);
      }
      return count / seconds(begun);
    }
  }

  private static void sizes(SimulatedPoints cycled) {
    for (CyclingData.Instrument instrument :
        List.of(
            CyclingData.Instrument.GOOD,
            CyclingData.Instrument.JITTER,
            CyclingData.Instrument.FINE,
            CyclingData.Instrument.DOUBLES)) {
      int count = 250 * Block.SIZE;
      Columns all = CyclingData.read(cycled, instrument, 0, count, 1_000_000).columns;
      long bytes = 0;
      long[] columns = new long[all.doubles.length + Columns.LONGS];
      for (int from = 0; from < count; from += Block.SIZE) {
        byte[] block = Block.encode(all, from, from + Block.SIZE);
        Block head = Block.open(block);
        bytes += block.length + Summary.size(3);
        for (int c = 0; c < columns.length; c++) {
          columns[c] += head.starts[c + 1] - head.starts[c];
        }
      }
      double four = columns[0] + columns[5] + columns[6] + columns[7];
      say(
          "bytes a row of cycling data, noise 0.1 mV, 0.1 mA, 0.01 K (%s): %.2f for t, V, I, T (t %.2f, V %.2f,"
              + " I %.2f, T %.2f); %.2f with host time, step, cycle, mode and roll-ups",
          instrument.name(),
          four / count,
          columns[0] / (double) count,
          columns[5] / (double) count,
          columns[6] / (double) count,
          columns[7] / (double) count,
          bytes / (double) count);
    }
  }

  /** One row a batch, from as many channels as a large laboratory has. */
  private static void single(Path folder, SimulatedPoints cycled) {
    record(folder, cycled, "single", 256, 1, 400_000);
  }

  /** Batches of 100 rows of 1000 channels. */
  private static void many(Path folder, SimulatedPoints cycled) {
    record(folder, cycled, "warm", 1000, 100, 4_000_000);
    record(folder, cycled, "many", 1000, 100, 20_000_000);
  }

  private static void record(
      Path folder, SimulatedPoints cycled, String name, int channels, int batch, int rows) {
    Path file = folder.resolve(name + ".db");
    List<Points> batches = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      batches.add(
          CyclingData.read(cycled, CyclingData.Instrument.GOOD, (long) i * batch, batch, 100_000));
    }
    try (SeriesStore store = SeriesStore.sqlite(file)) {
      List<UUID> ids = datasets(store, channels);
      long[] next = new long[channels];
      Semaphore room = new Semaphore(1024);
      AtomicInteger failed = new AtomicInteger();
      long cpu = processorNanos();
      long begun = System.nanoTime();
      int count = rows / batch;
      for (int i = 0; i < count; i++) {
        int channel = i % channels;
        room.acquireUninterruptibly();
        long number = ++next[channel];
        store
            .appendLater(
                ids.get(channel),
                Batch.of("station", number, batches.get((int) (number % batches.size()))))
            .whenComplete(
                (receipt, failure) -> {
                  failed.addAndGet(failure == null ? 0 : 1);
                  room.release();
                });
      }
      room.acquireUninterruptibly(1024);
      double took = seconds(begun);
      double busy = (processorNanos() - cpu) / 1e9;
      say(
          "%s: %,d rows of %d channels in batches of %d, each durable before it is acknowledged, %d"
              + " refused: %,.0f rows/s (%,.0f rows for each second of processor), file %.1f bytes a row",
          name,
          rows,
          channels,
          batch,
          failed.get(),
          rows / took,
          rows / busy,
          size(file) / (double) rows);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<UUID> datasets(SeriesStore store, int count) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RecordedDataset dataset = RecordedDataset.of("channel " + i, "surface_temperature_celsius");
      store.create(dataset);
      ids.add(dataset.id());
    }
    return ids;
  }

  /** 64 channels at 10 Hz, each point appended alone; from before the append to the subscriber. */
  private static void latency(Path folder, SimulatedPoints cycled) throws Exception {
    int channels = 64;
    int points = 100;
    try (SeriesStore store = SeriesStore.sqlite(folder.resolve("latency.db"))) {
      List<UUID> ids = datasets(store, channels);
      long[][] sent = new long[channels][points];
      List<Long> heard = new ArrayList<>();
      List<Long> durable = new ArrayList<>();
      for (int c = 0; c < channels; c++) {
        int channel = c;
        store.subscribe(
            ids.get(c),
            news -> {
              long late = System.nanoTime() - sent[channel][(int) news.first()];
              synchronized (heard) {
                heard.add(late);
              }
            });
      }
      CountDownLatch done = new CountDownLatch(channels);
      for (int c = 0; c < channels; c++) {
        int channel = c;
        Thread thread =
            new Thread(
                () -> {
                  long begin = System.nanoTime() + channel * 100_000_000L / channels;
                  for (int i = 0; i < points; i++) {
                    java.util.concurrent.locks.LockSupport.parkNanos(
                        begin + i * 100_000_000L - System.nanoTime());
                    Points point =
                        CyclingData.read(cycled, CyclingData.Instrument.GOOD, i, 1, 100_000);
                    sent[channel][i] = System.nanoTime();
                    store.append(ids.get(channel), point);
                    synchronized (durable) {
                      durable.add(System.nanoTime() - sent[channel][i]);
                    }
                  }
                  done.countDown();
                });
        thread.setDaemon(true);
        thread.start();
      }
      done.await();
      synchronized (durable) {
        say(
            "%d channels at 10 Hz, one point an append: durable after %s",
            channels, quantiles(durable));
      }
      synchronized (heard) {
        say("the same, at the subscriber after %s", quantiles(heard));
      }
    }
  }

  private static String quantiles(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f ms (median), %.2f ms (p99), %.2f ms (most) of %d",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        sorted.length);
  }

  private static void windows(Path folder, SimulatedPoints cycled, int days) {
    Path file = folder.resolve("windows.db");
    UUID million;
    UUID year;
    long rows = days * 86_400L;
    try (SeriesStore store = SeriesStore.sqlite(file)) {
      List<UUID> ids = datasets(store, 2);
      million = ids.get(0);
      year = ids.get(1);
      fill(store, million, cycled, 1_000_000);
      long begun = System.nanoTime();
      fill(store, year, cycled, rows);
      say(
          "%,d rows of one channel in large batches: %,.0f rows/s with making them",
          rows, rows / seconds(begun));
      look(store, million, 1_000_000L, 1000, "10^6 points, 1000 buckets, store open");
      look(store, year, rows, 2000, days + " days at 1 Hz, 2000 buckets, store open");
      look(store, year, 3600, 1000, "one hour of them, 1000 buckets, store open");
      long begin = System.nanoTime();
      long seen;
      try (Stream<Points> points = store.points(million)) {
        seen = points.mapToLong(Points::size).sum();
      }
      say("all rows of 10^6 as a stream: %,.0f rows/s", seen / seconds(begin));
    }
    cold(file, million, 1_000_000L, 1000, "10^6 points, 1000 buckets, store opened anew each time");
    cold(file, year, rows, 2000, days + " days at 1 Hz, 2000 buckets, store opened anew each time");
  }

  private static void fill(SeriesStore store, UUID id, SimulatedPoints cycled, long rows) {
    CompletableFuture<Receipt> last = CompletableFuture.completedFuture(new Receipt(0, false));
    for (long first = 0; first < rows; first += 50_000) {
      int count = (int) Math.min(50_000, rows - first);
      Points points =
          CyclingData.read(cycled, CyclingData.Instrument.GOOD, first, count, 1_000_000);
      last.join();
      last = store.appendLater(id, Batch.of(points));
    }
    last.join();
  }

  private static void look(SeriesStore store, UUID id, long rows, int buckets, String what) {
    WindowQuery query = query(rows, buckets);
    double[] millis = new double[ROUNDS];
    double first = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      store.window(id, query);
      millis[i] = seconds(begun) * 1e3;
      first = i == 0 ? millis[i] : first;
    }
    Arrays.sort(millis);
    say(
        "%s, t, V, I, T: %.1f ms (median), %.1f ms (least), %.1f ms (first)",
        what, millis[ROUNDS / 2], millis[0], first);
  }

  private static void cold(Path file, UUID id, long rows, int buckets, String what) {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      try (SeriesStore store = SeriesStore.sqlite(file)) {
        long begun = System.nanoTime();
        store.window(id, query(rows, buckets));
        millis[i] = seconds(begun) * 1e3;
      }
    }
    Arrays.sort(millis);
    say("%s: %.1f ms (median), %.1f ms (least)", what, millis[ROUNDS / 2], millis[0]);
  }

  private static WindowQuery query(long rows, int buckets) {
    return new WindowQuery(
        TimeAxis.INSTRUMENT,
        0,
        rows * 1_000_000,
        buckets,
        List.of(RecordedDataset.VOLTAGE, RecordedDataset.CURRENT, "surface_temperature_celsius"));
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
