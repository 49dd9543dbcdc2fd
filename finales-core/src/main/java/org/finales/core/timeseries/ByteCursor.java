package org.finales.core.timeseries;

/** A place in bytes that {@link Bytes} has written, moving forward. Not thread-safe. */
final class ByteCursor {
  final byte[] bytes;
  int at;

  ByteCursor(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int get() {
    return bytes[at++] & 0xff;
  }

  int getInt() {
    int value = (int) Bytes.INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  long getLong() {
    long value = (long) Bytes.LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  long getVarint() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  long getSigned() {
    long value = getVarint();
    return value >>> 1 ^ -(value & 1);
  }

  /** A count or size that must lie within bounds, so that spoilt bytes take no memory. */
  int getCount(int most) {
    long value = getVarint();
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("a count of " + value + " where at most " + most + " fit");
    }
    return (int) value;
  }
}
