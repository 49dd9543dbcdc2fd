package org.finales.cycler.drivers.eamodbus;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/**
 * What an instrument is; immutable.
 *
 * @param kind which way the current can flow
 * @param voltage scale of voltages
 * @param current scale of currents, in each direction that it can
 * @param power scale of powers, in each direction that it can
 * @param powerSettable whether a limit of power can be set; not on the PS 2000 B
 */
record EaModel(
    EaKind kind, EaScale voltage, EaScale current, EaScale power, boolean powerSettable) {
  /** A reading takes up to four exchanges. */
  private static final Duration SMALLEST_PERIOD = Duration.ofMillis(200);

  static EaModel of(EaKind kind, String type, double volt, double ampere, double watt) {
    return new EaModel(
        kind,
        new EaScale(volt),
        new EaScale(ampere),
        new EaScale(watt),
        !type.contains("PS 2") && !type.contains("PS2"));
  }

  boolean bidirectional() {
    return kind == EaKind.BIDIRECTIONAL;
  }

  Ratings ratings() {
    double charge = kind.gives() ? 1 : 0;
    double discharge = kind.takes() ? 1 : 0;
    return new Ratings(
        new Envelope(
            0,
            voltage.nominal(),
            charge * current.nominal(),
            discharge * current.nominal(),
            charge * power.nominal(),
            discharge * power.nominal()),
        SMALLEST_PERIOD,
        List.of());
  }

  Set<ControlMode> modes() {
    Set<ControlMode> modes = EnumSet.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE);
    if (powerSettable) {
      modes.add(ControlMode.POWER);
    }
    return modes;
  }
}
