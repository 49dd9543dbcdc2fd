package org.finales.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that ends with a refusal when it is too large, too slow or broken: it has its time plus
 * one second per KiB, so that a caller who drips bytes does not hold a thread for ever.
 */
final class BoundedStream extends FilterInputStream {
  private static final long BYTES_PER_SECOND = 1024;

  private final long limit;
  private final long patience;
  private final long started = System.nanoTime();
  private long count;

  BoundedStream(InputStream in, long limit, Duration time) {
    super(in);
    this.limit = limit;
    this.patience = time.toNanos();
  }

  @Override
  public int read() {
    try {
      int value = in.read();
      if (value >= 0) {
        counted(1);
      }
      return value;
    } catch (IOException e) {
      throw Bodies.unreadable(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    try {
      int got = in.read(target, offset, length);
      if (got > 0) {
        counted(got);
      }
      return got;
    } catch (IOException e) {
      throw Bodies.unreadable(e);
    }
  }

  @Override
  public long skip(long bytes) {
    try {
      long skipped = in.skip(bytes);
      counted(skipped);
      return skipped;
    } catch (IOException e) {
      throw Bodies.unreadable(e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long bytes) {
    count += bytes;
    if (count > limit) {
      throw Refusal.tooLarge(limit).exception();
    }
    long allowed = patience + count / BYTES_PER_SECOND * 1_000_000_000L;
    if (System.nanoTime() - started > allowed) {
      throw Bodies.tooSlow();
    }
  }
}
