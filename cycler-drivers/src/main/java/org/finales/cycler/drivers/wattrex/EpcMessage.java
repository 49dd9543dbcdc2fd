package org.finales.cycler.drivers.wattrex;

import org.finales.cycler.drivers.slcan.CanFrame;

/** Numbers of messages, the low four bits of identifiers, and frames that the host sends. */
final class EpcMessage {
  static final int MODE = 0x0;
  static final int REQUEST = 0x1;
  static final int VOLTAGE_LIMITS = 0x2;
  static final int CURRENT_LIMITS = 0x3;
  static final int POWER_LIMITS = 0x5;
  static final int PERIODIC = 0x7;
  static final int INFO = 0xA;
  static final int STATUS = 0xB;
  static final int ELECTRICAL = 0xC;
  static final int TEMPERATURES = 0xD;

  static final int ASK_INFO = 0x0;
  static final int ASK_MODE = 0x1;
  static final int ASK_STATUS = 0x2;
  static final int ASK_ELECTRICAL = 0x3;
  static final int ASK_TEMPERATURES = 0x4;
  static final int HEARTBEAT = 0x5;

  /** Limits are asked for with the number of their message and so much. */
  static final int ASK_LIMITS = 0x4;

  /** Periods are counted in ticks of 10 ms, in 15 bits beside the bit that enables. */
  static final int MOST_TICKS = 0x7FFF;

  private EpcMessage() {}

  static int id(int device, int message) {
    return device << 4 | message;
  }

  static CanFrame request(int device, int what) {
    return new CanFrame(id(device, REQUEST), (byte) what);
  }

  /** Makes a frame of two limits, the highest first. */
  static CanFrame limits(int device, int message, int highest, int lowest, boolean lowByteFirst) {
    byte[] data = new byte[4];
    word(data, 0, highest, lowByteFirst);
    word(data, 2, lowest, lowByteFirst);
    return new CanFrame(id(device, message), data);
  }

  /** Makes the frame that sets up what comes by itself; zero ticks switch it off. */
  static CanFrame periodic(int device, int heartbeat, int electrical, int temperatures) {
    byte[] data = new byte[6];
    word(data, 0, ticks(heartbeat), true);
    word(data, 2, ticks(electrical), true);
    word(data, 4, ticks(temperatures), true);
    return new CanFrame(id(device, PERIODIC), data);
  }

  private static int ticks(int count) {
    return count == 0 ? 0 : count << 1 | 1;
  }

  static void word(byte[] data, int at, int value, boolean lowByteFirst) {
    data[lowByteFirst ? at : at + 1] = (byte) value;
    data[lowByteFirst ? at + 1 : at] = (byte) (value >> 8);
  }
}
