package org.finales.cycler.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes or reads a state in one order, so that whoever keeps something says so once: {@code count
 * = tape.keep(count)}.
 */
final class Tape {
  private final boolean reading;
  private final List<Long> counters;
  private final List<Double> amounts;
  private int nextCounter;
  private int nextAmount;

  /** Starts an empty one to be written. */
  Tape() {
    reading = false;
    counters = new ArrayList<>();
    amounts = new ArrayList<>();
  }

  /** Starts to read one. */
  Tape(List<Long> counters, List<Double> amounts) {
    reading = true;
    this.counters = counters;
    this.amounts = amounts;
  }

  boolean isReading() {
    return reading;
  }

  long keep(long value) {
    if (reading) {
      return counters.get(nextCounter++);
    }
    counters.add(value);
    return value;
  }

  int keep(int value) {
    return Math.toIntExact(keep((long) value));
  }

  boolean keep(boolean value) {
    return keep(value ? 1L : 0L) != 0;
  }

  double keep(double value) {
    if (reading) {
      return amounts.get(nextAmount++);
    }
    amounts.add(value);
    return value;
  }

  void keep(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = keep(values[i]);
    }
  }

  void keep(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = keep(values[i]);
    }
  }

  /** Refuses what was not read. */
  void end() {
    if (nextCounter != counters.size() || nextAmount != amounts.size()) {
      throw new IndexOutOfBoundsException("there is more than was kept");
    }
  }

  List<Long> counters() {
    return counters;
  }

  List<Double> amounts() {
    return amounts;
  }
}
