package org.finales.cycler.drivers.wattrex;

import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.link.Unreadable;

/**
 * The message that says what is held, and at what the converter stops by itself; immutable.
 *
 * @param enabled whether the output is on
 * @param mode what is held: one of the constants here
 * @param limit what it stops at: one of the constants here
 * @param reference the held value, in mV, mA or dW; positive charges
 * @param limitReference where it stops, in ms, mV, mA or dW
 */
record EpcMode(boolean enabled, int mode, int limit, int reference, int limitReference) {
  static final int WAIT = 0;
  static final int VOLTAGE = 1;
  static final int CURRENT = 2;
  static final int POWER = 3;
  static final int IDLE = 4;
  static final int ERROR = 5;

  static final int TIME_LIMIT = 0;
  static final int VOLTAGE_LIMIT = 1;
  static final int CURRENT_LIMIT = 2;
  static final int POWER_LIMIT = 3;

  static final int LENGTH = 8;

  /** Switches off: waits for 1 ms and is idle then. */
  static final EpcMode OFF = new EpcMode(false, WAIT, TIME_LIMIT, 0, 1);

  private static final int BITS = 7;

  CanFrame frame(int device) {
    byte[] data = new byte[LENGTH];
    data[0] = (byte) ((enabled ? 1 : 0) | mode << 1 | limit << 4);
    EpcMessage.word(data, 2, reference, true);
    EpcMessage.word(data, 4, limitReference, true);
    EpcMessage.word(data, 6, limitReference >> 16, true);
    return new CanFrame(EpcMessage.id(device, EpcMessage.MODE), data);
  }

  static EpcMode of(CanFrame frame) {
    if (frame.length() != LENGTH) {
      throw new Unreadable("a mode of 8 bytes");
    }
    int bits = frame.at(0);
    int mode = bits >> 1 & BITS;
    int limit = bits >> 4 & BITS;
    if (mode > ERROR || limit > POWER_LIMIT) {
      throw new Unreadable("a mode up to 5 and a limit up to 3");
    }
    return new EpcMode(
        (bits & 1) != 0, mode, limit, frame.signed(2), frame.word(4) | frame.word(6) << 16);
  }

  /** Tells whether current can flow. */
  boolean flows() {
    return enabled && mode != WAIT && mode != IDLE && mode != ERROR;
  }
}
