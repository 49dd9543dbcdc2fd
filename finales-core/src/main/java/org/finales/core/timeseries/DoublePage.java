package org.finales.core.timeseries;

import java.util.Arrays;

/**
 * Up to {@value LongPage#SIZE} measured values, bit by bit as they were given. Instruments answer
 * in decimals, so values that are whole multiples of a power of ten are kept as {@link LongPage};
 * others as the bits in which one differs from the one before, which the codec of Gorilla does too
 * (Pelkonen and others, VLDB 2015), here with one width for the page. Values that were not measured
 * are marked by a bit each, and so are zeroes below zero, which instruments write when they round.
 * Not thread-safe.
 *
 * <p>Layout: a byte with the number of decimals (or 32 for bits, 33 if nothing was measured), 64
 * added if marks of what was not measured follow, one bit for each value, and 128 if such marks of
 * zeroes below zero follow; then the page of whole numbers, or the first value's bits, how many
 * zeroes end every difference, its width, and the packed differences.
 */
final class DoublePage {
  static final int MOST_DECIMALS = 15;
  private static final int BITS = 32;
  private static final int NOTHING = 33;
  private static final int MARKED = 64;
  private static final int BELOW = 128;
  private static final long NAN = Double.doubleToRawLongBits(Double.NaN);
  private static final long ZERO_BELOW = Double.doubleToRawLongBits(-0.0);
  private static final double MOST_EXACT = 1L << 53;
  private static final double[] POWERS = new double[MOST_DECIMALS + 1];

