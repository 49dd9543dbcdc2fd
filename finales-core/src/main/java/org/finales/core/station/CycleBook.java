package org.finales.core.station;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.sequence.StepSummary;
import org.jspecify.annotations.Nullable;

/** What each cycle gave and took, gathered from the steps that ended. Not thread-safe. */
final class CycleBook {
  private static final MathContext DIGITS = new MathContext(9);

  private final List<CycleFigures> complete = new ArrayList<>();
  private CycleFigures now = CycleFigures.of(1, 0, 0, 0, 0, 0);

  CycleBook() {}

  /** Goes on from what was kept. */
  CycleBook(List<CycleFigures> kept, CycleFigures now) {
    complete.addAll(kept);
    this.now = now;
  }

  List<CycleFigures> complete() {
    return complete;
  }

  CycleFigures now() {
    return now;
  }

  /** Takes a step that ended. */
  void add(StepSummary step) {
    add(
        step.cycle(),
        step.seconds(),
        step.chargedAh(),
        step.dischargedAh(),
        step.chargedWh(),
        step.dischargedWh());
  }

  void add(
      int cycle,
      double seconds,
      double chargedAh,
      double dischargedAh,
      double chargedWh,
      double dischargedWh) {
    now =
        CycleFigures.of(
            cycle,
            now.seconds() + seconds,
            now.chargeCapacity() + chargedAh,
            now.dischargeCapacity() + dischargedAh,
            now.chargeEnergy() + chargedWh,
            now.dischargeEnergy() + dischargedWh);
  }

  /** Completes the cycle and begins another. */
  CycleFigures complete(int next) {
    CycleFigures ended = now;
    complete.add(ended);
    now = CycleFigures.of(next, 0, 0, 0, 0, 0);
    return ended;
  }

  /** Whether something was gathered that is in no complete cycle. */
  boolean hasMore() {
    return now.seconds() > 0;
  }

  /**
   * Returns capacities, energies and efficiencies, each under the number of its cycle.
   *
   * @param most how many observations at most; if there are more cycles, every so many are left out
   */
  List<Observation> observations(int most) {
    List<Observation> all = new ArrayList<>();
    int each = Math.max(1, (6 * complete.size() + most - 1) / Math.max(1, most));
    for (int i = 0; i < complete.size(); i++) {
      if (i % each != 0 && i != complete.size() - 1) {
        continue;
      }
      CycleFigures cycle = complete.get(i);
      add(all, cycle, PropertyKind.CHARGING_CAPACITY, cycle.chargeCapacity(), "Ah");
      add(all, cycle, PropertyKind.DISCHARGING_CAPACITY, cycle.dischargeCapacity(), "Ah");
      add(all, cycle, PropertyKind.CHARGING_ENERGY, cycle.chargeEnergy(), "Wh");
      add(all, cycle, PropertyKind.DISCHARGING_ENERGY, cycle.dischargeEnergy(), "Wh");
      add(all, cycle, PropertyKind.COULOMBIC_EFFICIENCY, cycle.coulombicEfficiency(), "1");
      add(all, cycle, PropertyKind.ENERGY_EFFICIENCY, cycle.energyEfficiency(), "1");
    }
    return all;
  }

  private static void add(
      List<Observation> all,
      CycleFigures cycle,
      PropertyKind kind,
      @Nullable Double value,
      String unit) {
    if (value == null || !Double.isFinite(value)) {
      return;
    }
    String number = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    all.add(
        Observation.builder(
                kind, org.finales.api.battinfo.Nature.MEASURED, Quantity.of(number, unit))
            .conditions(
                List.of(
                    Condition.of(ConditionKind.CYCLE_INDEX, Integer.toString(cycle.cycle()), "1")))
            .build());
  }
}
