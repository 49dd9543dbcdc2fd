package org.finales.cycler.sequence;

/** Hears everything of a simulated run while it goes on, on the thread that runs it. */
public interface SimulationListener {

  /**
   * Hears a reading, recorded or not; numbers only, so that nothing is made for each.
   *
   * @param seconds running time, in s
   * @param voltage voltage, in V
   * @param current current, in A; positive charges
   * @param temperature temperature, in °C
   * @param stateOfCharge state of charge, 0 to 1 for a cell that is not abused
   * @param step number of the step that ran until this reading, from 1, loops counted
   * @param cycle number of the cycle, from 1
   */
  void reading(
      double seconds,
      double voltage,
      double current,
      double temperature,
      double stateOfCharge,
      int step,
      int cycle);

  /** Hears that a step ended, after its last reading. */
  void ended(StepSummary step);
}
