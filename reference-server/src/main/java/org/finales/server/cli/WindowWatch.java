package org.finales.server.cli;

import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a battery leaves its window, which not every instrument does by itself: a load that
 * holds a voltage takes whatever current that needs.
 *
 * @param window what the battery bears
 * @param ratings how well the channel measures
 */
record WindowWatch(Envelope window, Ratings ratings) {
  private static final double TOLERANCE = 0.01;

  /** Says how the battery left its window; null if it did not. */
  @Nullable String problem(Reading reading) {
    double volt = reading.voltage();
    double ampere = reading.current();
    if (volt > window.maxVoltage() + slack(ControlMode.VOLTAGE, window.maxVoltage())) {
      return said(volt, "V is above", window.maxVoltage(), "V");
    }
    if (ampere < 0
        && volt < window.minVoltage() - slack(ControlMode.VOLTAGE, window.minVoltage())) {
      return said(volt, "V, and discharged, is below", window.minVoltage(), "V");
    }
    double most = ampere > 0 ? window.maxChargeCurrent() : window.maxDischargeCurrent();
    if (Math.abs(ampere) > most + slack(ControlMode.CURRENT, most)) {
      return said(Math.abs(ampere), "A is above", most, "A");
    }
    return null;
  }

  /** A hundredth of the bound, and what a range that reaches there measures wrong at any value. */
  private double slack(ControlMode mode, double bound) {
    double constant =
        ratings.accuracies().stream()
            .filter(accuracy -> accuracy.mode() == mode && accuracy.fullScale() >= bound)
            .mapToDouble(Accuracy::ofRange)
            .min()
            .orElse(0);
    return TOLERANCE * Math.abs(bound) + constant;
  }

  private static String said(double value, String what, double bound, String unit) {
    return Readings.value(value)
        + " "
        + what
        + " the window's "
        + Readings.value(bound)
        + " "
        + unit;
  }
}
