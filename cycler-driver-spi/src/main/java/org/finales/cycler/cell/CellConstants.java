package org.finales.cycler.cell;

/** What does not change in a cell, or in several that are taken together, in SI units. */
final class CellConstants {
  /** A cell never fades below this part of its new capacity. */
  private static final double LEAST_CAPACITY = 0.1;

  final OcvTable ocv;
  final double cellsInSeries;
  final double newCapacity;
  final double resistance;
  final double fastResistance;
  final double fastSeconds;
  final double slowResistance;
  final double slowSeconds;
  final double efficiency;
  final double heatCapacity;
  final double thermalResistance;
  private final double fadePerCoulomb;

  CellConstants(CellParameters cell) {
    double cells = (double) cell.series() * cell.parallel();
    double scale = (double) cell.series() / cell.parallel();
    ocv = cell.ocv();
    cellsInSeries = cell.series();
    newCapacity = 3600 * cell.packCapacityAh();
    resistance = scale * cell.resistance();
    fastResistance = scale * cell.fastResistance();
    fastSeconds = cell.fastSeconds();
    slowResistance = scale * cell.slowResistance();
    slowSeconds = cell.slowSeconds();
    efficiency = cell.coulombicEfficiency();
    heatCapacity = cells * cell.heatCapacity();
    thermalResistance = cell.thermalResistance() / cells;
    fadePerCoulomb = cell.fadePerCycle() / 2;
  }

  /** The capacity in C that is left after so much charge, in C, has passed. */
  double capacity(double throughput) {
    return Math.max(LEAST_CAPACITY * newCapacity, newCapacity - fadePerCoulomb * throughput);
  }

  double stateOfCharge(double charge, double throughput) {
    return charge / capacity(throughput);
  }

  double openVoltage(double stateOfCharge) {
    return cellsInSeries * ocv.voltage(stateOfCharge);
  }

  /** The voltage that an ideal voltmeter would see at once without current, in V. */
  double restVoltage(CellState state) {
    return openVoltage(stateOfCharge(state.charge, state.throughput)) + state.fast + state.slow;
  }

  /** The power that becomes heat, in W. */
  double heating(double current, double fast, double slow) {
    double power = current * current * resistance;
    if (fastResistance > 0) {
      power += fast * fast / fastResistance;
    }
    if (slowResistance > 0) {
      power += slow * slow / slowResistance;
    }
    return power;
  }
}
