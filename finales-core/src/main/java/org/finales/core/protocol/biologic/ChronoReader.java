package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sequences of chronopotentiometry and chronoamperometry: currents for {@code ts},
 * potentials for {@code ti}. Not thread-safe; one for each.
 */
final class ChronoReader {
  private static final BigDecimal SECONDS = new BigDecimal(3600);

  /** EC-Lab fills in the charge that belongs to current and time, rounded. */
  private static final BigDecimal SAME = new BigDecimal("0.001");

  private final Columns columns;
  private final @Nullable String tag;

  ChronoReader(Columns columns, @Nullable String tag) {
    this.columns = columns;
    this.tag = tag;
  }

  /** Reads a current; null if there are problems. */
  @Nullable Step galvano() {
    Quantity current = Drive.absolute(columns, "Is", "unit Is", "vs.", tag != null);
    Quantity time = columns.time("ts (h:m:s)");
    Quantity potential = columns.get("EM (V)").equals("pass") ? null : columns.plain("EM (V)", "V");
    Quantity charge = columns.given("dQM") ? columns.amount("dQM", "unit dQM", "mAh") : null;
    if (current == null || time == null || !columns.isFine()) {
      return null;
    }
    int sign = current.value().signum();
    List<EndCondition> ends = new ArrayList<>();
    if (potential != null && sign == 0) {
      columns.problem("EM (V)", "a current of zero drives the voltage nowhere; say pass");
      return null;
    } else if (potential != null) {
      ends.add(
          EndCondition.of(sign > 0 ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE, potential));
    }
    if (charge != null && !belongs(charge, current, time)) {
      ends.add(EndCondition.of(EndKind.CAPACITY, charge));
    }
    if (time.value().signum() > 0 || ends.isEmpty()) {
      ends.add(EndCondition.of(EndKind.DURATION, time));
    }
    return ConstantCurrent.builder()
        .tag(tag)
        .current(current)
        .ends(ends)
        .recording(columns.recording("dts (s)", "dEs (mV)", null, null))
        .build();
  }

  /** Reads a potential; null if there are problems. */
  @Nullable Step potentio() {
    if (!columns.get("vs.").equals("Ref")) {
      columns.problem(
          "vs.", "a voltage relative to another, " + columns.get("vs.") + ", cannot be read");
    }
    Quantity voltage = columns.plain("Ei (V)", "V");
    Quantity time = columns.time(columns.get("ti (h:m:s)").isEmpty() ? "ts (h:m:s)" : "ti (h:m:s)");
    List<EndCondition> ends = new ArrayList<>();
    Quantity most = columns.limit("Imax", "unit Imax", "mA");
    Quantity least = columns.limit("Imin", "unit Imin", "mA");
    if (most != null || least != null) {
      if (most == null || least == null || most.value().compareTo(least.value().negate()) != 0) {
        columns.problem(
            most == null ? "Imin" : "Imax",
            "a limit of the current to one side cannot be read; say the same as Imax and, with a"
                + " minus, as Imin, or pass");
        return null;
      }
      ends.add(EndCondition.of(EndKind.UPPER_CURRENT, most));
    }
    if (columns.given("dQM")) {
      Quantity charge = columns.amount("dQM", "unit dQM", "mAh");
      if (charge != null) {
        ends.add(EndCondition.of(EndKind.CAPACITY, charge));
      }
    }
    if (voltage == null || time == null || !columns.isFine()) {
      return null;
    }
    ends.add(EndCondition.of(EndKind.DURATION, time));
    return ConstantVoltage.builder(voltage)
        .tag(tag)
        .ends(ends)
        .recording(
            columns.get("record").startsWith("<")
                ? columns.recording("dta (s)", null, null, null)
                : columns.recording("dt (s)", null, "dI", "unit dI"))
        .build();
  }

  /** Reads the way back at the end of a sequence; null if there are problems. */
  @Nullable Step back(@Nullable String backTo) {
    Integer times = columns.count("nc cycles");
    return times == null || backTo == null
        ? null
        : Loop.builder(backTo, times + 1).tag(tag).build();
  }

  private static boolean belongs(Quantity charge, Quantity current, Quantity time) {
    BigDecimal flows = Decimals.divide(current.value().abs().multiply(time.value()), SECONDS);
    BigDecimal apart = charge.value().abs().subtract(flows).abs();
    return apart.compareTo(flows.multiply(SAME)) <= 0;
  }
}
