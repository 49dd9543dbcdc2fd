package org.finales.cycler.tck;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.finales.cycler.link.Link;
import org.jspecify.annotations.Nullable;

/** A link that remembers what was done with it, and notices two threads that mix up answers. */
final class WatchedLink implements Link {
  private static final int KEPT = 65_536;

  private final Link link;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private @Nullable Thread asking;
  private @Nullable String mixed;
  private boolean inside;
  private boolean closed;
  private long waitNanos;

  WatchedLink(Link link) {
    this.link = link;
  }

  /** From now on whoever has asked waits a moment, so that others can come in between. */
  synchronized void invite() {
    waitNanos = 5_000_000;
  }

  /** Returns how two threads mixed up answers, or null. */
  synchronized @Nullable String mixed() {
    return mixed;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Returns what was sent so far; of much only the beginning. */
  synchronized byte[] sent() {
    return sent.toByteArray();
  }

  private synchronized void keep(byte[] bytes) {
    if (sent.size() < KEPT) {
      sent.writeBytes(bytes);
    }
  }

  private synchronized void enter(boolean write) {
    Thread me = Thread.currentThread();
    if (inside) {
      mixed = "two threads used the link at the same time";
    }
    inside = true;
    if (write) {
      asking = me;
    }
    notifyAll();
  }

  private synchronized void received() {
    if (asking != null && asking != Thread.currentThread()) {
      mixed = "a thread took the answer to what another one had asked";
    }
    asking = null;
  }

  /** Leaves; after a question others get time to come in, which none can who keeps to the rules. */
  private synchronized void leave(boolean write) {
    inside = false;
    Thread me = Thread.currentThread();
    long end = System.nanoTime() + waitNanos;
    while (write && waitNanos > 0 && asking == me && mixed == null) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        me.interrupt();
        return;
      }
    }
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public void write(byte[] bytes) {
    enter(true);
    try {
      keep(bytes);
      link.write(bytes);
    } finally {
      leave(true);
    }
  }

  @Override
  public int read(byte[] into, int offset, int atMost, Duration within) {
    enter(false);
    try {
      int count = link.read(into, offset, atMost, within);
      if (count > 0) {
        received();
      }
      return count;
    } finally {
      leave(false);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    link.close();
  }
}
