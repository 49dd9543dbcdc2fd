package org.finales.core.experimentdata;

import org.finales.api.experiment.CycleFigures;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.jspecify.annotations.Nullable;

/** Cycles as they are told. */
final class Figures {
  private Figures() {}

  static CycleFigures of(Cycle cycle) {
    return new CycleFigures(
        cycle.number(),
        cycle.rows(),
        cycle.begin(),
        cycle.end(),
        finite(cycle.chargeCapacity()),
        finite(cycle.dischargeCapacity()),
        finite(cycle.chargeEnergy()),
        finite(cycle.dischargeEnergy()),
        known(cycle.coulombicEfficiency()),
        known(cycle.energyEfficiency()),
        known(cycle.chargeVoltage()),
        known(cycle.dischargeVoltage()),
        finite(cycle.chargeTime()),
        finite(cycle.dischargeTime()),
        finite(cycle.restTime()));
  }

  /** Readings beyond belief may add up to more than a double. */
  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
