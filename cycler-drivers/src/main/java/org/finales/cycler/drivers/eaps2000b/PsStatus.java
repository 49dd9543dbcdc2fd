package org.finales.cycler.drivers.eaps2000b;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;

/**
 * Objects 71 and 72: the state, and two values where {@link PsObject#FULL} is the rating;
 * immutable.
 *
 * @param remote whether the host has the control
 * @param bits the second byte of the state
 * @param rawVoltage measured or set voltage
 * @param rawCurrent measured or set current; may be a little below zero
 */
record PsStatus(boolean remote, int bits, int rawVoltage, int rawCurrent) {
  static final int LENGTH = 6;
  static final int ON = 0x01;
  static final int CURRENT_HELD = 0x04;
  static final int OVP = 0x10;
  static final int OCP = 0x20;
  static final int OPP = 0x40;
  static final int OTP = 0x80;

  private static final int REMOTE_MASK = 0x03;

  static PsStatus of(byte[] data) {
    return new PsStatus(
        (data[0] & REMOTE_MASK) == 1,
        data[1] & 0xFF,
        Telegram.word(data, 2),
        (short) Telegram.word(data, 4));
  }

  byte[] data() {
    return new byte[] {
      (byte) (remote ? 1 : 0),
      (byte) bits,
      (byte) (rawVoltage >>> 8),
      (byte) rawVoltage,
      (byte) (rawCurrent >>> 8),
      (byte) rawCurrent
    };
  }

  boolean on() {
    return (bits & ON) != 0;
  }

  List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    add(alarms, OVP, AlarmKind.OVERVOLTAGE, "OVP", "the overvoltage protection tripped");
    add(alarms, OCP, AlarmKind.OVERCURRENT, "OCP", "the overcurrent protection tripped");
    add(alarms, OPP, AlarmKind.OVERPOWER, "OPP", "the overpower protection tripped");
    add(alarms, OTP, AlarmKind.OVERTEMPERATURE, "OTP", "the supply is too hot");
    return alarms;
  }

  private void add(List<Alarm> alarms, int bit, AlarmKind kind, String code, String text) {
    if ((bits & bit) != 0) {
      alarms.add(new Alarm(kind, code, text));
    }
  }
}
