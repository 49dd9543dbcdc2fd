package org.finales.core.cyclingdata.cycles;

/** Integrals of current and power over the intervals of one cycle. Not thread-safe. */
final class Tally {
  private static final double HOUR = 3600;

  private double charge;
  private double discharge;
  private double chargeEnergy;
  private double dischargeEnergy;
  private double chargeTime;
  private double dischargeTime;
  private double restTime;

  /** Adds an interval in s, from one current in A and voltage in V to the next. */
  void add(double time, double current0, double voltage0, double current1, double voltage1) {
    if (current0 < 0 && current1 > 0 || current0 > 0 && current1 < 0) {
      double part = current0 / (current0 - current1);
      double voltage = voltage0 + part * (voltage1 - voltage0);
      add(time * part, current0, voltage0, 0, voltage);
      add(time * (1 - part), 0, voltage, current1, voltage1);
      return;
    }
    double hours = time / HOUR;
    double mean = (current0 + current1) / 2;
    // The integral of the product of two straight lines.
    double power =
        (2 * current0 * voltage0
                + current0 * voltage1
                + current1 * voltage0
                + 2 * current1 * voltage1)
            / 6;
    if (mean > 0) {
      charge += mean * hours;
      chargeEnergy += power * hours;
      chargeTime += time;
    } else if (mean < 0) {
      discharge -= mean * hours;
      dischargeEnergy -= power * hours;
      dischargeTime += time;
    } else {
      restTime += time;
    }
  }

  double charge() {
    return charge;
  }

  double discharge() {
    return discharge;
  }

  double chargeEnergy() {
    return chargeEnergy;
  }

  double dischargeEnergy() {
    return dischargeEnergy;
  }

  double chargeTime() {
    return chargeTime;
  }

  double dischargeTime() {
    return dischargeTime;
  }

  double restTime() {
    return restTime;
  }
}
