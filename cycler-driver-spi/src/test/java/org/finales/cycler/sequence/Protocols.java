package org.finales.cycler.sequence;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.cell.OcvTable;
import org.jspecify.annotations.Nullable;

/** Short ways to make protocols, and a cell of 2.5 Ah from 3.0 to 4.2 V on a straight line. */
final class Protocols {
  static final double RISE = 1.2 / (2.5 * 3600);
  static final double R0 = 0.02;
  static final double R1 = 0.01;
  static final double T1 = 15;
  static final double R2 = 0.015;
  static final double T2 = 400;

  private Protocols() {}

  static CellParameters.Builder withoutPairs() {
    return CellParameters.builder(OcvTable.linear(3.0, 4.2), 2.5).resistance(R0);
  }

  static CellParameters.Builder linear() {
    return withoutPairs().fastPair(R1, T1).slowPair(R2, T2);
  }

  static double resistanceAfter(double seconds) {
    return R0 - R1 * Math.expm1(-seconds / T1) - R2 * Math.expm1(-seconds / T2) + seconds * RISE;
  }

  static double chargingVoltage(double soc, double current, double seconds) {
    return 3.0 + soc * 1.2 + current * resistanceAfter(seconds);
  }

  static Quantity amount(String value, String unit) {
    return Quantity.of(value, unit);
  }

  static EndCondition end(EndKind kind, String value, String unit) {
    return EndCondition.of(kind, value, unit);
  }

  static EndCondition end(
      EndKind kind, String value, String unit, Then then, @Nullable String target) {
    return new EndCondition(kind, Quantity.of(value, unit), then, target);
  }

  static Protocol of(Step... steps) {
    return Protocol.builder().steps(List.of(steps)).build();
  }

  static ConstantCurrent charge(String ampere, EndCondition... ends) {
    return ConstantCurrent.builder().current(amount(ampere, "A")).ends(List.of(ends)).build();
  }

  static ConstantCurrent charge(String tag, String ampere, EndCondition... ends) {
    return charge(ampere, ends).toBuilder().tag(tag).build();
  }

  static Rest rest(String seconds) {
    return Rest.builder().ends(List.of(end(EndKind.DURATION, seconds, "s"))).build();
  }
}
