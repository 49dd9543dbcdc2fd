package org.finales.cycler.spi;

/**
 * Bounds within which a channel must stay; immutable. A bound that does not exist is infinite, and
 * never NaN.
 *
 * @param minVoltage lowest voltage, in V
 * @param maxVoltage highest voltage, in V; not below {@code minVoltage}
 * @param maxChargeCurrent highest current into the battery, in A; zero or more
 * @param maxDischargeCurrent highest current out of the battery, in A; zero or more
 * @param maxChargePower highest power into the battery, in W; zero or more
 * @param maxDischargePower highest power out of the battery, in W; zero or more
 */
public record Envelope(
    double minVoltage,
    double maxVoltage,
    double maxChargeCurrent,
    double maxDischargeCurrent,
    double maxChargePower,
    double maxDischargePower) {

  /** No bounds at all. */
  public static final Envelope UNBOUNDED =
      new Envelope(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /**
   * Checks that the bounds do not contradict each other.
   *
   * @throws IllegalArgumentException naming both bounds that do
   */
  public Envelope {
    if (!(minVoltage <= maxVoltage)) {
      throw new IllegalArgumentException(
          "the lowest voltage, " + minVoltage + " V, is above the highest, " + maxVoltage + " V");
    }
    atLeastZero("highest charge current", maxChargeCurrent, "A");
    atLeastZero("highest discharge current", maxDischargeCurrent, "A");
    atLeastZero("highest charge power", maxChargePower, "W");
    atLeastZero("highest discharge power", maxDischargePower, "W");
  }

  private static void atLeastZero(String what, double value, String unit) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          "the " + what + " is " + value + " " + unit + "; give zero or more, without a sign");
    }
  }

  /** Makes one of two voltages, in V, and one current, in A, that holds for both directions. */
  public static Envelope of(double minVoltage, double maxVoltage, double maxCurrent) {
    return new Envelope(
        minVoltage,
        maxVoltage,
        maxCurrent,
        maxCurrent,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the bounds that hold where both hold.
   *
   * @throws IllegalArgumentException if no voltage is within both
   */
  public Envelope and(Envelope other) {
    return new Envelope(
        Math.max(minVoltage, other.minVoltage),
        Math.min(maxVoltage, other.maxVoltage),
        Math.min(maxChargeCurrent, other.maxChargeCurrent),
        Math.min(maxDischargeCurrent, other.maxDischargeCurrent),
        Math.min(maxChargePower, other.maxChargePower),
        Math.min(maxDischargePower, other.maxDischargePower));
  }

  /** Tells whether every bound of this is as strict as the other's, or stricter. */
  public boolean within(Envelope other) {
    return minVoltage >= other.minVoltage
        && maxVoltage <= other.maxVoltage
        && maxChargeCurrent <= other.maxChargeCurrent
        && maxDischargeCurrent <= other.maxDischargeCurrent
        && maxChargePower <= other.maxChargePower
        && maxDischargePower <= other.maxDischargePower;
  }
}
