package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
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
import org.finales.api.cycling.Then;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** Reads a sequence of a Modulo Bat. Not thread-safe; one for each. */
final class SequenceReader {
  private static final int MOST_LIMITS = 3;
  private static final String DIRECTION = "charge/discharge";
  private static final Set<String> ABSOLUTE = Set.of("Ref", "");

  private final Columns columns;
  private final MpsText.Technique technique;
  private final int column;
  private final Recordings recordings;
  private final Parts parts;
  private final int part;
  private final Problems problems;

  SequenceReader(Columns columns, Recordings recordings, Parts parts, int part) {
    this.columns = columns;
    this.technique = columns.technique();
    this.column = columns.column();
    this.recordings = recordings;
    this.parts = parts;
    this.part = part;
    this.problems = columns.problems();
  }

  /** Reads it; null if there are problems. */
  @Nullable Step read() {
    String tag = parts.tag(part);
    try {
      String type = get("ctrl_type");
      return switch (type) {
        case "Rest" -> Rest.builder().tag(tag).ends(ends()).recording(own(true, false)).build();
        case "CC" -> current(tag);
        case "CV" -> voltage(tag);
        case "VS" -> scan(tag);
        case "PEIS", "GEIS" -> spectrum(tag, type.equals("PEIS"));
        case "Loop" -> loop(tag, parts.backTo(part));
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
    List<EndCondition> ends = ends();
    if (!get("Apply I/C").isEmpty() && !get("Apply I/C").equals("I")) {
      Quantity rate = Drive.rate(columns, "Apply I/C", DIRECTION);
      return rate == null || !columns.isFine() ? null : driven(tag, null, rate, ends);
    }
    Quantity current =
        Drive.absolute(columns, "ctrl1_val", "ctrl1_val_unit", "ctrl1_val_vs", !follows(tag));
    if (current != null && current.value().signum() > 0 && get(DIRECTION).equals("Discharge")) {
      current = discharge(current, ends);
    }
    return current == null || !columns.isFine() ? null : driven(tag, current, null, ends);
  }

  private Step driven(
      @Nullable String tag,
      @Nullable Quantity current,
      @Nullable Quantity rate,
      List<EndCondition> ends) {
    Drive drive = new Drive(current, rate);
    EndKind against = drive.sign() > 0 ? EndKind.LOWER_VOLTAGE : EndKind.UPPER_VOLTAGE;
    if (ends.stream().anyMatch(end -> end.kind() == against)) {
      problems.warn(
          technique.place("ctrl1_val", column),
          "the current drives the voltage away from the limit that ends it; check its sign");
    }
    return ConstantCurrent.builder()
        .tag(tag)
        .current(current)
        .cRate(rate)
        .ends(ends)
        .recording(own(true, false))
        .build();
  }

  /** Tells whether only the current of the sequence before leads to it. */
  private boolean follows(@Nullable String tag) {
    return tag == null && column > 0 && technique.get("ctrl_type", column - 1).equals("CC");
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
    return voltage == null || !columns.isFine()
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
    return rate == null || start == null || end == null || !columns.isFine()
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
    if (amplitude == null || start == null || end == null || !columns.isFine()) {
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
          case "I >", "I <" -> signed(row);
          default -> {
            problem(row + "_type", "the limit %s cannot be read".formatted(Problems.show(what)));
            yield null;
          }
        };
    if (kind == null) {
      return null;
    }
    String unit =
        switch (kind) {
          case DURATION -> "s";
          case UPPER_VOLTAGE, LOWER_VOLTAGE -> "V";
          default -> "mA";
        };
    Quantity quantity = Numbers.read(technique, row + "_value", column, unit, problems);
    if (quantity == null) {
      return null;
    }
    switch (get(row + "_action")) {
      case "", "Next sequence" -> {
        return EndCondition.of(kind, quantity);
      }
      case "Goto sequence" -> {
        Integer sequence = Numbers.count(technique, row + "_seq", column, problems);
        return sequence == null
            ? null
            : parts.end(part, kind, quantity, parts.sequence(part, sequence));
      }
      case "Stop" -> {
        if (!parts.isLast(part)) {
          problems.warn(
              technique.place(row + "_action", column),
              "Stop is read as the end of the protocol, techniques that follow included");
        }
        return new EndCondition(kind, quantity, Then.STOP, null);
      }
      default -> {
        problem(
            row + "_action",
            "only Next sequence, Goto sequence and Stop can be read, not "
                + Problems.show(get(row + "_action")));
        return null;
      }
    }
  }

  /** Finds what a limit of a current with its sign means; the protocol's have none above zero. */
  private @Nullable EndKind signed(String row) {
    BigDecimal value = Numbers.parse(get(row + "_value"));
    int sign = value == null ? 0 : value.signum();
    boolean falls = get(row + "_comp").equals("<");
    boolean charges = !get(DIRECTION).equals("Discharge");
    if (sign > 0 && charges) {
      return falls ? EndKind.LOWER_CURRENT : EndKind.UPPER_CURRENT;
    } else if (sign < 0 && !falls) {
      return EndKind.LOWER_CURRENT; // a discharge that has faded
    }
    problem(
        row + "_type",
        "a limit of a current with its sign can be read of a charge above zero, or of a discharge"
            + " that fades below zero; say |I|");
    return null;
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
