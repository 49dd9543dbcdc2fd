package org.finales.cycler.drivers.wattrex;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.LabClock;

/** A simulated battery monitor; it sends as long as somebody says anything on its adapter. */
final class BmsNode implements WattrexSimulator.Node {
  private static final Duration BETWEEN = Duration.ofMillis(1);

  private final int id;
  private final int cells;
  private final Duration period;
  private final SimulatedCell cell;
  private final LabClock clock;
  private long next;
  private int error;
  private boolean silent;

  BmsNode(int number, int cells, Duration period, SimulatedCell cell, LabClock clock) {
    this.id = BmsData.BASE_ID | number;
    this.cells = cells;
    this.period = period;
    this.cell = cell;
    this.clock = clock;
  }

  /** Makes it silent, or not any more. */
  void silence(boolean isSilent) {
    silent = isSilent;
  }

  @Override
  public void receive(CanFrame frame, Bus bus) {}

  @Override
  public void speak(Bus bus) {
    if (silent) {
      return;
    }
    long now = clock.nanos();
    if (error != 0) {
      byte[] data = Arrays.copyOf("\20ERROR".getBytes(StandardCharsets.US_ASCII), 8);
      data[7] = (byte) error;
      bus.send(new CanFrame(id, data), Duration.ZERO);
      error = 0;
    }
    if (next <= now) {
      // one at a time, because what is on its way cannot be changed any more
      next = now + period.toNanos();
      for (int i = 0; i < BmsData.FRAGMENTS; i++) {
        bus.send(fragment(i), period.plus(BETWEEN.multipliedBy(i)));
      }
    }
  }

  private CanFrame fragment(int index) {
    byte[] all = new byte[BmsData.BYTES];
    int volt = (int) Math.round(cell.voltage() * 1000);
    for (int i = 0; i < BmsData.VALUES; i++) {
      int value;
      if (i < BmsData.CELLS) {
        value = i < cells ? volt / cells : 0;
      } else if (i == BmsData.STACK) {
        value = volt;
      } else if (i < BmsData.PRESSURES) {
        value = (int) Math.round(cell.temperature() * 10);
      } else {
        value = 1013;
      }
      EpcMessage.word(all, 2 * i, value, true);
    }
    int begin = index * BmsData.FRAGMENT;
    int end = Math.min(begin + BmsData.FRAGMENT, all.length);
    byte[] data = new byte[1 + end - begin];
    data[0] = (byte) (BmsData.FRAGMENTS << 4 | index);
    System.arraycopy(all, begin, data, 1, end - begin);
    return new CanFrame(id, data);
  }

  @Override
  public void unheard() {
    next = 0;
  }

  @Override
  public double[] truth() {
    return new double[] {cell.voltage(), cell.current()};
  }

  @Override
  public void powerCycle() {
    next = 0;
  }

  /** A temperature out of bounds. */
  @Override
  public boolean alarm() {
    error = 0x10;
    return true;
  }
}
