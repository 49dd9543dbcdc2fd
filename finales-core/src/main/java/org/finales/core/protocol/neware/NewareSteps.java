package org.finales.core.protocol.neware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.XmlNode;
import org.jspecify.annotations.Nullable;

/** Reads the steps that are no cycles, in their order. Not thread-safe; one for each file. */
final class NewareSteps {
  /** What a step's main limits may say, by its type. */
  private static final Map<String, Set<String>> UNDERSTOOD =
      Map.of(
          "1", Set.of("Curr", "Rate", "Time", "Stop_Volt", "Cap"),
          "2", Set.of("Curr", "Rate", "Time", "Stop_Volt", "Cap"),
          "3", Set.of("Volt", "Curr", "Rate", "Time", "Stop_Curr", "Stop_Rate", "Cap"),
          "4", Set.of("Time"),
          "7", Set.of("Volt", "Curr", "Rate", "Time", "Stop_Curr", "Stop_Rate", "Cap"),
          "19", Set.of("Volt", "Curr", "Rate", "Time", "Stop_Curr", "Stop_Rate", "Cap"),
          "20", Set.of("Volt", "Curr", "Rate", "Time", "Stop_Curr", "Stop_Rate", "Cap"),
          "25", Set.of());

  private static final String SCALE =
      "; no published file or program shows the scale of its number, and a guess could be wrong by"
          + " a power of ten: write the step by hand";

  /** Source: the step types in NewareNDA. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("8", "constant power discharge" + SCALE),
          Map.entry("9", "constant power charge" + SCALE),
          Map.entry("10", "constant resistance discharge" + SCALE),
          Map.entry(
              "13", "pause, which waits for a person; a protocol has none: remove it, or rest"),
          Map.entry("16", "pulse"),
          Map.entry("17", "simulation"),
          Map.entry("18", "pulsed charge"),
          Map.entry("21", "control"),
          Map.entry("22", "open circuit voltage"),
          Map.entry("26", "constant power and voltage discharge"),
          Map.entry("27", "constant power and voltage charge"));

  private final Problems problems;
  private final Values values;
  private final Currents currents;
  private final @Nullable Recording recording;
  private final @Nullable SafetyLimits limits;

  /** The constant current before, with its cut-off, whose current a constant voltage repeats. */
  private Currents.@Nullable Amount before;

  private @Nullable Quantity cutOff;

  NewareSteps(
      Problems problems,
      Values values,
      Currents currents,
      @Nullable Recording recording,
      @Nullable SafetyLimits limits) {
    this.problems = problems;
    this.values = values;
    this.currents = currents;
    this.recording = recording;
    this.limits = limits;
  }

  /** Tells that another step comes between. */
  void interrupt() {
    before = null;
    cutOff = null;
  }

