package org.finales.core.linkeddata.mapping;

import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Currents by their direction, which documents tell by the class of a step, not by the sign. */
final class Directions {
  private Directions() {}

  /** Returns 1 for charging, -1 for discharging, 0 if current and C-rate do not agree. */
  static int of(ConstantCurrent step) {
    int current = step.current() == null ? 0 : step.current().value().signum();
    int rate = step.cRate() == null ? 0 : step.cRate().value().signum();
    boolean zero = (step.current() != null && current == 0) || (step.cRate() != null && rate == 0);
    return zero || current * rate < 0 ? 0 : current != 0 ? current : rate;
  }

  /** Returns the step with currents of the sign. */
  static ConstantCurrent directed(ConstantCurrent step, int sign) {
    return step.toBuilder()
        .current(directed(step.current(), sign))
        .cRate(directed(step.cRate(), sign))
        .build();
  }

  static @Nullable Quantity directed(@Nullable Quantity quantity, int sign) {
    return quantity == null || quantity.value().signum() == sign
        ? quantity
        : new Quantity(quantity.value().negate(), quantity.unit());
  }
}
