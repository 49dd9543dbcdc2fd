package org.finales.core.protocol.check;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.cycler.spi.ControlMode;

/** What only shows beside the step before. */
final class NeighbourRules {
  /** Voltages that differ by less are the same, in V. */
  private static final double NEAR = 1e-3;

  private NeighbourRules() {}

  static void check(List<Linted> steps, List<Finding> all) {
    boolean anyCurrent = false;
    for (int i = 0; i < steps.size(); i++) {
      Linted one = steps.get(i);
      if (one.step() instanceof ConstantVoltage && !anyCurrent && !one.guard().limitsCurrent()) {
        all.add(
            Finding.warning(
                one.number(),
                "voltage-before-any-current",
                "a voltage is held before any current was, and no safety limit bounds the current",
                "come to the voltage with a constant current first, or give current limits"));
      }
      anyCurrent |=
          one.need().modes().contains(ControlMode.CURRENT)
              || one.need().modes().contains(ControlMode.POWER)
              || one.need().modes().contains(ControlMode.RESISTANCE);
      if (i > 0) {
        voltageElsewhere(steps.get(i - 1), one, all);
        currentAfterMore(steps.get(i - 1), one, all);
      }
    }
  }

  /** A constant current to one voltage, and then another voltage is held. */
  private static void voltageElsewhere(Linted before, Linted one, List<Finding> all) {
    if (!(before.step() instanceof ConstantCurrent && one.step() instanceof ConstantVoltage)) {
      return;
    }
    double held = one.bare().voltage().most();
    EndKind kind = before.sign() < 0 ? EndKind.LOWER_VOLTAGE : EndKind.UPPER_VOLTAGE;
    List<EndCondition> ends = before.ends(kind);
    if (before.sign() == 0 || ends.isEmpty()) {
      return;
    }
    double reached = Linted.level(ends.get(0));
    if (Math.abs(reached - held) > NEAR) {
      all.add(
          Finding.warning(
              one.number(),
              "voltage-jumps",
              "it holds %s, but the constant current before it ends at %s; the current jumps"
                  .formatted(Figures.amount(held, "V"), Figures.amount(reached, "V")),
              "end the constant current at the voltage that is held"));
    }
  }

  /** A current to a voltage that the same or a smaller current has been brought to just before. */
  private static void currentAfterMore(Linted before, Linted one, List<Finding> all) {
    if (!(before.step() instanceof ConstantCurrent && one.step() instanceof ConstantCurrent)
        || one.step().tag() != null
        || before.sign() == 0
        || before.sign() != one.sign()
        || before.step().ends().size() != 1) {
      return;
    }
    EndKind kind = one.sign() < 0 ? EndKind.LOWER_VOLTAGE : EndKind.UPPER_VOLTAGE;
    List<EndCondition> first = before.ends(kind);
    List<EndCondition> second = one.ends(kind);
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    double more = one.sign() * (Linted.level(first.get(0)) - Linted.level(second.get(0)));
    double faster =
        Math.abs(one.bare().current().most()) - Math.abs(before.bare().current().most());
    if (more >= 0 && faster >= 0) {
      all.add(
          Finding.warning(
              one.number(),
              "ends-at-once",
              "it ends at %s of %s, where the step before it has just come to"
                  .formatted(Linted.watched(kind), Figures.words(second.get(0))),
              "change the end, or leave the step out"));
    }
  }
}
