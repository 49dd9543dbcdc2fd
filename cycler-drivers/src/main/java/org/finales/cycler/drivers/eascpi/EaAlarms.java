package org.finales.cycler.drivers.eascpi;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;

/** The bits of {@code STAT:QUES:COND?}, as the maker's programming guide lists them. */
final class EaAlarms {
  static final int LOCAL = 1 << 9;
  static final int REMOTE = 1 << 10;
  static final int OUTPUT_ON = 1 << 11;
  static final int MOST = 0xFFFF;

  private record Bit(int number, AlarmKind kind, String code, String text) {}

  private static final List<Bit> BITS =
      List.of(
          new Bit(0, AlarmKind.OVERVOLTAGE, "OVP", "the overvoltage protection tripped"),
          new Bit(1, AlarmKind.OVERCURRENT, "OCP", "the overcurrent protection tripped"),
          new Bit(2, AlarmKind.OVERPOWER, "OPP", "the overpower protection tripped"),
          new Bit(3, AlarmKind.OVERTEMPERATURE, "OT", "the instrument is too hot"),
          new Bit(4, AlarmKind.OVERVOLTAGE, "OVD", "the supervised voltage was exceeded"),
          new Bit(5, AlarmKind.UNDERVOLTAGE, "UVD", "the voltage fell below the supervised one"),
          new Bit(6, AlarmKind.OVERCURRENT, "OCD", "the supervised current was exceeded"),
          new Bit(7, AlarmKind.UNDERCURRENT, "UCD", "the current fell below the supervised one"),
          new Bit(8, AlarmKind.OVERPOWER, "OPD", "the supervised power was exceeded"),
          new Bit(9, AlarmKind.LOCAL_CONTROL, "Local", "only the front has the control"),
          new Bit(13, AlarmKind.POWER_FAIL, "PF", "the supply of the instrument failed"),
          new Bit(14, AlarmKind.COMMUNICATION, "MSP", "master and slave lost each other"));

  /** Alarms that switch off, and that reading the error queue acknowledges. */
  static final int LATCHED = 0b0110_0001_1111_1111;

  private EaAlarms() {}

  static List<Alarm> of(int bits) {
    List<Alarm> alarms = new ArrayList<>();
    for (Bit bit : BITS) {
      if ((bits & 1 << bit.number()) != 0) {
        alarms.add(new Alarm(bit.kind(), bit.code(), bit.text()));
      }
    }
    return alarms;
  }
}
