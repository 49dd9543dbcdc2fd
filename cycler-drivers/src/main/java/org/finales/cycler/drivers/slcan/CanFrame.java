package org.finales.cycler.drivers.slcan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A frame of CAN 2.0A: an identifier of 11 bits and up to 8 bytes; immutable. */
public final class CanFrame {
  private static final int HIGHEST_ID = 0x7FF;
  private static final int LONGEST = 8;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int HEADER = 5;

  private final int id;
  private final byte[] data;

  /**
   * Makes one.
   *
   * @param id identifier, 0 to 0x7FF
   * @param data up to 8 bytes; copied
   * @throws IllegalArgumentException if the identifier or the length is out of bounds
   */
  public CanFrame(int id, byte... data) {
    if (id < 0 || id > HIGHEST_ID || data.length > LONGEST) {
      throw new IllegalArgumentException(
          "a frame has an identifier up to 0x7FF and up to 8 bytes, not "
              + id
              + " and "
              + data.length);
    }
    this.id = id;
    this.data = data.clone();
  }

  /** Returns the identifier. */
  public int id() {
    return id;
  }

  /** Returns how many bytes it has. */
  public int length() {
    return data.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] data() {
    return data.clone();
  }

  /** Returns a byte as a number of 0 to 255. */
  public int at(int place) {
    return data[place] & 0xFF;
  }

  /** Returns two bytes as a number of 0 to 65535, low byte first. */
  public int word(int place) {
    return at(place) | at(place + 1) << 8;
  }

  /** Returns two bytes as a number with a sign, low byte first. */
  public int signed(int place) {
    return (short) word(place);
  }

  /** Returns the line that sends it: {@code t}, identifier, length and bytes in hexadecimal. */
  byte[] line() {
    return String.format("t%03X%d%s\r", id, data.length, HEX.formatHex(data))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads a line without its end; empty if it is no such frame. */
  static Optional<CanFrame> of(byte[] line, int length) {
    if (length < HEADER || line[0] != 't') {
      return Optional.empty();
    }
    int id = 0;
    for (int i = 1; i < HEADER - 1; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        return Optional.empty();
      }
      id = id << 4 | digit;
    }
    int bytes = line[HEADER - 1] - '0';
    if (id > HIGHEST_ID || bytes < 0 || bytes > LONGEST || length != HEADER + 2 * bytes) {
      return Optional.empty();
    }
    byte[] data = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      int high = Character.digit(line[HEADER + 2 * i], 16);
      int low = Character.digit(line[HEADER + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      data[i] = (byte) (high << 4 | low);
    }
    return Optional.of(new CanFrame(id, data));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanFrame that && id == that.id && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return id * 31 + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return String.format("%03X#%s", id, HEX.formatHex(data));
  }
}
