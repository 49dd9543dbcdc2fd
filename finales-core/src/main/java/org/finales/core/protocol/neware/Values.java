package org.finales.core.protocol.neware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.XmlNode;
import org.jspecify.annotations.Nullable;

/** Reads values in Neware's scales. Not thread-safe. */
final class Values {
  private static final BigDecimal SECONDS = new BigDecimal("3600");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** Reads the number of an element within another; null if it is absent, zero counts. */
  @Nullable BigDecimal number(@Nullable XmlNode node, String path) {
    XmlNode found = node == null ? null : node.find(path);
    if (found == null) {
      return null;
    }
    String text = found.attribute("Value");
    BigDecimal number = Decimals.parse(text);
    if (number == null) {
      problems.add(
          found.place(),
          "%s needs a Value that is a number, not %s"
              .formatted(found.name(), text == null ? "none" : Problems.show(text)));
    }
    return number;
  }

  /** Reads a number and divides it by a power of ten; null if it is absent. */
  @Nullable Quantity scaled(@Nullable XmlNode node, String path, int digits, String unit) {
    BigDecimal number = number(node, path);
    return number == null ? null : Quantity.of(Decimals.tidy(number.movePointLeft(digits)), unit);
  }

  /** Reads a charge, in mA·s. */
  @Nullable Quantity charge(@Nullable XmlNode node, String path) {
    BigDecimal number = number(node, path);
    return number == null ? null : Quantity.of(Decimals.divide(number, SECONDS), "mAh");
  }

  /** Reads when points are recorded; null if nothing is said. */
  @Nullable Recording recording(@Nullable XmlNode main) {
    Quantity period = positive(scaled(main, "Time", 3, "s"));
    Quantity volts = positive(scaled(main, "Volt", 4, "V"));
    Quantity current = positive(scaled(main, "Curr", 0, "mA"));
    if (period == null && volts == null && current == null) {
      return null;
    }
    try {
      return Recording.builder().period(period).voltageChange(volts).currentChange(current).build();
    } catch (IllegalArgumentException e) {
      problems.add(main == null ? "" : main.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable Quantity positive(@Nullable Quantity quantity) {
    return quantity == null || quantity.value().signum() <= 0 ? null : quantity;
  }

  /** Reads what must not be exceeded; null if nothing is said. */
  @Nullable SafetyLimits limits(@Nullable XmlNode protect) {
    if (protect == null) {
      return null;
    }
    try {
      SafetyLimits limits =
          SafetyLimits.builder()
              .upperVoltageLimit(scaled(protect, "Main/Volt/Upper", 4, "V"))
              .lowerVoltageLimit(scaled(protect, "Main/Volt/Lower", 4, "V"))
              .upperCurrentLimit(scaled(protect, "Main/Curr/Upper", 0, "mA"))
              .lowerCurrentLimit(scaled(protect, "Main/Curr/Lower", 0, "mA"))
              .maximumCapacity(charge(protect, "Main/Cap/Upper"))
              .maximumTemperature(scaled(protect, "Aux/Temp/Upper", 1, "degC"))
              .minimumTemperature(scaled(protect, "Aux/Temp/Lower", 1, "degC"))
              .delay(positive(scaled(protect, "Main/Delay_Time", 3, "s")))
              .build();
      return limits.equals(SafetyLimits.builder().build()) ? null : limits;
    } catch (IllegalArgumentException e) {
      problems.add(protect.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Tells whether the limits of a step say nothing that those of the whole do not. */
  static boolean isRepeated(SafetyLimits step, @Nullable SafetyLimits whole) {
    return whole != null
        && in(step.upperVoltageLimit(), whole.upperVoltageLimit())
        && in(step.lowerVoltageLimit(), whole.lowerVoltageLimit())
        && in(step.upperCurrentLimit(), whole.upperCurrentLimit())
        && in(step.lowerCurrentLimit(), whole.lowerCurrentLimit())
        && in(step.maximumCapacity(), whole.maximumCapacity())
        && in(step.maximumTemperature(), whole.maximumTemperature())
        && in(step.minimumTemperature(), whole.minimumTemperature())
        && in(step.delay(), whole.delay());
  }

  private static boolean in(@Nullable Quantity step, @Nullable Quantity whole) {
    return step == null || Objects.equals(step, whole);
  }

  /** Reads ends by time, voltage and charge; those of a constant current. */
  List<EndCondition> ends(XmlNode main, @Nullable EndKind voltage) {
    List<EndCondition> ends = new ArrayList<>();
    Quantity time = positive(scaled(main, "Time", 3, "s"));
    if (time != null) {
      ends.add(EndCondition.of(EndKind.DURATION, time));
    }
    Quantity volts = voltage == null ? null : scaled(main, "Stop_Volt", 4, "V");
    if (volts != null && voltage != null) {
      ends.add(EndCondition.of(voltage, volts));
    }
    Quantity charge = positive(charge(main, "Cap"));
    if (charge != null) {
      ends.add(EndCondition.of(EndKind.CAPACITY, charge));
    }
    return ends;
  }
}
