package org.finales.core.timeseries;

/**
 * Smallest, largest, first, last and sum of the finite values of one column, in the order in which
 * they are added. Not thread-safe.
 */
final class Rollup {
  /** Bytes of one. */
  static final int BYTES = 6 * Long.BYTES;

  long numbers;
  double min = Double.NaN;
  double max = Double.NaN;
  double first = Double.NaN;
  double last = Double.NaN;
  double sum;

  void clear() {
    numbers = 0;
    min = Double.NaN;
    max = Double.NaN;
    first = Double.NaN;
    last = Double.NaN;
    sum = 0;
  }

  /** Adds a value, unless it is NaN or infinite. */
  void add(double value) {
    if (Double.isFinite(value)) {
      add(1, value, value, value, value, value);
    }
  }

  /** Adds what was rolled up before. */
  void add(
      long moreNumbers, double least, double most, double earliest, double latest, double total) {
    if (moreNumbers == 0) {
      return;
    }
    if (numbers == 0) {
      min = least;
      max = most;
      first = earliest;
    } else {
      min = Math.min(min, least);
      max = Math.max(max, most);
    }
    last = latest;
    numbers += moreNumbers;
    sum += total;
  }

  void add(Rollup other) {
    add(other.numbers, other.min, other.max, other.first, other.last, other.sum);
  }

  void write(Bytes out) {
    out.putLong(numbers);
    out.putDouble(min);
    out.putDouble(max);
    out.putDouble(first);
    out.putDouble(last);
    out.putDouble(sum);
  }

  /** Adds one that was written. */
  void addFrom(ByteCursor in) {
    add(
        in.getLong(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble());
  }
}
