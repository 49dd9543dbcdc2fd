package org.finales.cycler.cell;

import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;

/**
 * An ideal instrument: the current that flows at once when a cell's voltage without current is
 * known, so that what is held is held and no bound of the envelope is crossed.
 *
 * <p>With E the voltage without current and R the series resistance: I is given for a current, (V -
 * E)/R for a voltage, (√(E² + 4RP) - E)/2R for a power P, and -E/(R + L) for a load L. A power that
 * the cell cannot give becomes the most that it can, at I = -E/2R. The bounds of voltage switch a
 * current off and never turn it around.
 */
final class Regulator {
  private final double resistance;
  private ControlMode mode = ControlMode.REST;
  private double value;
  private Envelope within = Envelope.UNBOUNDED;
  private boolean bounded;

  /** How the last current changes with the voltage, in A/V. */
  double slope;

  Regulator(double resistance) {
    this.resistance = resistance;
  }

  void hold(ControlMode newMode, double newValue, Envelope newWithin) {
    CellChecks.bounded("held value", newValue);
    if (newMode == ControlMode.RESISTANCE) {
      CellChecks.positive("load", newValue, "Ohm");
    }
    mode = newMode;
    value = newMode == ControlMode.REST ? 0 : newValue;
    within = newWithin;
    bounded = newMode != ControlMode.REST && !newWithin.equals(Envelope.UNBOUNDED);
  }

  /** Whether the current is constant as long as no bound is reached. */
  boolean holdsCurrent() {
    return mode == ControlMode.REST || mode == ControlMode.CURRENT;
  }

  /** The held current in A. */
  double heldCurrent() {
    return value;
  }

  /** Returns the current in A for a voltage without current, and sets {@link #slope}. */
  double current(double voltage) {
    slope = 0;
    double current =
        switch (mode) {
          case REST -> 0;
          case CURRENT -> value;
          case VOLTAGE -> {
            slope = -1 / resistance;
            yield (value - voltage) / resistance;
          }
          case POWER -> ofPower(value, voltage);
          case RESISTANCE -> {
            slope = -1 / (resistance + value);
            yield voltage * slope;
          }
        };
    return bounded ? bound(current, voltage) : current;
  }

  private double ofPower(double power, double voltage) {
    if (power < 0 && voltage <= 0) {
      slope = 0;
      return 0;
    }
    double root = voltage * voltage + 4 * resistance * power;
    if (root <= 0) {
      slope = -1 / (2 * resistance);
      return voltage * slope;
    }
    double square = Math.sqrt(root);
    // Of the two forms of the same root the one in which nothing cancels.
    double current =
        voltage > 0 ? 2 * power / (square + voltage) : (square - voltage) / (2 * resistance);
    slope = -current / square;
    return current;
  }

  private double bound(double wanted, double voltage) {
    double current = wanted;
    double slopeOfCurrent = slope;
    if (current > 0) {
      double most = Math.max(0, (within.maxVoltage() - voltage) / resistance);
      if (current > most) {
        current = most;
        slopeOfCurrent = most > 0 ? -1 / resistance : 0;
      }
      if (current > within.maxChargeCurrent()) {
        current = within.maxChargeCurrent();
        slopeOfCurrent = 0;
      }
      if (current * (voltage + current * resistance) > within.maxChargePower()) {
        current = ofPower(within.maxChargePower(), voltage);
        slopeOfCurrent = slope;
      }
    } else if (current < 0) {
      double least = Math.min(0, (within.minVoltage() - voltage) / resistance);
      if (current < least) {
        current = least;
        slopeOfCurrent = least < 0 ? -1 / resistance : 0;
      }
      if (current < -within.maxDischargeCurrent()) {
        current = -within.maxDischargeCurrent();
        slopeOfCurrent = 0;
      }
      if (-current * (voltage + current * resistance) > within.maxDischargePower()) {
        current = ofPower(-within.maxDischargePower(), voltage);
        slopeOfCurrent = slope;
      }
    }
    slope = slopeOfCurrent;
    return current;
  }
}
