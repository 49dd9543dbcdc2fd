package org.finales.cycler.sequence;

/** Charge in C and energy in J of several steps. */
final class Sums {
  double chargeIn;
  double chargeOut;
  double energyIn;
  double energyOut;

  void add(StepMeter step) {
    chargeIn += step.chargeIn;
    chargeOut += step.chargeOut;
    energyIn += step.energyIn;
    energyOut += step.energyOut;
  }

  void clear() {
    chargeIn = 0;
    chargeOut = 0;
    energyIn = 0;
    energyOut = 0;
  }

  Amounts with(StepMeter step) {
    return new Amounts(
        (chargeIn + step.chargeIn) / 3600,
        (chargeOut + step.chargeOut) / 3600,
        (energyIn + step.energyIn) / 3600,
        (energyOut + step.energyOut) / 3600);
  }

  void tape(Tape tape) {
    chargeIn = tape.keep(chargeIn);
    chargeOut = tape.keep(chargeOut);
    energyIn = tape.keep(energyIn);
    energyOut = tape.keep(energyOut);
  }
}
