package org.finales.cycler.sequence;

/**
 * Charge and energy that have flown; immutable.
 *
 * @param chargedAh charge into the battery, in Ah
 * @param dischargedAh charge out of the battery, in Ah
 * @param chargedWh energy into the battery, in Wh
 * @param dischargedWh energy out of the battery, in Wh
 */
public record Amounts(
    double chargedAh, double dischargedAh, double chargedWh, double dischargedWh) {

  /** Returns the charge that has flown in, less what has flown out, in Ah. */
  public double netAh() {
    return chargedAh - dischargedAh;
  }
}
