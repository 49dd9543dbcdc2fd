package org.finales.core.timeseries;

import java.util.Arrays;

/**
 * Points as one array for each column, in the order of the package's blocks: instrument time, host
 * time, step, cycle and mode as whole numbers, then voltage, current and auxiliary values. Grows;
 * not thread-safe.
 */
final class Columns {
  static final int INSTRUMENT = 0;
  static final int HOST = 1;
  static final int STEP = 2;
  static final int CYCLE = 3;
  static final int MODE = 4;

  /** Columns of whole numbers. */
  static final int LONGS = 5;

  /** Columns of whole numbers that are times. */
  static final int TIMES = 2;

  /** Values of a point that are not auxiliary: voltage and current. */
  static final int OWN_VALUES = 2;

  final long[][] longs;
  final double[][] doubles;
  int size;

  /**
   * @param values columns of measured values
   */
  Columns(int values, int room) {
    longs = new long[LONGS][room];
    doubles = new double[values][room];
  }

  int room() {
    return longs[0].length;
  }

  void ensureRoom(int more) {
    if (size + more > room()) {
      int room = Math.max(size + more, 2 * room());
      for (int c = 0; c < longs.length; c++) {
        longs[c] = Arrays.copyOf(longs[c], room);
      }
      for (int c = 0; c < doubles.length; c++) {
        doubles[c] = Arrays.copyOf(doubles[c], room);
      }
    }
  }

  /** Adds points of other columns of the same shape. */
  void add(Columns other, int from, int to) {
    int more = to - from;
    ensureRoom(more);
    for (int c = 0; c < longs.length; c++) {
      System.arraycopy(other.longs[c], from, longs[c], size, more);
    }
    for (int c = 0; c < doubles.length; c++) {
      System.arraycopy(other.doubles[c], from, doubles[c], size, more);
    }
    size += more;
  }

  /** A copy of some of the points, without room for more. */
  Columns copy(int from, int to) {
    Columns copy = new Columns(doubles.length, to - from);
    copy.add(this, from, to);
    return copy;
  }

  /** The points whose time lies in a range; these columns themselves if all do. */
  Columns within(TimeAxis axis, long from, long to) {
    long[] times = longs[axis.column()];
    int inside = 0;
    for (int i = 0; i < size; i++) {
      inside += times[i] >= from && times[i] < to ? 1 : 0;
    }
    if (inside == size) {
      return this;
    }
    Columns chosen = new Columns(doubles.length, inside);
    int i = 0;
    while (i < size) {
      int begin = i;
      while (i < size && times[i] >= from && times[i] < to) {
        i++;
      }
      if (i > begin) {
        chosen.add(this, begin, i);
      }
      i++;
    }
    return chosen;
  }
}
