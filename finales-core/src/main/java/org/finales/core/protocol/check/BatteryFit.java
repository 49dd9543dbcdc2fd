package org.finales.core.protocol.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.battery.Polarity;
import org.finales.api.battery.Technology;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.PulseTrain;
import org.finales.core.protocol.check.BatteryBounds.Bound;

/** What a protocol asks of a battery, against what the battery bears. */
final class BatteryFit {
  /** By how much capacities may differ before C-rates mean something else; ours. */
  private static final double NEAR = 0.2;

  private static final Set<Technology> PRIMARY =
      EnumSet.of(
          Technology.LITHIUM_MANGANESE_DIOXIDE,
          Technology.ALKALINE_ZINC_MANGANESE,
          Technology.ZINC_AIR);

  private BatteryFit() {}

  static void check(
      Protocol protocol,
      BatteryProduct battery,
      BatteryBounds bounds,
      Needs needs,
      List<Finding> all) {
    whole(protocol, battery, bounds, needs, all);
    for (int i = 0; i < needs.steps().size(); i++) {
      Need need = needs.steps().get(i);
      boolean pulse = protocol.steps().get(i) instanceof PulseTrain;
      voltage(need, bounds, all);
      current(need, bounds, true, pulse, all);
      current(need, bounds, false, pulse, all);
      power(need, bounds, all);
      temperature(need, bounds, all);
      if (need.capacity() > bounds.capacityAh()) {
        all.add(
            Finding.warning(
                need.step(),
                "battery-capacity",
                "it is to end at a charge of %s, more than the battery's capacity of %s"
                    .formatted(
                        Figures.amount(need.capacity(), "Ah"),
                        Figures.amount(bounds.capacityAh(), "Ah")),
                "end it by a voltage too, or choose a larger battery"));
      }
    }
  }

  private static void whole(
      Protocol protocol,
      BatteryProduct battery,
      BatteryBounds bounds,
      Needs needs,
      List<Finding> all) {
    if (Double.isNaN(needs.capacityAh())) {
      needs.steps().stream()
          .filter(
              need ->
                  need.cRate().isKnown()
                      || protocol.steps().get(need.step() - 1).ends().stream()
                          .anyMatch(end -> end.kind() == EndKind.STATE_OF_CHARGE))
          .findFirst()
          .ifPresent(
              need ->
                  all.add(
                      Finding.error(
                          need.step(),
                          "capacity-unknown",
                          "it speaks of a C-rate or a state of charge, but neither protocol nor"
                              + " battery tells a capacity",
                          "give the battery its nominal capacity")));
    }
    double own = Figures.of(protocol.capacity(), "Ah");
    double held = bounds.capacityAh();
    if (Math.abs(own - held) > NEAR * held && needs.whole().cRate().isKnown()) {
      all.add(
          Finding.warning(
              0,
              "capacity-differs",
              "the protocol's C-rates are reckoned with its capacity of %s, the battery's is %s"
                  .formatted(Figures.amount(own, "Ah"), Figures.amount(held, "Ah")),
              "leave the capacity of the protocol out, or choose the battery that it was made for"));
    }
    if (needs.whole().charges()
        && battery.technology() != null
        && PRIMARY.contains(battery.technology())) {
      all.add(
          Finding.error(
              0,
              "primary-battery",
              "the protocol charges, but the battery cannot be charged",
              "choose a protocol that only discharges, or a rechargeable battery"));
    }
    if (battery instanceof Battery several
        && several.stack() != null
        && several.stack().polarity() == Polarity.REVERSED) {
      all.add(
          Finding.note(
              0,
              "polarity-reversed",
              "the positive side of the stack is the one that is marked as negative",
              "connect the positive terminal of the channel to it"));
    }
    if (bounds.lacksCellCount()) {
      all.add(
          Finding.warning(
              0,
              "cell-count-unknown",
              "the battery tells the limits of its cells, but not how many are in series and in"
                  + " parallel; they are not compared",
              "give the numbers of cells"));
    }
    if (Double.isInfinite(bounds.voltage(true).value())
        || Double.isInfinite(bounds.voltage(false).value())) {
      all.add(
          Finding.note(
              0,
              "battery-voltages-unknown",
              "the battery does not tell both a lowest and a highest voltage",
              "give them, so that protocols can be compared with them"));
    }
  }

