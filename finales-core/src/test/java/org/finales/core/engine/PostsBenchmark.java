package org.finales.core.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.finales.api.broker.Broker;
import org.finales.core.store.Store;
import org.finales.core.store.TestPostgres;

/**
 * Measures how many requests an embedded engine takes a second, every one on disk before its caller
 * is answered, and beside it how often this disk can sync. Run its {@code main}; arguments: seconds
 * per figure (3), folder (a temporary one).
 */
public final class PostsBenchmark {
  private static final int[] CALLERS = {1, 8, 64};

  private PostsBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Path folder =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("finales-posts");
    System.out.printf("append 4 kB + fdatasync: %,d/s%n", syncsPerSecond(folder, seconds));
    measure("SQLite, synchronous=FULL", Store.sqlite(folder.resolve("posts.db")), seconds);
    measure("PostgreSQL, fsync on", Store.postgres(TestPostgres.freshDatabase()), seconds);
    System.out.printf("append 4 kB + fdatasync: %,d/s%n", syncsPerSecond(folder, seconds));
  }

  private static void measure(String name, Store store, int seconds) throws Exception {
    try (Fixture lab = new Fixture(store)) {
      posts(lab.requester, 8, seconds * 1000L); // warms up
      for (int callers : CALLERS) {
        long before = processor();
        long posted = posts(lab.requester, callers, seconds * 1000L);
        System.out.printf(
            "%s, %2d callers: %,d posts/s, %d µs of this process's CPU each%n",
            name, callers, posted / seconds, (processor() - before) / 1000 / Math.max(1, posted));
      }
    }
  }

  /**
   * Nanoseconds of CPU that this process has used: a figure that a busy machine disturbs little.
   */
  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long posts(Broker requester, int callers, long millis) throws Exception {
    AtomicLong posted = new AtomicLong();
    long end = System.nanoTime() + millis * 1_000_000;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  requester.requests().post(Fixture.request().build());
                  posted.incrementAndGet();
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return posted.get();
  }

  private static long syncsPerSecond(Path folder, int seconds) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".bin");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      long count = 0;
      while (System.nanoTime() < end) {
        page.clear();
        channel.write(page);
        channel.force(false);
        count++;
      }
      return count / seconds;
    } finally {
      Files.delete(file);
    }
  }
}
