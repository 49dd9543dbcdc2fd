package org.finales.core.protocol.check;

import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;

/** Follows the steps in their order, to tell in which direction a held voltage will be reached. */
final class Heading {
  /** Voltages that differ by less are the same, in V. */
  private static final double NEAR = 1e-3;

  private double sign;
  private double voltage = Double.NaN;

  /** The direction in which charge will flow at a held voltage; 0 if nobody can tell. */
  double towards(double held) {
    if (Double.isNaN(voltage)) {
      return 0;
    }
    return Math.abs(held - voltage) > NEAR ? Math.signum(held - voltage) : sign;
  }

  void after(Step step, Need need) {
    if (step instanceof Rest || step instanceof Loop) {
      return;
    }
    sign = need.charges() == need.discharges() ? 0 : need.charges() ? 1 : -1;
    if (step instanceof ConstantVoltage held) {
      voltage = Figures.of(held.voltage(), "V");
    } else if (step instanceof ConstantCurrentConstantVoltage held) {
      voltage = Figures.of(held.voltage(), "V");
    } else if (step instanceof ConstantCurrent
        || step instanceof ConstantPower
        || step instanceof ConstantResistance) {
      voltage = end(step, sign < 0 ? EndKind.LOWER_VOLTAGE : EndKind.UPPER_VOLTAGE);
    } else {
      voltage = Double.NaN;
    }
  }

  private static double end(Step step, EndKind kind) {
    return step.ends().stream()
        .filter(end -> end.kind() == kind)
        .map(EndCondition::quantity)
        .mapToDouble(volt -> Figures.of(volt, "V"))
        .findFirst()
        .orElse(Double.NaN);
  }
}
