package org.finales.server.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How often a second this disk makes 4 kB durable: the measure of every durable write. */
final class DiskSync {
  private static final int BLOCK = 4096;

  private DiskSync() {}

  /** Appends and syncs for about a second; syncs per second. */
  static double perSecond(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".bin");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      int count = 0;
      long start = System.nanoTime();
      long elapsed;
      do {
        block.clear();
        channel.write(block);
        channel.force(false);
        count++;
        elapsed = System.nanoTime() - start;
      } while (elapsed < 1_000_000_000L);
      return count * 1e9 / elapsed;
    } finally {
      Files.delete(file);
    }
  }
}
