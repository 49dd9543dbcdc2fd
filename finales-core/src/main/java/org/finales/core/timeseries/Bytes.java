package org.finales.core.timeseries;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that grow: fixed and variable integers in little-endian order and runs of packed bits. Not
 * thread-safe.
 */
final class Bytes {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  Bytes(int room) {
    bytes = new byte[Math.max(room, Long.BYTES)];
  }

  int size() {
    return size;
  }

  /** A copy of what was put, with some zeroes behind. */
  byte[] toArray(int padding) {
    return Arrays.copyOf(bytes, size + padding);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void put(Bytes other) {
    room(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  void put(byte[] others) {
    room(others.length);
    System.arraycopy(others, 0, bytes, size, others.length);
    size += others.length;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void putDouble(double value) {
    putLong(Double.doubleToRawLongBits(value));
  }

  /** Seven bits a byte, the lowest first; all values are taken as not negative. */
  void putVarint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that is often near zero, of either sign. */
  void putSigned(long value) {
    putVarint(value << 1 ^ value >> 63);
  }

  /**
   * The lowest bits of values, without gaps.
   *
   * @param width bits of each, 0 to 64; the others of each value are zero
   */
  void putPacked(long[] values, int from, int to, int width) {
    if (width == 0) {
      return;
    }
    room((int) packedSize(to - from, width) + Long.BYTES);
    long gathered = 0;
    int bits = 0;
    for (int i = from; i < to; i++) {
      long value = values[i];
      gathered |= value << bits;
      bits += width;
      if (bits >= Long.SIZE) {
        LONG.set(bytes, size, gathered);
        size += Long.BYTES;
        bits -= Long.SIZE;
        gathered = bits == 0 ? 0 : value >>> width - bits;
      }
    }
    LONG.set(bytes, size, gathered);
    size += bits + 7 >> 3;
  }

  /** How many bytes packed values take. */
  static long packedSize(int count, int width) {
    return (long) count * width + 7 >> 3;
  }

  /**
   * One of packed values; eight more bytes follow the last.
   *
   * @param start where the first lies
   */
  static long packed(byte[] bytes, int start, int index, int width) {
    if (width == 0) {
      return 0;
    }
    long bit = (long) index * width;
    int at = start + (int) (bit >> 3);
    int shift = (int) (bit & 7);
    long value = (long) LONG.get(bytes, at) >>> shift;
    if (shift + width > Long.SIZE) {
      value |= (bytes[at + Long.BYTES] & 0xffL) << Long.SIZE - shift;
    }
    return width == Long.SIZE ? value : value & (1L << width) - 1;
  }

  /** How many bits a value takes that is not negative. */
  static int widthOf(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }
}
