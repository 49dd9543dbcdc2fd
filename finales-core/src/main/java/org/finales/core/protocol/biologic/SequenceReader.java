package org.finales.core.protocol.biologic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** Reads a sequence of a Modulo Bat. Not thread-safe; one for each. */
final class SequenceReader {
  private static final int MOST_LIMITS = 3;
  private static final String DIRECTION = "charge/discharge";
  private static final Set<String> ABSOLUTE = Set.of("Ref", "");

  private final MpsText.Technique technique;
  private final int column;
  private final Recordings recordings;
  private final Problems problems;

  SequenceReader(
      MpsText.Technique technique, int column, Recordings recordings, Problems problems) {
    this.technique = technique;
    this.column = column;
    this.recordings = recordings;
    this.problems = problems;
  }

  /** Reads it; null if there are problems. */
  @Nullable Step read(@Nullable String tag, @Nullable String backTo) {
    try {
      String type = get("ctrl_type");
      return switch (type) {
        case "Rest" -> Rest.builder().tag(tag).ends(ends()).recording(own(true, false)).build();
        case "CC" -> current(tag);
        case "CV" -> voltage(tag);
        case "VS" -> scan(tag);
        case "PEIS", "GEIS" -> spectrum(tag, type.equals("PEIS"));
        case "Loop" -> loop(tag, backTo);
        default -> {
          problem(
              "ctrl_type",
              "the control %s cannot be read; Rest, CC, CV, VS, PEIS, GEIS and Loop can"
                  .formatted(Problems.show(type)));
          yield null;
        }
      };
    } catch (IllegalArgumentException e) {
      problem("ctrl_type", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Step current(@Nullable String tag) {
    if (!get("Apply I/C").isEmpty() && !get("Apply I/C").equals("I")) {
      problem(
          "Apply I/C",
          "a current by capacity, %s, cannot be read; give it in mA".formatted(get("Apply I/C")));
    }
    if (!get("ctrl1_val_vs").isEmpty() && !get("ctrl1_val_vs").equals("<None>")) {
      problem("ctrl1_val_vs", "a current relative to another cannot be read");
    }
    Quantity current = Numbers.read(technique, "ctrl1_val", column, "mA", problems);
    List<EndCondition> ends = ends();
    if (current != null && current.value().signum() > 0 && get(DIRECTION).equals("Discharge")) {
      current = discharge(current, ends);
    }
    if (current == null || !problems.isEmpty()) {
      return null;
    }
    EndKind against = current.value().signum() > 0 ? EndKind.LOWER_VOLTAGE : EndKind.UPPER_VOLTAGE;
    if (ends.stream().anyMatch(end -> end.kind() == against)) {
      problems.warn(
          technique.place("ctrl1_val", column),
          "the current drives the voltage away from the limit that ends it; check its sign");
    }
    return ConstantCurrent.builder()
        .tag(tag)
        .current(current)
        .ends(ends)
        .recording(own(true, false))
        .build();
  }

  /** BT-Lab writes discharges without a sign, others leave the word from an earlier sequence. */
  private @Nullable Quantity discharge(Quantity current, List<EndCondition> ends) {
    boolean falls = ends.stream().anyMatch(end -> end.kind() == EndKind.LOWER_VOLTAGE);
    boolean rises = ends.stream().anyMatch(end -> end.kind() == EndKind.UPPER_VOLTAGE);
    if (!falls || rises) {
      problem(
          "ctrl1_val",
          "the current is above zero, but charge/discharge says Discharge; put a minus before the"
              + " current if it discharges, or say Charge");
      return null;
    }
    problems.warn(
        technique.place("ctrl1_val", column),
        "the current is read as a discharge, as charge/discharge and the limit of the voltage say");
    return new Quantity(current.value().negate(), current.unit());
  }

  private @Nullable Step voltage(@Nullable String tag) {
    absolute("ctrl1_val_vs");
    Quantity voltage = Numbers.read(technique, "ctrl1_val", column, "V", problems);
    List<EndCondition> ends = ends();
    return voltage == null || !problems.isEmpty()
        ? null
        : ConstantVoltage.builder(voltage).tag(tag).ends(ends).recording(own(false, true)).build();
  }

  private @Nullable Step scan(@Nullable String tag) {
    absolute("ctrl2_val_vs");
    absolute("ctrl3_val_vs");
    Quantity rate = Numbers.read(technique, "ctrl1_val", column, "mV/s", problems);
    Quantity start = Numbers.read(technique, "ctrl2_val", column, "V", problems);
    Quantity end = Numbers.read(technique, "ctrl3_val", column, "V", problems);
    List<EndCondition> ends = ends();
    return rate == null || start == null || end == null || !problems.isEmpty()
        ? null
        : VoltageScan.builder(end, rate)
            .tag(tag)
            .startVoltage(start)
            .ends(ends)
            .recording(own(true, true))
            .build();
  }

  private @Nullable Step spectrum(@Nullable String tag, boolean volts) {
    Quantity amplitude = Numbers.read(technique, "ctrl1_val", column, volts ? "V" : "mA", problems);
    Quantity start = Numbers.read(technique, "ctrl2_val", column, "Hz", problems);
    Quantity end = Numbers.read(technique, "ctrl3_val", column, "Hz", problems);
    Integer points = Numbers.count(technique, "ctrl_Nd", column, problems);
    Integer measurements = Numbers.count(technique, "ctrl_Na", column, problems);
    if (amplitude == null || start == null || end == null || !problems.isEmpty()) {
      return null;
    }
    return Impedance.builder(start, end)
        .tag(tag)
        .amplitudeVoltage(volts ? amplitude : null)
        .amplitudeCurrent(volts ? null : amplitude)
        .pointsPerDecade(points)
        .measurementsPerPoint(measurements)
        .driftCorrection(get("ctrl_corr").equals("1"))
        .build();
  }

  private @Nullable Step loop(@Nullable String tag, @Nullable String backTo) {
    Integer repeats = Numbers.count(technique, "ctrl_repeat", column, problems);
    return repeats == null || backTo == null
        ? null
        : Loop.builder(backTo, repeats + 1).tag(tag).build();
  }

  private void absolute(String row) {
    if (!ABSOLUTE.contains(get(row))) {
      problem(row, "a voltage relative to another, %s, cannot be read".formatted(get(row)));
    }
  }

  private List<EndCondition> ends() {
    List<EndCondition> ends = new ArrayList<>();
    Integer count = Numbers.count(technique, "lim_nb", column, problems);
    if (count != null && count > MOST_LIMITS) {
      problem("lim_nb", "at most %d limits are read".formatted(MOST_LIMITS));
      return ends;
    }
    for (int i = 1; count != null && i <= count; i++) {
      EndCondition end = end("lim" + i);
      if (end != null) {
        ends.add(end);
      }
    }
    return ends;
  }

  private @Nullable EndCondition end(String row) {
    String what = get(row + "_type") + " " + get(row + "_comp");
    EndKind kind =
        switch (what) {
          case "Time >" -> EndKind.DURATION;
          case "Ewe >", "Ecell >" -> EndKind.UPPER_VOLTAGE;
          case "Ewe <", "Ecell <" -> EndKind.LOWER_VOLTAGE;
          case "|I| >" -> EndKind.UPPER_CURRENT;
          case "|I| <" -> EndKind.LOWER_CURRENT;
          default -> null;
        };
    if (kind == null) {
      problem(row + "_type", "the limit %s cannot be read".formatted(Problems.show(what)));
      return null;
    }
    if (!get(row + "_action").isEmpty() && !get(row + "_action").equals("Next sequence")) {
      problem(
          row + "_action",
          "only Next sequence can be read, not " + Problems.show(get(row + "_action")));
    }
    String unit =
        switch (kind) {
          case DURATION -> "s";
          case UPPER_VOLTAGE, LOWER_VOLTAGE -> "V";
          default -> "mA";
        };
    Quantity quantity = Numbers.read(technique, row + "_value", column, unit, problems);
    return quantity == null ? null : EndCondition.of(kind, quantity);
  }

  private org.finales.api.cycling.@Nullable Recording own(boolean volts, boolean current) {
    return recordings.own(technique, column, volts, current);
  }

  private String get(String row) {
    return technique.get(row, column);
  }

  private void problem(String row, String message) {
    problems.add(technique.place(row, column), message);
  }
}
