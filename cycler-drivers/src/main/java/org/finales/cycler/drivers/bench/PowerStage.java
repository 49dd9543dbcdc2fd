package org.finales.cycler.drivers.bench;

import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;

/**
 * The electrical side of a simulated source, load or both, with a battery at its terminals. It
 * gives or takes as much current as all limits allow; whichever limit is the narrowest, makes it
 * hold a current, a voltage, a power or a resistance. One thread at a time.
 */
public final class PowerStage {
  private static final double MARGIN = 1e-6;

  /** Which protection tripped. */
  public enum Trip {
    /** None. */
    NONE,
    /** The voltage was too high. */
    OVERVOLTAGE,
    /** The voltage was too low. */
    UNDERVOLTAGE,
    /** The current was too high, in either direction. */
    OVERCURRENT,
    /** The power was too high, in either direction. */
    OVERPOWER
  }

  private final SimulatedCell cell;
  private boolean on;
  private Trip trip = Trip.NONE;

  private double sourceVoltage;
  private double sourceCurrent;
  private double sourcePower = Double.POSITIVE_INFINITY;
  private double sinkVoltage;
  private double sinkCurrent;
  private double sinkPower = Double.POSITIVE_INFINITY;
  private double sinkResistance;

  private double highestVoltage = Double.POSITIVE_INFINITY;
  private double lowestVoltage = Double.NEGATIVE_INFINITY;
  private double highestCurrent = Double.POSITIVE_INFINITY;
  private double highestSinkCurrent = Double.POSITIVE_INFINITY;
  private double highestPower = Double.POSITIVE_INFINITY;
  private double highestSinkPower = Double.POSITIVE_INFINITY;

  /** Makes one that is off and gives and takes nothing. */
  public PowerStage(SimulatedCell cell) {
    this.cell = cell;
  }

  /** Sets up to which voltage, current and power it gives. */
  public void source(double volt, double ampere, double watt) {
    sourceVoltage = volt;
    sourceCurrent = ampere;
    sourcePower = watt;
    steer();
  }

  /**
   * Sets down to which voltage, and up to which current and power, it takes.
   *
   * @param ohm the smallest resistance that it is like; zero for none
   */
  public void sink(double volt, double ampere, double watt, double ohm) {
    sinkVoltage = volt;
    sinkCurrent = ampere;
    sinkPower = watt;
    sinkResistance = ohm;
    steer();
  }

  /** Sets between which voltages it stays on. */
  public void protectVoltage(double lowest, double highest) {
    lowestVoltage = lowest;
    highestVoltage = highest;
  }

  /** Sets up to which currents and powers it stays on, those that it gives first. */
  public void protectFlow(double ampere, double sinkAmpere, double watt, double sinkWatt) {
    highestCurrent = ampere;
    highestSinkCurrent = sinkAmpere;
    highestPower = watt;
    highestSinkPower = sinkWatt;
  }

  /** Switches it; forgets which protection tripped when it goes on. */
  public void switchTo(boolean toOn) {
    boolean goesOff = on && !toOn;
    on = toOn;
    if (toOn) {
      trip = Trip.NONE;
      steer();
    } else if (goesOff) {
      // only then: another instrument may steer the same battery
      cell.rest();
    }
  }

  /** Tells whether it is on. */
  public boolean on() {
    return on;
  }

  /** Returns the protection that tripped last, since it was last switched on or asked to forget. */
  public Trip trip() {
    return trip;
  }

  /** Trips a protection, whatever the battery does. */
  public void trip(Trip which) {
    trip = which;
    if (which != Trip.NONE) {
      switchTo(false);
    }
  }

  /** Returns the voltage at the terminals, in V. */
  public double voltage() {
    return cell.voltage();
  }

  /** Returns the current into the battery, in A. */
  public double current() {
    return on ? cell.current() : 0;
  }

  /**
   * Holds the voltage as far as the currents and powers allow it: a limit of current that is the
   * narrowest makes a constant current, and so on.
   */
  private void steer() {
    if (!on) {
      return;
    }
    boolean gives = sourceCurrent > 0;
    if (!gives && sinkCurrent > 0 && sinkResistance > 0) {
      cell.hold(SetPoint.resistance(sinkResistance, bounds(sinkVoltage)));
    } else if (gives || sinkCurrent > 0) {
      double volt = gives ? sourceVoltage : sinkVoltage;
      cell.hold(SetPoint.voltage(volt, bounds(Double.NEGATIVE_INFINITY)));
    } else {
      cell.rest();
    }
  }

  private Envelope bounds(double lowest) {
    return new Envelope(
        lowest,
        Double.POSITIVE_INFINITY,
        sourceCurrent,
        sinkCurrent,
        sourceCurrent > 0 ? sourcePower : 0,
        sinkCurrent > 0 ? sinkPower : 0);
  }

  /** Lets protections trip that should have by now. */
  public void advance() {
    checkProtections();
  }

  private void checkProtections() {
    if (!on) {
      return;
    }
    double volt = voltage();
    double ampere = current();
    double watt = Math.abs(volt * ampere);
    if (volt > highestVoltage + MARGIN) {
      trip(Trip.OVERVOLTAGE);
    } else if (volt < lowestVoltage - MARGIN) {
      trip(Trip.UNDERVOLTAGE);
    } else if (ampere > highestCurrent + MARGIN || -ampere > highestSinkCurrent + MARGIN) {
      trip(Trip.OVERCURRENT);
    } else if (watt > (ampere > 0 ? highestPower : highestSinkPower) + MARGIN) {
      trip(Trip.OVERPOWER);
    }
  }
}
