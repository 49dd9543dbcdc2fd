package org.finales.core.timeseries;

/**
 * Up to {@value #SIZE} whole numbers as packed bits, either above their smallest or, where that
 * takes fewer, as steps from one to the next above the smallest step, so that regular times take no
 * room at all. The head says the smallest, largest, first and last number and the sum without
 * unpacking. All arithmetic wraps around, so any numbers come back. Not thread-safe.
 *
 * <p>Layout: a byte with the width of the packed numbers, 128 added for steps; the smallest number
 * as its distance from that of the page before; where not all are the same the distance from
 * smallest to largest; for steps also first and last above the smallest and the smallest step;
 * where asked for and not all are the same the sum above the smallest; the packed numbers.
 */
final class LongPage {
  /** Numbers on a full page. */
  static final int SIZE = 128;

  private static final int STEPS = 0x80;

  private final boolean summed;
  private final long[] scratch = new long[SIZE];
  private int count;
  private int width;
  private boolean steps;
  private long min;
  private long range;
  private long first;
  private long last;
  private long smallestStep;
  private long sumAboveMin;
  private int start;
  private byte[] bytes = {};

  /**
   * @param summed whether the sum is kept too
   */
  LongPage(boolean summed) {
    this.summed = summed;
  }

  /** Forgets the page before. */
  void reset() {
    min = 0;
  }

  void write(long[] values, int from, int to, Bytes out) {
    long previous = min;
    long smallest = values[from];
    long largest = smallest;
    for (int i = from + 1; i < to; i++) {
      smallest = Math.min(smallest, values[i]);
      largest = Math.max(largest, values[i]);
    }
    min = smallest;
    range = largest - smallest;
    int plain = Bytes.widthOf(range);
    int stepped =
        range == 0 || range < 0 || range >= 1L << 62 ? Long.SIZE : steps(values, from, to);
    steps = stepped + 1 < plain;
    out.put(steps ? STEPS | stepped : plain);
    out.putSigned(min - previous);
    if (plain == 0) {
      return;
    }
    out.putVarint(range);
    if (steps) {
      out.putVarint(values[from] - min);
      out.putVarint(values[to - 1] - min);
      out.putSigned(smallestStep);
    }
    long sum = 0;
    if (summed || !steps) {
      for (int i = from; i < to; i++) {
        sum += values[i] - min;
      }
    }
    if (summed) {
      out.putVarint(sum);
    }
    if (steps) {
      for (int i = from + 1; i < to; i++) {
        scratch[i - from - 1] = values[i] - values[i - 1] - smallestStep;
      }
      out.putPacked(scratch, 0, to - from - 1, stepped);
    } else {
      for (int i = from; i < to; i++) {
        scratch[i - from] = values[i] - min;
      }
      out.putPacked(scratch, 0, to - from, plain);
    }
  }

  /** How wide the steps are; the smallest is noted. */
  private int steps(long[] values, int from, int to) {
    long smallest = Long.MAX_VALUE;
    long largest = Long.MIN_VALUE;
    for (int i = from + 1; i < to; i++) {
      long step = values[i] - values[i - 1];
      smallest = Math.min(smallest, step);
      largest = Math.max(largest, step);
    }
    smallestStep = smallest;
    return Bytes.widthOf(largest - smallest);
  }

  /** Reads the head of a page and moves behind the page. */
  void read(ByteCursor in, int numbers) {
    bytes = in.bytes;
    count = numbers;
    int head = in.get();
    steps = (head & STEPS) != 0;
    width = head & ~STEPS;
    if (width > Long.SIZE) {
      throw new IllegalArgumentException("numbers of " + width + " bits");
    }
    min += in.getSigned();
    range = 0;
    sumAboveMin = 0;
    first = min;
    last = min;
    if (steps || width > 0) {
      range = in.getVarint();
      if (steps) {
        first = min + in.getVarint();
        last = min + in.getVarint();
        smallestStep = in.getSigned();
      }
      if (summed) {
        sumAboveMin = in.getVarint();
      }
    }
    start = in.at;
    in.at += (int) Bytes.packedSize(steps ? count - 1 : count, width);
    if (!steps && width > 0) {
      first = min + Bytes.packed(bytes, start, 0, width);
      last = min + Bytes.packed(bytes, start, count - 1, width);
    }
  }

  long min() {
    return min;
  }

  long max() {
    return min + range;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /** The sum, rounded; 0 if it was not kept. */
  double sum() {
    return (double) min * count + (double) sumAboveMin;
  }

  /** Unpacks the numbers. */
  void values(long[] into, int at) {
    if (steps) {
      long value = first;
      into[at] = value;
      for (int i = 1; i < count; i++) {
        value += smallestStep + Bytes.packed(bytes, start, i - 1, width);
        into[at + i] = value;
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[at + i] = min + Bytes.packed(bytes, start, i, width);
      }
    }
  }
}
