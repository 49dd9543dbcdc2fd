package org.finales.cycler.drivers.bench;

import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/** Holds set points and measurements to the ratings of a channel. */
public final class Bounds {
  /** How far a measurement may lie outside of the ratings, as a fraction of the full scale. */
  private static final double OFFSET = 0.02;

  private Bounds() {}

  /**
   * Refuses a set point that the ratings do not allow.
   *
   * @throws RefusedException with the code {@code rating}
   */
  public static void admit(SetPoint setPoint, Envelope rated) {
    double value = setPoint.value();
    boolean within =
        switch (setPoint.mode()) {
          case REST -> true;
          case CURRENT ->
              value <= rated.maxChargeCurrent() && -value <= rated.maxDischargeCurrent();
          case VOLTAGE -> value >= rated.minVoltage() && value <= rated.maxVoltage();
          case POWER -> value <= rated.maxChargePower() && -value <= rated.maxDischargePower();
          case RESISTANCE -> rated.maxDischargeCurrent() > 0;
        };
    if (!within) {
      throw new RefusedException(
          "rating",
          setPoint.text() + " is outside of the ratings; use an instrument with higher ratings");
    }
  }

  /**
   * Returns a measured voltage in V.
   *
   * @throws Unreadable if no channel with these ratings could measure it
   */
  public static double voltage(double volt, Envelope rated) {
    double offset = OFFSET * Math.max(Math.abs(rated.minVoltage()), Math.abs(rated.maxVoltage()));
    return between(
        "a voltage", volt, rated.minVoltage() - offset, rated.maxVoltage() + offset, "V");
  }

  /**
   * Returns a measured current in A; positive charges.
   *
   * @throws Unreadable if no channel with these ratings could measure it
   */
  public static double current(double ampere, Envelope rated) {
    double offset = OFFSET * Math.max(rated.maxChargeCurrent(), rated.maxDischargeCurrent());
    return between(
        "a current",
        ampere,
        -rated.maxDischargeCurrent() - offset,
        rated.maxChargeCurrent() + offset,
        "A");
  }

  /**
   * Returns a value.
   *
   * @throws Unreadable if it is not within the bounds
   */
  public static double between(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new Unreadable(what + " from " + least + " to " + most + " " + unit);
    }
    return value;
  }
}
