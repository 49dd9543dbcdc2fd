package org.finales.cycler.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;

/**
 * A link to a simulated instrument within the process. Time passes on the given clock only, so that
 * hours pass at once on a virtual one.
 */
public final class MemoryLink implements Link {
  private record Parcel(long due, long number, byte[] bytes) {}

  private final SimulatedInstrument instrument;
  private final LabClock clock;
  private final PriorityQueue<Parcel> coming =
      new PriorityQueue<>(Comparator.comparingLong(Parcel::due).thenComparingLong(Parcel::number));
  private final Wire wire = this::send;
  private byte[] current = {};
  private int taken;
  private long sent;
  private boolean closed;

  /**
   * Opens one.
   *
   * @throws LinkLostException if the instrument's cable is pulled
   */
  public MemoryLink(SimulatedInstrument instrument, LabClock clock) {
    this.instrument = instrument;
    this.clock = clock;
    checkCable();
    instrument.linkOpened();
  }

  @Override
  public String name() {
    return "simulated instrument";
  }

  private void send(byte[] bytes, Duration after) {
    if (bytes.length > 0) {
      coming.add(new Parcel(clock.nanos() + after.toNanos(), sent++, bytes));
    }
  }

  private void checkCable() {
    if (closed) {
      throw new LinkLostException("the link to the simulated instrument is closed; open it anew");
    }
    if (!instrument.reachable()) {
      coming.clear();
      throw new LinkLostException("the cable of the simulated instrument is pulled; plug it in");
    }
  }

  @Override
  public void write(byte[] bytes) {
    checkCable();
    instrument.receive(bytes, wire);
  }

  @Override
  public int read(byte[] into, int offset, int atMost, Duration within) {
    checkCable();
    if (taken == current.length) {
      long end = clock.nanos() + Math.max(0, within.toNanos());
      Parcel next = coming.peek();
      if (next == null || next.due() > end) {
        clock.pause(within);
        return 0;
      }
      clock.pause(Duration.ofNanos(next.due() - clock.nanos()));
      coming.remove();
      current = next.bytes();
      taken = 0;
    }
    int count = Math.min(atMost, current.length - taken);
    System.arraycopy(current, taken, into, offset, count);
    taken += count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
