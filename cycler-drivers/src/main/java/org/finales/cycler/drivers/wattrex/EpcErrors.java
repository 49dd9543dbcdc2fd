package org.finales.cycler.drivers.wattrex;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;

/** The bits of the status message. */
final class EpcErrors {
  static final int HIGH_SIDE_VOLTAGE = 1;
  static final int VOLTAGE = 1 << 1;
  static final int CURRENT = 1 << 2;
  static final int COMMUNICATION = 1 << 3;
  static final int TEMPERATURE = 1 << 4;
  static final int INTERNAL = 1 << 5;
  static final int ALL = 0x3F;

  private record Bit(int mask, AlarmKind kind, String code, String text) {}

  private static final List<Bit> BITS =
      List.of(
          new Bit(
              HIGH_SIDE_VOLTAGE,
              AlarmKind.OTHER,
              "HS volt",
              "the voltage of the converter's supply is outside of its limits"),
          new Bit(
              VOLTAGE,
              AlarmKind.OVERVOLTAGE,
              "LS volt",
              "the voltage of the battery is outside of the limits"),
          new Bit(
              CURRENT,
              AlarmKind.OVERCURRENT,
              "LS curr",
              "the current of the battery is outside of the limits"),
          new Bit(
              COMMUNICATION,
              AlarmKind.COMMUNICATION,
              "comm",
              "the converter missed the host's heartbeat, and switched off"),
          new Bit(
              TEMPERATURE,
              AlarmKind.OVERTEMPERATURE,
              "temp",
              "a temperature is outside of the limits"),
          new Bit(INTERNAL, AlarmKind.OTHER, "internal", "the converter failed"));

  private EpcErrors() {}

  static List<Alarm> alarms(int bits) {
    List<Alarm> alarms = new ArrayList<>();
    for (Bit bit : BITS) {
      if ((bits & bit.mask()) != 0) {
        alarms.add(new Alarm(bit.kind(), bit.code(), bit.text()));
      }
    }
    return alarms;
  }
}
