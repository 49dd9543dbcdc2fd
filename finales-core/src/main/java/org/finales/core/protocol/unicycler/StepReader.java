package org.finales.core.protocol.unicycler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one step that is neither tag nor loop. Zeros of currents, rates, times and cut-offs count
 * as not given, as in unicycler's own rules. Not thread-safe; one for each step.
 */
final class StepReader {
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "open_circuit_voltage", Set.of("id", "step", "until_time_s"),
          "constant_current",
              Set.of("id", "step", "rate_C", "current_mA", "until_time_s", "until_voltage_V"),
          "constant_voltage",
              Set.of("id", "step", "voltage_V", "until_time_s", "until_rate_C", "until_current_mA"),
          "impedance_spectroscopy",
              Set.of(
                  "id",
                  "step",
                  "amplitude_V",
                  "amplitude_mA",
                  "start_frequency_Hz",
                  "end_frequency_Hz",
                  "points_per_decade",
                  "measures_per_point",
                  "drift_correction"),
          "voltage_scan",
              Set.of("id", "step", "start_voltage_V", "end_voltage_V", "scan_rate_mV_per_s"),
          "loop", Set.of("id", "step", "loop_to", "cycle_count"),
          "tag", Set.of("id", "step", "tag"));

  private static final BigDecimal LEAST_FREQUENCY = new BigDecimal("1e-5");
  private static final BigDecimal MOST_FREQUENCY = new BigDecimal("1e7");

  private final Fields fields;
  private final String kind;
  private final Problems problems;
  private @Nullable BigDecimal cutOff;
  private @Nullable BigDecimal voltage;

  StepReader(Fields fields, String kind, Problems problems) {
    this.fields = fields;
    this.kind = kind;
    this.problems = problems;
  }

  /** Says what kind of step an entry is; empty if it is none, which is a problem. */
  static String kind(JsonNode node, String path, Problems problems) {
    if (!node.isObject()) {
      problems.add(path, "must be an object, not " + Fields.kind(node));
      return "";
    }
    JsonNode step = node.path("step");
    if (!step.isString() || !FIELDS.containsKey(step.asString())) {
      problems.add(
          path + "/step",
          (step.isMissingNode() || step.isNull() ? "is missing" : "is " + Fields.kind(step))
              + "; there are "
              + String.join(", ", FIELDS.keySet().stream().sorted().toList()));
      return "";
    }
    return step.asString();
  }

  static Fields fields(JsonNode node, String path, String kind, Problems problems) {
    return Objects.requireNonNull(
        Fields.of(node, path, problems, FIELDS.getOrDefault(kind, Set.of())));
  }

  /** Reads the step; null if there are problems. */
  @Nullable Step read(@Nullable String tag) {
    try {
      return switch (kind) {
        case "open_circuit_voltage" -> rest(tag);
        case "constant_current" -> current(tag);
        case "constant_voltage" -> voltage(tag);
        case "impedance_spectroscopy" -> impedance(tag);
        default -> scan(tag);
      };
    } catch (IllegalArgumentException e) {
      problems.add(fields.place("step"), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Step rest(@Nullable String tag) {
    List<EndCondition> ends = new ArrayList<>();
    BigDecimal time = fields.required("until_time_s");
    if (time != null && time.signum() <= 0) {
      problems.add(fields.place("until_time_s"), "must be more than zero");
      return null;
    }
    end(ends, EndKind.DURATION, "until_time_s", time, "s");
    return ends.isEmpty() ? null : Rest.builder().tag(tag).ends(ends).build();
  }

  private @Nullable Step current(@Nullable String tag) {
    BigDecimal rate = notZero("rate_C", fields.rate("rate_C"));
    BigDecimal current = notZero("current_mA", fields.number("current_mA"));
    BigDecimal time = time();
    cutOff = notZero("until_voltage_V", fields.number("until_voltage_V"));
    BigDecimal meant = rate == null ? current : rate;
    if (meant == null) {
      problems.add(fields.place("rate_C"), "or current_mA is needed, and must not be zero");
    }
    if (time == null && cutOff == null) {
      problems.add(fields.place("until_time_s"), "or until_voltage_V is needed, not zero");
    }
    if (meant == null || !problems.isEmpty()) {
      return null;
    }
    List<EndCondition> ends = new ArrayList<>();
    end(ends, EndKind.DURATION, "until_time_s", time, "s");
    EndKind limit = meant.signum() > 0 ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE;
    end(ends, limit, "until_voltage_V", cutOff, "V");
    return ConstantCurrent.builder()
        .tag(tag)
        .cRate(fields.quantity("rate_C", rate, "A/Ah"))
        .current(fields.quantity("current_mA", current, "mA"))
        .ends(ends)
        .build();
  }

  private @Nullable Step voltage(@Nullable String tag) {
    voltage = fields.required("voltage_V");
    BigDecimal time = time();
    BigDecimal rate = notZero("until_rate_C", fields.rate("until_rate_C"));
    BigDecimal current = notZero("until_current_mA", fields.number("until_current_mA"));
    if (time == null && rate == null && current == null) {
      problems.add(
          fields.place("until_time_s"), "or until_rate_C or until_current_mA is needed, not zero");
    }
    Quantity held = fields.quantity("voltage_V", voltage, "V");
    if (held == null || !problems.isEmpty()) {
      return null;
    }
    List<EndCondition> ends = new ArrayList<>();
    end(ends, EndKind.DURATION, "until_time_s", time, "s");
    end(ends, EndKind.LOWER_C_RATE, "until_rate_C", rate, "A/Ah");
    end(ends, EndKind.LOWER_CURRENT, "until_current_mA", current, "mA");
    return ConstantVoltage.builder(held).tag(tag).ends(ends).build();
  }

  private @Nullable Step impedance(@Nullable String tag) {
    Quantity volts = amplitude("amplitude_V", "V");
    Quantity milliampere = amplitude("amplitude_mA", "mA");
    Quantity start = frequency("start_frequency_Hz");
    Quantity end = frequency("end_frequency_Hz");
    Integer points = fields.count("points_per_decade", 10);
    Integer measures = fields.count("measures_per_point", 1);
    Boolean drift = fields.truth("drift_correction");
    if ((volts == null) == (milliampere == null)) {
      problems.add(fields.place("amplitude_V"), "or amplitude_mA is needed, and only one of them");
    }
    if (start == null || end == null || !problems.isEmpty()) {
      return null;
    }
    return Impedance.builder(start, end)
        .tag(tag)
        .amplitudeVoltage(volts)
        .amplitudeCurrent(milliampere)
        .pointsPerDecade(points)
        .measurementsPerPoint(measures)
        .driftCorrection(drift)
        .build();
  }

  private @Nullable Step scan(@Nullable String tag) {
    BigDecimal from = fields.required("start_voltage_V");
    BigDecimal to = fields.required("end_voltage_V");
    BigDecimal rate = fields.required("scan_rate_mV_per_s");
    if (rate != null && rate.signum() <= 0) {
      problems.add(fields.place("scan_rate_mV_per_s"), "must be more than zero");
    }
    if (from != null && to != null && from.compareTo(to) == 0) {
      problems.add(fields.place("end_voltage_V"), "must differ from start_voltage_V");
    }
    Quantity start = fields.quantity("start_voltage_V", from, "V");
    Quantity end = fields.quantity("end_voltage_V", to, "V");
    Quantity speed = fields.quantity("scan_rate_mV_per_s", rate, "mV/s");
    if (start == null || end == null || speed == null || !problems.isEmpty()) {
      return null;
    }
    return VoltageScan.builder(end, speed).tag(tag).startVoltage(start).build();
  }

  private @Nullable Quantity amplitude(String name, String unit) {
    BigDecimal number = fields.number(name);
    if (number != null && number.signum() <= 0) {
      problems.add(fields.place(name), "must be more than zero");
      return null;
    }
    return fields.quantity(name, number, unit);
  }

  private @Nullable Quantity frequency(String name) {
    BigDecimal number = fields.required(name);
    if (number != null
        && (number.compareTo(LEAST_FREQUENCY) < 0 || number.compareTo(MOST_FREQUENCY) > 0)) {
      problems.add(fields.place(name), "must lie between 1e-5 and 1e7 Hz");
      return null;
    }
    return fields.quantity(name, number, "Hz");
  }

  private @Nullable BigDecimal time() {
    BigDecimal time = notZero("until_time_s", fields.number("until_time_s"));
    if (time != null && time.signum() < 0) {
      problems.add(fields.place("until_time_s"), "must be more than zero");
    }
    return time;
  }

  private @Nullable BigDecimal notZero(String name, @Nullable BigDecimal number) {
    if (number == null || number.signum() != 0) {
      return number;
    }
    problems.warn(fields.place(name), "is zero and counts as not given, as in unicycler");
    return null;
  }

  private void end(
      List<EndCondition> ends,
      EndKind limit,
      String name,
      @Nullable BigDecimal number,
      String unit) {
    Quantity quantity = fields.quantity(name, number, unit);
    if (quantity != null) {
      ends.add(EndCondition.of(limit, quantity));
    }
  }

  /** Warns where a constant voltage does not follow on the cut-off of the current before it. */
  static void warnOfMismatches(List<StepReader> steps, Problems problems) {
    for (int i = 1; i < steps.size(); i++) {
      StepReader before = steps.get(i - 1);
      StepReader after = steps.get(i);
      if (!"constant_current".equals(before.kind)
          || after.voltage == null
          || (before.cutOff != null && before.cutOff.compareTo(after.voltage) == 0)) {
        continue;
      }
      problems.warn(
          after.fields.place("voltage_V"),
          before.cutOff == null
              ? "holds %s V, but the constant current before has no voltage cut-off"
                  .formatted(after.voltage)
              : "holds %s V, but the constant current before ends at %s V"
                  .formatted(after.voltage, before.cutOff));
    }
  }
}
