package org.finales.cycler.drivers.bk5491b;

import java.util.Locale;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Envelope;

/** What the meter measures, and how far it reaches. */
enum MeterFunction {
  /** A voltage of up to 1000 V. */
  VOLTAGE("VOLT:DC", 1000, AlarmKind.OVERVOLTAGE),
  /** A current of up to 20 A. */
  CURRENT("CURR:DC", 20, AlarmKind.OVERCURRENT);

  private final String header;
  private final double range;
  private final AlarmKind overload;

  MeterFunction(String header, double range, AlarmKind overload) {
    this.header = header;
    this.range = range;
    this.overload = overload;
  }

  static MeterFunction ofName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String header() {
    return header;
  }

  double range() {
    return range;
  }

  AlarmKind overload() {
    return overload;
  }

  /** Returns what a channel can show; a meter drives nothing, but shows either direction. */
  Envelope envelope() {
    return this == VOLTAGE
        ? new Envelope(-range, range, 0, 0, 0, 0)
        : new Envelope(-VOLTAGE.range, VOLTAGE.range, range, range, 0, 0);
  }
}
