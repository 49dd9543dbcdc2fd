package org.finales.core.timeseries;

import java.util.zip.CRC32C;

/**
 * Points of one dataset as compressed bytes. Not thread-safe.
 *
 * <p>Layout: four bytes of a checksum of all that follows (CRC-32C), the number of the layout, the
 * numbers of columns of measured values and of points, the length of each column, the columns one
 * after the other, each as pages of {@link LongPage} or {@link DoublePage}, and eight zeroes.
 */
final class Block {
  /** Points of a full block. */
  static final int SIZE = 4096;

  /** Most points of one, as callers may hand over. */
  static final int MOST_POINTS = 1 << 20;

  static final int MOST_VALUES = 1024;
  private static final int LAYOUT = 1;
  private static final int PADDING = 8;

  final int values;
  final int points;

  /** Where each column begins, and behind the last its end. */
  final int[] starts;

  final byte[] bytes;

  private Block(int values, int points, int[] starts, byte[] bytes) {
    this.values = values;
    this.points = points;
    this.starts = starts;
    this.bytes = bytes;
  }

  static byte[] encode(Columns columns, int from, int to) {
    int count = Columns.LONGS + columns.doubles.length;
    Bytes body = new Bytes((to - from) * 4 + 32 * count);
    int[] lengths = new int[count];
    for (int c = 0; c < count; c++) {
      int before = body.size();
      if (c < Columns.LONGS) {
        LongPage page = new LongPage(c >= Columns.TIMES);
        for (int i = from; i < to; i += LongPage.SIZE) {
          page.write(columns.longs[c], i, Math.min(i + LongPage.SIZE, to), body);
        }
      } else {
        DoublePage page = new DoublePage();
        for (int i = from; i < to; i += LongPage.SIZE) {
          page.write(columns.doubles[c - Columns.LONGS], i, Math.min(i + LongPage.SIZE, to), body);
        }
      }
      lengths[c] = body.size() - before;
    }
    Bytes out = new Bytes(body.size() + 5 * count + 32);
    out.putInt(0);
    out.put(LAYOUT);
    out.putVarint(columns.doubles.length);
    out.putVarint(to - from);
    for (int length : lengths) {
      out.putVarint(length);
    }
    out.put(body);
    return sealed(out.toArray(PADDING));
  }

  /** Writes the checksum of what follows into the first four bytes. */
  static byte[] sealed(byte[] bytes) {
    Bytes.INT.set(bytes, 0, checksum(bytes));
    return bytes;
  }

  /** Whether the first four bytes are the checksum of what follows. */
  static boolean isSound(byte[] bytes) {
    return bytes.length >= Integer.BYTES && (int) Bytes.INT.get(bytes, 0) == checksum(bytes);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
    return (int) crc.getValue();
  }

  /**
   * Looks at the head of a block.
   *
   * @throws IllegalArgumentException if it is spoilt or of a newer layout
   */
  static Block open(byte[] bytes) {
    if (!isSound(bytes)) {
      throw new IllegalArgumentException("its bytes are not those that were written");
    }
    ByteCursor in = new ByteCursor(bytes, Integer.BYTES);
    int layout = in.get();
    if (layout != LAYOUT) {
      throw new IllegalArgumentException(
          "its layout " + layout + " is of a newer version of finales; this one knows " + LAYOUT);
    }
    int values = in.getCount(MOST_VALUES);
    int points = in.getCount(MOST_POINTS);
    int[] starts = new int[Columns.LONGS + values + 1];
    for (int c = 1; c < starts.length; c++) {
      starts[c] = starts[c - 1] + in.getCount(bytes.length);
    }
    for (int c = 0; c < starts.length; c++) {
      starts[c] += in.at;
    }
    return new Block(values, points, starts, bytes);
  }

  /** Adds all points to columns. */
  void decode(Columns into) {
    into.ensureRoom(points);
    for (int c = 0; c < Columns.LONGS; c++) {
      LongPage page = new LongPage(c >= Columns.TIMES);
      ByteCursor in = new ByteCursor(bytes, starts[c]);
      for (int i = 0; i < points; i += LongPage.SIZE) {
        page.read(in, Math.min(LongPage.SIZE, points - i));
        page.values(into.longs[c], into.size + i);
      }
    }
    for (int c = 0; c < values; c++) {
      DoublePage page = new DoublePage();
      ByteCursor in = new ByteCursor(bytes, starts[Columns.LONGS + c]);
      for (int i = 0; i < points; i += LongPage.SIZE) {
        page.read(in, Math.min(LongPage.SIZE, points - i));
        page.values(into.doubles[c], into.size + i);
      }
    }
    into.size += points;
  }

  static Columns decode(byte[] bytes) {
    Block block = open(bytes);
    Columns columns = new Columns(block.values, block.points);
    block.decode(columns);
    return columns;
  }
}
