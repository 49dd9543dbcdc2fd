package org.finales.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream from a server that ends with an exception when nothing comes for too long. */
final class StallGuard extends FilterInputStream {
  private final long patience;
  private final Executor later;
  private final AtomicBoolean watched = new AtomicBoolean();
  private volatile boolean reading;
  private volatile long since;
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    super(in);
    this.patience = patience.toNanos();
    this.later =
        CompletableFuture.delayedExecutor(
            Math.max(1, patience.toMillis() / 2), TimeUnit.MILLISECONDS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    since = System.nanoTime();
    reading = true;
    if (watched.compareAndSet(false, true)) {
      later.execute(this::look);
    }
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw stalled ? new IOException("the server sent nothing for too long", e) : e;
    } finally {
      reading = false;
    }
  }

  /** Looks whether a read hangs; goes on looking only while somebody reads. */
  private void look() {
    if (!reading) {
      watched.set(false);
    } else if (System.nanoTime() - since > patience) {
      stalled = true;
      try {
        in.close();
      } catch (IOException e) {
        stalled = true; // Broken already, which is what was wanted.
      }
    } else {
      later.execute(this::look);
    }
  }
}
