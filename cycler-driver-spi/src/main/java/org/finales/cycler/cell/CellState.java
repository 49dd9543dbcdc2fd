package org.finales.cycler.cell;

/** What changes in a cell, or in several together. */
final class CellState {
  /** Charge above empty, in C. */
  double charge;

  /** Charge that has passed in either direction, in C. */
  double throughput;

  /** Voltage of the first pair, in V. */
  double fast;

  /** Voltage of the second pair, in V. */
  double slow;

  /** Temperature, in °C. */
  double temperature;

  void copyFrom(CellState other) {
    charge = other.charge;
    throughput = other.throughput;
    fast = other.fast;
    slow = other.slow;
    temperature = other.temperature;
  }
}