  static {
    for (int i = 0; i <= MOST_DECIMALS; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private final LongPage longs = new LongPage(true);
  private final long[] numbers = new long[LongPage.SIZE];
  private final double[] filled = new double[LongPage.SIZE];
  private final long[] marks = new long[LongPage.SIZE / Long.SIZE];
  private final long[] zeroes = new long[LongPage.SIZE / Long.SIZE];

  /** Decimals of the page before, with which the next begins. */
  private int decimals;

  private int count;
  private int kind;
  private int missing;
  private int below;
  private int start;
  private int trailing;
  private int width;
  private long firstBits;
  private byte[] bytes = {};

  /** Forgets the page before. */
  void reset() {
    decimals = 0;
    longs.reset();
  }

  void write(double[] values, int from, int to, Bytes out) {
    count = to - from;
    fill(values, from);
    int marked = missing > 0 ? MARKED : 0;
    if (missing == count) {
      out.put(NOTHING);
      return;
    }
    boolean decimal = false;
    int tried = decimals;
    while (!decimal && tried <= MOST_DECIMALS) {
      decimal = asDecimals(tried);
      tried += decimal ? 0 : 1;
    }
    if (decimal && tried != decimals) {
      decimals = tried;
      longs.reset();
    }
    boolean zeroed = decimal && below > 0;
    out.put((decimal ? tried : BITS) | marked | (zeroed ? BELOW : 0));
    if (missing > 0) {
      out.putPacked(marks, 0, words(), Long.SIZE);
    }
    if (zeroed) {
      out.putPacked(zeroes, 0, words(), Long.SIZE);
    }
    if (decimal) {
      longs.write(numbers, 0, count, out);
    } else {
      writeBits(out);
    }
  }

  /** How many longs hold a bit for each value. */
  private int words() {
    return count + Long.SIZE - 1 >> 6;
  }

  /** Puts neighbours where nothing was measured, so that they cost nothing. */
  private void fill(double[] values, int from) {
    missing = 0;
    below = 0;
    Arrays.fill(marks, 0);
    Arrays.fill(zeroes, 0);
    double before = Double.NaN;
    for (int i = 0; i < count; i++) {
      double value = values[from + i];
      long bits = Double.doubleToRawLongBits(value);
      if (bits == ZERO_BELOW) {
        zeroes[i >> 6] |= 1L << i;
        below++;
      }
      if (bits == NAN) {
        marks[i >> 6] |= 1L << i;
        missing++;
      } else {
        if (missing == i) {
          Arrays.fill(filled, 0, i, value);
        }
        before = value;
      }
      filled[i] = before;
    }
  }

  private boolean asDecimals(int places) {
    double power = POWERS[places];
    for (int i = 0; i < count; i++) {
      double value = filled[i];
      double scaled = Math.rint(value * power);
      // Zeroes of either sign are the same here.
      if (!(Math.abs(scaled) <= MOST_EXACT) || (long) scaled / power != value) {
        return false;
      }
      numbers[i] = (long) scaled;
    }
    return true;
  }

  private void writeBits(Bytes out) {
    long all = 0;
    long before = Double.doubleToRawLongBits(filled[0]);
    out.putLong(before);
    for (int i = 1; i < count; i++) {
      long bits = Double.doubleToRawLongBits(filled[i]);
      numbers[i - 1] = bits ^ before;
      all |= bits ^ before;
      before = bits;
    }
    trailing = all == 0 ? 0 : Long.numberOfTrailingZeros(all);
    width = Bytes.widthOf(all >>> trailing);
    for (int i = 0; i < count - 1; i++) {
      numbers[i] >>>= trailing;
    }
    out.put(trailing);
    out.put(width);
    out.putPacked(numbers, 0, count - 1, width);
  }

  /** Reads the head of a page and moves behind the page. */
  void read(ByteCursor in, int values) {
    bytes = in.bytes;
    count = values;
    int head = in.get();
    kind = head & ~(MARKED | BELOW);
    missing = 0;
    below = 0;
    if (kind == NOTHING) {
      missing = count;
      return;
    }
    if ((head & MARKED) != 0) {
      missing = marks(in, marks);
    }
    if ((head & BELOW) != 0) {
      below = marks(in, zeroes);
    }
    if (kind <= MOST_DECIMALS) {
      if (kind != decimals) {
        decimals = kind;
        longs.reset();
      }
      longs.read(in, count);
    } else if (kind == BITS) {
      firstBits = in.getLong();
      trailing = in.get();
      width = in.get();
      if (width + trailing > Long.SIZE) {
        throw new IllegalArgumentException("values of " + width + " and " + trailing + " bits");
      }
      start = in.at;
      in.at += (int) Bytes.packedSize(count - 1, width);
    } else {
      throw new IllegalArgumentException("a page of kind " + kind);
    }
  }

  /** Reads a bit for each value; how many are set. */
  private int marks(ByteCursor in, long[] into) {
    int set = 0;
    for (int i = 0; i < words(); i++) {
      into[i] = in.getLong();
      set += Long.bitCount(into[i]);
    }
    return set;
  }

  /** Adds all values of the page to a roll-up. */
  void addTo(Rollup rollup) {
    if (kind == NOTHING) {
      return;
    }
    if (kind <= MOST_DECIMALS && missing + below == 0) {
      double power = POWERS[kind];
      rollup.add(
          count,
          longs.min() / power,
          longs.max() / power,
          longs.first() / power,
          longs.last() / power,
          longs.sum() / power);
      return;
    }
    values(filled, 0);
    for (int i = 0; i < count; i++) {
      rollup.add(filled[i]);
    }
  }

  /** Unpacks the values. */
  void values(double[] into, int at) {
    if (kind == NOTHING) {
      Arrays.fill(into, at, at + count, Double.NaN);
      return;
    }
    if (kind == BITS) {
      long bits = firstBits;
      into[at] = Double.longBitsToDouble(bits);
      for (int i = 1; i < count; i++) {
        bits ^= Bytes.packed(bytes, start, i - 1, width) << trailing;
        into[at + i] = Double.longBitsToDouble(bits);
      }
    } else {
      longs.values(numbers, 0);
      double power = POWERS[kind];
      for (int i = 0; i < count; i++) {
        into[at + i] = numbers[i] / power;
      }
    }
    if (missing > 0) {
      put(Double.NaN, marks, into, at);
    }
    if (below > 0) {
      put(-0.0, zeroes, into, at);
    }
  }

  private void put(double value, long[] where, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      if ((where[i >> 6] >>> i & 1) != 0) {
        into[at + i] = value;
      }
    }
  }
}
