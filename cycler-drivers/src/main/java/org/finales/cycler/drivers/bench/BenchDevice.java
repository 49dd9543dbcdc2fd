package org.finales.cycler.drivers.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;

/** A bench instrument; closing it tries everything and reports the first failure. Thread-safe. */
public abstract class BenchDevice implements CyclerDevice {
  private final DeviceIdentity identity;
  private final List<CyclerChannel> channels;
  private final Link link;
  private final ReentrantLock one;
  private boolean closed;

  /**
   * Makes one.
   *
   * @param link closed at last
   * @param one held while anything is done; the same that the channels hold
   */
  protected BenchDevice(
      DeviceIdentity identity,
      List<? extends CyclerChannel> channels,
      Link link,
      ReentrantLock one) {
    this.identity = identity;
    this.channels = List.copyOf(channels);
    this.link = link;
    this.one = one;
  }

  @Override
  public final DeviceIdentity identity() {
    return identity;
  }

  @Override
  public final List<CyclerChannel> channels() {
    return channels;
  }

  /** Returns what is held while anything is done. */
  protected final ReentrantLock one() {
    return one;
  }

  /** Gives the control back to the front, if there is one; the device is held. */
  protected abstract void release();

  @Override
  public final void close() {
    one.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      List<Runnable> steps = new ArrayList<>();
      for (CyclerChannel channel : channels) {
        if (channel instanceof SteeredChannel steered) {
          steps.add(steered::off);
        }
      }
      steps.add(this::release);
      steps.add(link::close);
      all(steps);
    } finally {
      one.unlock();
    }
  }

  private static void all(List<Runnable> steps) {
    @Nullable RuntimeException first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
