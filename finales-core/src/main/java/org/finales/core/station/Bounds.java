package org.finales.core.station;

import org.finales.api.experiment.ChannelLimits;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/** Limits as numbers in SI units; what is not limited is infinite. */
final class Bounds {
  private Bounds() {}

  /** The value in a unit, or another one if there is none. */
  static double number(@Nullable Quantity quantity, String unit, double otherwise) {
    return quantity == null ? otherwise : quantity.doubleValue(Unit.parse(unit));
  }

  /** Voltages, currents and powers of the limits of a place. */
  static Envelope of(@Nullable ChannelLimits limits) {
    if (limits == null) {
      return Envelope.UNBOUNDED;
    }
    double current = number(limits.maxCurrent(), "A", Double.POSITIVE_INFINITY);
    double power = number(limits.maxPower(), "W", Double.POSITIVE_INFINITY);
    return new Envelope(
        number(limits.minVoltage(), "V", Double.NEGATIVE_INFINITY),
        number(limits.maxVoltage(), "V", Double.POSITIVE_INFINITY),
        current,
        current,
        power,
        power);
  }

  /**
   * What battery, place and instrument bear together.
   *
   * @throws IllegalArgumentException if they have nothing in common
   */
  static Envelope together(
      BatteryWindow battery, @Nullable ChannelLimits limits, Envelope ratings) {
    return battery.bears().and(of(limits)).and(ratings);
  }
}
