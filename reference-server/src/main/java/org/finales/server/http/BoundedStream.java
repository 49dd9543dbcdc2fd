package org.finales.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that ends with an exception when it is too large or too slow: it has its time plus one
 * second per KiB, so that a caller who drips bytes does not hold a thread for ever.
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
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      counted(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = in.read(target, offset, length);
    if (got > 0) {
      counted(got);
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long bytes) throws IOException {
    count += bytes;
    if (count > limit) {
      throw new TooLarge(limit);
    }
    long allowed = patience + count / BYTES_PER_SECOND * 1_000_000_000L;
    if (System.nanoTime() - started > allowed) {
      throw new TooSlow();
    }
  }

  /** More bytes came than are taken. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
    private final long limit;

    TooLarge(long limit) {
      super("more than " + limit + " bytes");
      this.limit = limit;
    }

    long limit() {
      return limit;
    }
  }

  /** The bytes came too slowly. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body came too slowly");
    }
  }
}
