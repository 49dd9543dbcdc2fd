package org.finales.cycler.sequence;

/** What was measured in a step so far. */
final class StepMeter {
  /** Time in the step, in µs. */
  long micros;

  double voltage;
  double current;
  double temperature;

  /** Charges in C and energies in J; never negative. */
  double chargeIn;

  double chargeOut;
  double energyIn;
  double energyOut;

  double startVoltage;
  double minVoltage;
  double maxVoltage;

  /** State of charge at the beginning of the step; NaN if nobody knows. */
  double startSoc;

  double soc;

  /** How many cycles were completed before. */
  int cycles;

  /** Whether the voltage of a constant-current-constant-voltage step has been reached. */
  boolean held;

  /** Whether the next reading follows a change of what is held. */
  boolean fresh;

  /** How many readings there were. */
  long readings;

  void begin(double knownSoc, int completedCycles) {
    micros = 0;
    voltage = Double.NaN;
    current = Double.NaN;
    temperature = Double.NaN;
    chargeIn = 0;
    chargeOut = 0;
    energyIn = 0;
    energyOut = 0;
    startVoltage = Double.NaN;
    minVoltage = Double.NaN;
    maxVoltage = Double.NaN;
    startSoc = knownSoc;
    soc = knownSoc;
    cycles = completedCycles;
    held = false;
    fresh = true;
    readings = 0;
  }

  /** Becomes what the other is after one more reading. */
  void follow(
      StepMeter last,
      long now,
      double newVoltage,
      double newCurrent,
      double newTemperature,
      double coulombs) {
    double seconds = (now - last.micros) / 1e6;
    micros = now;
    voltage = newVoltage;
    current = newCurrent;
    temperature = newTemperature;
    chargeIn = last.chargeIn;
    chargeOut = last.chargeOut;
    energyIn = last.energyIn;
    energyOut = last.energyOut;
    if (seconds > 0 && !Double.isNaN(newCurrent)) {
      // After a change of what is held the new current counts for the whole time.
      boolean even = last.fresh || Double.isNaN(last.current);
      double before = even ? newCurrent : last.current;
      double powerBefore = even ? newCurrent * newVoltage : last.current * last.voltage;
      double charge = (before + newCurrent) / 2 * seconds;
      if (charge >= 0) {
        chargeIn += charge;
      } else {
        chargeOut -= charge;
      }
      double energy = (powerBefore + newCurrent * newVoltage) / 2 * seconds;
      if (energy >= 0) {
        energyIn += energy;
      } else if (energy < 0) {
        energyOut -= energy;
      }
    }
    boolean first = Double.isNaN(last.startVoltage);
    startVoltage = first ? newVoltage : last.startVoltage;
    minVoltage = first || newVoltage < last.minVoltage ? newVoltage : last.minVoltage;
    maxVoltage = first || newVoltage > last.maxVoltage ? newVoltage : last.maxVoltage;
    startSoc = last.startSoc;
    soc = last.startSoc + (chargeIn - chargeOut) / coulombs;
    cycles = last.cycles;
    held = last.held;
    fresh = false;
    readings = last.readings + 1;
  }

  double seconds() {
    return micros / 1e6;
  }

  /** The charge that has flown in the direction in which more has, in C. */
  double charge() {
    return Math.max(chargeIn, chargeOut);
  }

  double energy() {
    return Math.max(energyIn, energyOut);
  }

  void tape(Tape tape) {
    micros = tape.keep(micros);
    voltage = tape.keep(voltage);
    current = tape.keep(current);
    temperature = tape.keep(temperature);
    chargeIn = tape.keep(chargeIn);
    chargeOut = tape.keep(chargeOut);
    energyIn = tape.keep(energyIn);
    energyOut = tape.keep(energyOut);
    startVoltage = tape.keep(startVoltage);
    minVoltage = tape.keep(minVoltage);
    maxVoltage = tape.keep(maxVoltage);
    startSoc = tape.keep(startSoc);
    soc = tape.keep(soc);
    cycles = tape.keep(cycles);
    held = tape.keep(held);
    fresh = tape.keep(fresh);
    readings = tape.keep(readings);
  }
}
