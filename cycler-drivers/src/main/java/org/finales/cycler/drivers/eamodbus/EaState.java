package org.finales.cycler.drivers.eamodbus;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;

/**
 * The state word, register 505; immutable. Bit 12 tells which way the current flows in all register
 * lists of bidirectional supplies; bit 31 tells which way it flowed when a protection tripped.
 *
 * @param bits the word
 */
record EaState(int bits) {
  static final int LOCAL = 0x01;
  static final int USB = 0x03;
  static final int OUTPUT_ON = 1 << 7;
  static final int REMOTE = 1 << 11;
  static final int SINK = 1 << 12;
  static final int ALARM = 1 << 15;
  static final int OVP = 1 << 16;
  static final int OCP = 1 << 17;
  static final int OPP = 1 << 18;
  static final int TRIPPED_AS_SINK = 1 << 31;

  private static final int CONTROL_LOCATION = 0x1F;

  private record Meaning(int mask, AlarmKind kind, String code, String text) {}

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(OVP, AlarmKind.OVERVOLTAGE, "OVP", "the overvoltage protection tripped"),
          new Meaning(OCP, AlarmKind.OVERCURRENT, "OCP", "the overcurrent protection tripped"),
          new Meaning(OPP, AlarmKind.OVERPOWER, "OPP", "the overpower protection tripped"),
          new Meaning(0b11 << 19, AlarmKind.OVERTEMPERATURE, "OT", "the instrument is too hot"),
          new Meaning(0b111 << 21, AlarmKind.POWER_FAIL, "PF", "the supply failed"),
          new Meaning(1 << 24, AlarmKind.UNDERVOLTAGE, "UVD", "the supervised voltage is too low"),
          new Meaning(1 << 25, AlarmKind.OVERVOLTAGE, "OVD", "the supervised voltage is too high"),
          new Meaning(1 << 26, AlarmKind.UNDERCURRENT, "UCD", "the supervised current is too low"),
          new Meaning(1 << 27, AlarmKind.OVERCURRENT, "OCD", "the supervised current is too high"),
          new Meaning(1 << 28, AlarmKind.OVERPOWER, "OPD", "the supervised power is too high"),
          new Meaning(1 << 29, AlarmKind.COMMUNICATION, "MSS", "master and slave lost each other"),
          new Meaning(
              1 << 30, AlarmKind.OTHER, "REM-SB", "the pin REM-SB keeps the output switched off"));

  static EaState of(int[] words) {
    return new EaState(words[0] << 16 | words[1]);
  }

  private boolean has(int mask) {
    return (bits & mask) != 0;
  }

  boolean on() {
    return has(OUTPUT_ON);
  }

  boolean remote() {
    return has(REMOTE);
  }

  /** Tells whether the front keeps the control. */
  boolean local() {
    return (bits & CONTROL_LOCATION) == LOCAL;
  }

  /** Tells whether a bidirectional supply discharges. */
  boolean sinks() {
    return has(SINK);
  }

  List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    if (local()) {
      alarms.add(new Alarm(AlarmKind.LOCAL_CONTROL, "local", "only the front has the control"));
    }
    for (Meaning meaning : MEANINGS) {
      if (has(meaning.mask())) {
        alarms.add(new Alarm(meaning.kind(), meaning.code(), meaning.text()));
      }
    }
    return alarms;
  }
}
