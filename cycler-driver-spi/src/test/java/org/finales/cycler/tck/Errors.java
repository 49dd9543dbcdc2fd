package org.finales.cycler.tck;

import java.util.OptionalDouble;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Ratings;

/** By how much a value may be wrong. */
final class Errors {
  private static final double UNKNOWN = 0.005;

  private Errors() {}

  /** Returns the error that the ratings allow, in the unit of the mode. */
  static double of(ControlMode quantity, double value, Ratings ratings) {
    OptionalDouble rated =
        ratings.accuracies().stream()
            .filter(a -> a.mode() == quantity && a.fullScale() >= Math.abs(value) * 0.999)
            .mapToDouble(a -> a.errorOf(value))
            .max();
    return rated.orElse(
        quantity == ControlMode.POWER || quantity == ControlMode.RESISTANCE
            ? Math.abs(value) * 0.02
            : fullScale(quantity, ratings) * UNKNOWN);
  }

  /** Returns the largest voltage or current, or 1 if that is unbounded. */
  static double fullScale(ControlMode quantity, Ratings ratings) {
    Envelope envelope = ratings.envelope();
    double scale =
        quantity == ControlMode.VOLTAGE
            ? Math.max(Math.abs(envelope.minVoltage()), Math.abs(envelope.maxVoltage()))
            : Math.max(envelope.maxChargeCurrent(), envelope.maxDischargeCurrent());
    return Double.isFinite(scale) && scale > 0
        ? scale
        : ratings.accuracies().stream()
            .filter(a -> a.mode() == quantity)
            .mapToDouble(Accuracy::fullScale)
            .max()
            .orElse(1);
  }
}
