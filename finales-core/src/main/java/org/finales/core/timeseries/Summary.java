package org.finales.core.timeseries;

/**
 * What a block, or many of them, hold: number of points, earliest and latest time on both clocks
 * and a roll-up of every other column. Not thread-safe.
 */
final class Summary {
  private static final int HEAD = 5 * Long.BYTES;

  long points;
  final long[] earliest = {Long.MAX_VALUE, Long.MAX_VALUE};
  final long[] latest = {Long.MIN_VALUE, Long.MIN_VALUE};

  /** Of step, cycle, mode and the measured values. */
  final Rollup[] rollups;

  Summary(int values) {
    rollups = new Rollup[Columns.LONGS - Columns.TIMES + values];
    for (int i = 0; i < rollups.length; i++) {
      rollups[i] = new Rollup();
    }
  }

  /** Bytes of one with so many columns of measured values. */
  static int size(int values) {
    return HEAD + (Columns.LONGS - Columns.TIMES + values) * Rollup.BYTES;
  }

  void add(Columns columns, int from, int to) {
    points += to - from;
    for (int c = 0; c < Columns.TIMES; c++) {
      for (int i = from; i < to; i++) {
        earliest[c] = Math.min(earliest[c], columns.longs[c][i]);
        latest[c] = Math.max(latest[c], columns.longs[c][i]);
      }
    }
    for (int c = Columns.TIMES; c < Columns.LONGS; c++) {
      for (int i = from; i < to; i++) {
        rollups[c - Columns.TIMES].add((double) columns.longs[c][i]);
      }
    }
    for (int c = 0; c < columns.doubles.length; c++) {
      Rollup rollup = rollups[Columns.LONGS - Columns.TIMES + c];
      for (int i = from; i < to; i++) {
        rollup.add(columns.doubles[c][i]);
      }
    }
  }

  /** Adds one that was written. */
  void addFrom(byte[] bytes, int at) {
    ByteCursor in = new ByteCursor(bytes, at);
    points += in.getLong();
    for (int c = 0; c < Columns.TIMES; c++) {
      earliest[c] = Math.min(earliest[c], in.getLong());
      latest[c] = Math.max(latest[c], in.getLong());
    }
    for (Rollup rollup : rollups) {
      rollup.addFrom(in);
    }
  }

  byte[] toBytes() {
    Bytes out = new Bytes(HEAD + rollups.length * Rollup.BYTES);
    out.putLong(points);
    for (int c = 0; c < Columns.TIMES; c++) {
      out.putLong(earliest[c]);
      out.putLong(latest[c]);
    }
    for (Rollup rollup : rollups) {
      rollup.write(out);
    }
    return out.toArray(0);
  }

  static long pointsOf(byte[] bytes, int at) {
    return (long) Bytes.LONG.get(bytes, at);
  }

  static long earliestOf(byte[] bytes, int at, TimeAxis axis) {
    return (long) Bytes.LONG.get(bytes, at + Long.BYTES + axis.column() * 2 * Long.BYTES);
  }

  static long latestOf(byte[] bytes, int at, TimeAxis axis) {
    return (long) Bytes.LONG.get(bytes, at + 2 * Long.BYTES + axis.column() * 2 * Long.BYTES);
  }

  /** Where the roll-up of a column begins that is no time. */
  static int rollupAt(int at, int column) {
    return at + HEAD + (column - Columns.TIMES) * Rollup.BYTES;
  }
}
