package org.finales.cycler.tck;

/**
 * What is at a battery.
 *
 * @param voltage in V
 * @param current into the battery, in A
 */
record Truth(double voltage, double current) {
  /** Returns the power into the battery, in W. */
  double power() {
    return voltage * current;
  }

  @Override
  public String toString() {
    return voltage + " V, " + current + " A";
  }
}
