package org.finales.cycler.drivers.modbus;

/**
 * The checksum of RTU frames: polynomial 0xA001, begun with 0xFFFF, low byte first (Modbus over
 * serial line V1.02, section 6.2.2).
 */
final class Crc16 {
  private static final int POLYNOMIAL = 0xA001;

  private Crc16() {}

  /** Returns the checksum of the first bytes. */
  static int of(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
    }
    return crc;
  }

  /** Tells whether the first bytes end with the checksum of those before. */
  static boolean matches(byte[] bytes, int length) {
    int crc = of(bytes, length - 2);
    return (bytes[length - 2] & 0xFF) == (crc & 0xFF) && (bytes[length - 1] & 0xFF) == crc >>> 8;
  }

  /** Returns the bytes with their checksum behind them. */
  static byte[] appended(byte[] bytes) {
    byte[] frame = java.util.Arrays.copyOf(bytes, bytes.length + 2);
    int crc = of(bytes, bytes.length);
    frame[bytes.length] = (byte) crc;
    frame[bytes.length + 1] = (byte) (crc >>> 8);
    return frame;
  }
}
