package org.finales.core.cyclingdata.cycles;

/**
 * One cycle; immutable. Capacities and energies are not negative.
 *
 * @param number its number: the instrument's, or counted from 1
 * @param rows number of rows
 * @param lastLine line of its last row; 0 if rows come from no file
 * @param begin test time of its first row in s
 * @param end test time of its last row in s
 * @param chargeCapacity Ah
 * @param dischargeCapacity Ah
 * @param chargeEnergy Wh
 * @param dischargeEnergy Wh
 * @param chargeVoltage mean voltage of charge, weighted by the charge, in V; NaN without charge
 * @param dischargeVoltage mean voltage of discharge, weighted alike, in V; NaN without discharge
 * @param chargeTime time with positive current in s
 * @param dischargeTime time with negative current in s
 * @param restTime time without current in s
 * @param integratedCharge charge by the integral of current in Ah; what {@code chargeCapacity} is
 *     where the instrument counts none
 * @param integratedDischarge discharge by the integral of current in Ah, in the same way
 */
public record Cycle(
    long number,
    long rows,
    long lastLine,
    double begin,
    double end,
    double chargeCapacity,
    double dischargeCapacity,
    double chargeEnergy,
    double dischargeEnergy,
    double chargeVoltage,
    double dischargeVoltage,
    double chargeTime,
    double dischargeTime,
    double restTime,
    double integratedCharge,
    double integratedDischarge) {

  /** Discharge capacity by charge capacity; NaN without charge. */
  public double coulombicEfficiency() {
    return chargeCapacity > 0 ? dischargeCapacity / chargeCapacity : Double.NaN;
  }

  /** Discharge energy by charge energy; NaN without charge. */
  public double energyEfficiency() {
    return chargeEnergy > 0 ? dischargeEnergy / chargeEnergy : Double.NaN;
  }

  /** Time from its first to its last row in s. */
  public double duration() {
    return end - begin;
  }
}
