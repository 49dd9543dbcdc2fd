package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** Reads a technique that is one step. Not thread-safe; one for each. */
final class TechniqueReader {
  private static final BigDecimal SIXTY = new BigDecimal(60);

  private final MpsText.Technique technique;
  private final Problems problems;

  TechniqueReader(MpsText.Technique technique, Problems problems) {
    this.technique = technique;
    this.problems = problems;
  }

  /** Reads it; null if there are problems. */
  @Nullable Step read(@Nullable String tag, @Nullable String backTo) {
    try {
      return switch (technique.name()) {
        case "Open Circuit Voltage" -> rest(tag);
        case "Potentio Electrochemical Impedance Spectroscopy" -> impedance(tag);
        case "Loop" -> loop(tag, backTo);
        default -> {
          problems.add(
              "line " + technique.line(),
              ("the technique %s cannot be read; Modulo Bat, Open Circuit Voltage, Potentio"
                      + " Electrochemical Impedance Spectroscopy and Loop can")
                  .formatted(Problems.show(technique.name())));
          yield null;
        }
      };
    } catch (IllegalArgumentException e) {
      problems.add("line " + technique.line(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Step rest(@Nullable String tag) {
    Quantity time = duration("tR (h:m:s)");
    if (time == null) {
      return null;
    }
    BigDecimal drift = Numbers.parse(technique.get("dER/dt (mV/h)", 0));
    if (drift != null && drift.signum() != 0) {
      problems.warn(
          technique.place("dER/dt (mV/h)", 0),
          "that the rest ends earlier when the voltage is steady is left out");
    }
    Quantity period = optional("dtR (s)", "s");
    Quantity change = optional("dER (mV)", "mV");
    Recording recording =
        period == null && change == null
            ? null
            : Recording.builder()
                .period(period)
                .voltageChange(change == null ? null : Numbers.in(change.value(), "mV", "V"))
                .build();
    return Rest.builder()
        .tag(tag)
        .ends(List.of(EndCondition.of(EndKind.DURATION, time)))
        .recording(recording)
        .build();
  }

  private @Nullable Step impedance(@Nullable String tag) {
    BigDecimal voltage = Numbers.parse(technique.get("E (V)", 0));
    String versus = technique.get("vs.", 0);
    boolean open = versus.equals("Eoc") && voltage != null && voltage.signum() == 0;
    if (!open && !versus.equals("Ref")) {
      problems.add(
          technique.place("vs.", 0), "impedance is read at Eoc or at a voltage vs. Ref only");
    }
    Quantity start = Numbers.read(technique, "fi", "unit fi", 0, "Hz", problems);
    Quantity end = Numbers.read(technique, "ff", "unit ff", 0, "Hz", problems);
    Quantity amplitude = Numbers.plain(technique, "Va (mV)", "mV", "V", problems);
    Integer points = Numbers.count(technique, "Nd", 0, problems);
    Integer measurements = Numbers.count(technique, "Na", 0, problems);
    if (voltage == null) {
      problems.add(technique.place("E (V)", 0), "E (V) needs a number");
    }
    if (start == null
        || end == null
        || amplitude == null
        || voltage == null
        || !problems.isEmpty()) {
      return null;
    }
    return Impedance.builder(start, end)
        .tag(tag)
        .amplitudeVoltage(amplitude)
        .pointsPerDecade(points)
        .measurementsPerPoint(measurements)
        .driftCorrection(technique.get("corr", 0).equals("1"))
        .voltage(open ? null : Quantity.of(voltage, "V"))
        .build();
  }

  private @Nullable Step loop(@Nullable String tag, @Nullable String backTo) {
    Integer repeats = Numbers.count(technique, "nt times", 0, problems);
    return repeats == null || backTo == null
        ? null
        : Loop.builder(backTo, repeats + 1).tag(tag).build();
  }

  private @Nullable Quantity optional(String row, String unit) {
    BigDecimal number = Numbers.parse(technique.get(row, 0));
    return number == null || number.signum() <= 0 ? null : Quantity.of(number, unit);
  }

  /** Reads a time such as {@code 0:15:0,0000}. */
  private @Nullable Quantity duration(String row) {
    String text = technique.get(row, 0);
    String[] parts = text.split(":", -1);
    BigDecimal seconds = BigDecimal.ZERO;
    for (String part : parts) {
      BigDecimal number = Numbers.parse(part);
      if (number == null || number.signum() < 0 || parts.length != 3) {
        problems.add(
            technique.place(row, 0),
            "%s needs hours, minutes and seconds, not %s".formatted(row, Problems.show(text)));
        return null;
      }
      seconds = seconds.multiply(SIXTY).add(number);
    }
    return Quantity.of(Decimals.tidy(seconds), "s");
  }
}