  /** Reads a step; null if there are problems. */
  @Nullable Step read(XmlNode node, @Nullable String tag) {
    String type = node.attribute("Step_Type");
    if (type == null || !UNDERSTOOD.containsKey(type)) {
      String name = type == null ? null : OTHERS.get(type);
      problems.add(
          node.place(),
          "Step_Type %s%s cannot be read"
              .formatted(
                  type == null ? "none" : Problems.show(type),
                  name == null ? "" : " (" + name + ")"));
      return null;
    }
    understand(node, type);
    try {
      XmlNode main = node.find("Limit/Main");
      if ("25".equals(type)) {
        interrupt();
        return scan(node, tag);
      }
      if (main == null) {
        problems.add(node.place(), "a step needs Limit/Main");
        return null;
      }
      return read(node, main, type, tag);
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void understand(XmlNode node, String type) {
    for (XmlNode part : node.children()) {
      String name = part.name();
      if (name.equals("Limit")) {
        limit(part, UNDERSTOOD.getOrDefault(type, Set.of()));
      } else if (!name.equals("Record") && !name.equals("Protect") && !name.equals("Slope")) {
        problems.add(part.place(), name + " is not understood in a step");
      }
    }
  }

  private void limit(XmlNode limit, Set<String> understood) {
    for (XmlNode part : limit.children()) {
      for (XmlNode value : part.children()) {
        boolean known = part.name().equals("Main") && understood.contains(value.name());
        if (part.name().equals("Other") && value.name().equals("Step_Range")) {
          problems.warn(value.place(), "the current range of a step is left out");
        } else if (!known) {
          problems.add(
              value.place(),
              "Limit/%s/%s is not understood in a step of this type"
                  .formatted(part.name(), value.name()));
        }
      }
    }
  }

  private Step read(XmlNode node, XmlNode main, String type, @Nullable String tag) {
    Recording own = values.recording(node.find("Record/Main"));
    Recording record = own == null || own.equals(recording) ? null : own;
    SafetyLimits protect = values.limits(node.find("Protect"));
    SafetyLimits safety = protect == null || Values.isRepeated(protect, limits) ? null : protect;
    if ("4".equals(type)) {
      interrupt();
      return Rest.builder()
          .tag(tag)
          .ends(values.ends(main, null))
          .recording(record)
          .limits(safety)
          .build();
    }
    Currents.Amount amount = currents.read(main, "");
    if ("1".equals(type) || "2".equals(type)) {
      int sign = "1".equals(type) ? 1 : -1;
      EndKind kind = sign > 0 ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE;
      before = amount;
      cutOff = values.scaled(main, "Stop_Volt", 4, "V");
      return ConstantCurrent.builder()
          .tag(tag)
          .cRate(amount.rateTimes(sign))
          .current(amount.currentTimes(sign))
          .ends(values.ends(main, kind))
          .recording(record)
          .limits(safety)
          .build();
    }
    Quantity volts = values.scaled(main, "Volt", 4, "V");
    if (volts == null) {
      throw new IllegalArgumentException("a constant voltage needs Volt");
    }
    int sign = "19".equals(type) || "20".equals(type) ? -1 : 1;
    List<EndCondition> ends = new ArrayList<>(values.ends(main, null));
    Currents.Amount stop = currents.read(main, "Stop_");
    boolean single = "7".equals(type) || "20".equals(type);
    boolean repeats = amount.isSameAs(before) && volts.equals(cutOff);
    boolean both = single || !(amount.isNone() || repeats);
    // a constant voltage alone tells by the sign of its limit that it discharges
    int stopSign = both ? 1 : sign;
    Quantity stopRate = stop.rateTimes(stopSign);
    Quantity stopCurrent = stop.currentTimes(stopSign);
    if (stopRate != null) {
      ends.add(EndCondition.of(EndKind.LOWER_C_RATE, stopRate));
    }
    if (stopCurrent != null) {
      ends.add(EndCondition.of(EndKind.LOWER_CURRENT, stopCurrent));
    }
    interrupt();
    if (both) {
      if (!single) {
        problems.warn(
            node.place(),
            "a constant voltage with a current of its own is read as constant current and voltage");
      }
      return ConstantCurrentConstantVoltage.builder(volts)
          .tag(tag)
          .cRate(amount.rateTimes(sign))
          .current(amount.currentTimes(sign))
          .ends(ends)
          .recording(record)
          .limits(safety)
          .build();
    }
    return ConstantVoltage.builder(volts)
        .tag(tag)
        .ends(ends)
        .recording(record)
        .limits(safety)
        .build();
  }

  private @Nullable Step scan(XmlNode node, @Nullable String tag) {
    XmlNode slope = node.find("Slope");
    XmlNode first = node.find("Slope/Slope1");
    if (slope == null
        || first == null
        || slope.children().size() != 1
        || !"1".equals(slope.attribute("SlopeType"))
        || !"1".equals(slope.attribute("Cycle_Count"))) {
      problems.add(node.place(), "a ramp is read with one Slope1 of SlopeType 1 that runs once");
      return null;
    }
    Quantity start = slope(first, "StartValue", 4, "V");
    Quantity end = slope(first, "EndValue", 4, "V");
    Quantity rate = slope(first, "Value", 0, "mV/s");
    if (start == null || end == null || rate == null) {
      problems.add(first.place(), "needs StartValue, EndValue and Value that are numbers");
      return null;
    }
    return VoltageScan.builder(end, rate).tag(tag).startVoltage(start).build();
  }

  private static @Nullable Quantity slope(XmlNode node, String name, int digits, String unit) {
    BigDecimal number = Decimals.parse(node.attribute(name));
    if (number == null) {
      return null;
    }
    double factor = Math.pow(10, digits);
    BigDecimal before =
        Decimals.before(number.movePointLeft(digits), value -> value * factor, number);
    return Quantity.of(before, unit);
  }
}
