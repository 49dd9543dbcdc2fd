package org.finales.cycler.toy;

import org.finales.cycler.spi.ControlMode;

/** A cell of 2 Ah: a voltage that rises with its charge, and a resistance. */
final class ToyCell {
  private static final double OHM = 0.02;
  private static final double COULOMB = 2 * 3600;

  private double charge = COULOMB / 2;

  double openVoltage() {
    return 3.7 + 0.5 * (charge / COULOMB - 0.5);
  }

  double voltage(double current) {
    return openVoltage() + current * OHM;
  }

  /** Returns the current that flows when something is held. */
  double current(ControlMode mode, double value, double limit) {
    double open = openVoltage();
    double current =
        switch (mode) {
          case REST -> 0;
          case CURRENT -> value;
          case VOLTAGE -> (value - open) / OHM;
          case POWER -> (Math.sqrt(open * open + 4 * OHM * value) - open) / (2 * OHM);
          case RESISTANCE -> -open / (value + OHM);
        };
    return Math.max(-limit, Math.min(limit, current));
  }

  void flow(double current, double seconds) {
    charge += current * seconds;
  }
}