  private static void voltage(Need need, BatteryBounds bounds, List<Finding> all) {
    Bound upper = bounds.voltage(true);
    Bound lower = bounds.voltage(false);
    if (Figures.isAbove(need.voltage().most(), upper.value())) {
      all.add(
          Finding.error(
              need.step(),
              "battery-voltage",
              "the protocol goes to %s, above %s"
                  .formatted(Figures.amount(need.voltage().most(), "V"), upper.source()),
              "lower the voltage of the step, or choose another battery"));
    }
    if (Figures.isAbove(lower.value(), need.voltage().least())) {
      all.add(
          Finding.error(
              need.step(),
              "battery-voltage",
              "the protocol goes to %s, below %s"
                  .formatted(Figures.amount(need.voltage().least(), "V"), lower.source()),
              "raise the voltage of the step, or choose another battery"));
    }
  }

  private static void current(
      Need need, BatteryBounds bounds, boolean charging, boolean pulse, List<Finding> all) {
    Bound most = bounds.current(charging, pulse);
    double ampere = charging ? need.current().most() : -need.current().least();
    String verb = charging ? "charges" : "discharges";
    if (Figures.isAbove(ampere, most.value())) {
      all.add(
          Finding.error(
              need.step(),
              "battery-current",
              "the protocol %s at %s, above %s"
                  .formatted(verb, Figures.amount(ampere, "A"), most.source()),
              "lower the current of the step, or choose another battery"));
    }
    double indirect = charging ? indirectIn(need, bounds) : indirectOut(need, bounds);
    if (Figures.isAbove(indirect, most.value())) {
      all.add(
          Finding.error(
              need.step(),
              "battery-current",
              "what it holds comes to %s within the battery's voltages, above %s"
                  .formatted(Figures.amount(indirect, "A"), most.source()),
              "lower the power or raise the resistance of the step, or choose another battery"));
    }
  }

  private static double indirectIn(Need need, BatteryBounds bounds) {
    double low = bounds.voltage(false).value();
    return low > 0 ? need.power().most() / low : Double.NaN;
  }

  /** Powers draw most at the lowest voltage that the step comes to, resistances at the highest. */
  private static double indirectOut(Need need, BatteryBounds bounds) {
    double low = Math.max(bounds.voltage(false).value(), known(need.voltage().least()));
    double high = bounds.voltage(true).value();
    double byPower = low > 0 ? -need.power().least() / low : Double.NaN;
    double byResistance = Double.isFinite(high) ? high / need.leastResistance() : Double.NaN;
    return byPower > byResistance || Double.isNaN(byResistance) ? byPower : byResistance;
  }

  private static double known(double voltage) {
    return Double.isNaN(voltage) ? Double.NEGATIVE_INFINITY : voltage;
  }

  private static void power(Need need, BatteryBounds bounds, List<Finding> all) {
    Bound most = bounds.power();
    double watt = Math.max(need.power().most(), -need.power().least());
    if (Figures.isAbove(watt, most.value())) {
      all.add(
          Finding.error(
              need.step(),
              "battery-power",
              "the protocol holds %s, above %s".formatted(Figures.amount(watt, "W"), most.source()),
              "lower the power of the step, or choose another battery"));
    }
  }

  private static void temperature(Need need, BatteryBounds bounds, List<Finding> all) {
    for (boolean charging : new boolean[] {true, false}) {
      if (charging ? !need.charges() : !need.discharges()) {
        continue;
      }
      Bound most = bounds.temperature(charging, true);
      Bound least = bounds.temperature(charging, false);
      boolean hot = Figures.isAbove(need.chamber().most(), most.value());
      if (hot || Figures.isAbove(least.value(), need.chamber().least())) {
        double celsius = hot ? need.chamber().most() : need.chamber().least();
        all.add(
            Finding.error(
                need.step(),
                "battery-temperature",
                "the chamber is at %s, %s %s"
                    .formatted(
                        Figures.amount(celsius, "°C"),
                        hot ? "above" : "below",
                        (hot ? most : least).source()),
                "change the temperature of the step, or choose another battery"));
      }
    }
  }
}
