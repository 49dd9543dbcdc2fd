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
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** Reads a technique that is one step. Not thread-safe; one for each. */
final class TechniqueReader {
  private final MpsText.Technique technique;
  private final Problems problems;
  private final Columns columns;

  TechniqueReader(MpsText.Technique technique, Problems problems) {
    this.technique = technique;
    this.problems = problems;
    this.columns = Columns.of(technique, 0, problems);
  }

  /** Reads it; null if there are problems. */
  @Nullable Step read(@Nullable String tag, @Nullable String backTo) {
    try {
      return switch (technique.name()) {
        case "Open Circuit Voltage" -> rest(tag);
        case "Potentio Electrochemical Impedance Spectroscopy" -> impedance(tag);
        case "Galvano Electrochemical Impedance Spectroscopy" -> galvano(tag);
        case "Loop" -> loop(tag, backTo);
        default -> {
          problems.add(
              "line " + technique.line(),
              ("the technique %s cannot be read; Modulo Bat, Galvanostatic Cycling with Potential"
                      + " Limitation, Chronopotentiometry, Chronoamperometry, Open Circuit Voltage,"
                      + " Potentio and Galvano Electrochemical Impedance Spectroscopy and Loop can")
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
    Quantity time = columns.time("tR (h:m:s)");
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
    if (voltage == null) {
      columns.problem("E (V)", "E (V) needs a number");
    }
    refuseBefore("tE (h:m:s)");
    Quantity amplitude = Numbers.plain(technique, "Va (mV)", "mV", "V", problems);
    Impedance.Builder spectrum = spectrum(tag);
    return spectrum == null || amplitude == null || voltage == null || !columns.isFine()
        ? null
        : spectrum
            .amplitudeVoltage(amplitude)
            .voltage(open ? null : Quantity.of(voltage, "V"))
            .build();
  }

  private @Nullable Step galvano(@Nullable String tag) {
    columns.refuse("Is", "impedance is read around a current of zero only");
    if (!columns.get("Ia/Va").isEmpty() && !columns.get("Ia/Va").equals("Ia")) {
      columns.problem("Ia/Va", "impedance by a current is read with the amplitude Ia only");
    }
    refuseBefore("tIs (h:m:s)");
    Quantity amplitude = columns.amount("Ia", "unit  Ia", "mA");
    Impedance.Builder spectrum = spectrum(tag);
    return spectrum == null || amplitude == null || !columns.isFine()
        ? null
        : spectrum.amplitudeCurrent(amplitude).build();
  }

  private void refuseBefore(String row) {
    if (Techniques.lasts(technique, row, 0)) {
      columns.problem(row, "a time before the impedance cannot be read; put a rest before it");
    }
  }

  private Impedance.@Nullable Builder spectrum(@Nullable String tag) {
    Quantity start = Numbers.read(technique, "fi", "unit fi", 0, "Hz", problems);
    Quantity end = Numbers.read(technique, "ff", "unit ff", 0, "Hz", problems);
    Integer points = Numbers.count(technique, "Nd", 0, problems);
    Integer measurements = Numbers.count(technique, "Na", 0, problems);
    if (start == null || end == null || !columns.isFine()) {
      return null;
    }
    return Impedance.builder(start, end)
        .tag(tag)
        .pointsPerDecade(points)
        .measurementsPerPoint(measurements)
        .driftCorrection(technique.get("corr", 0).equals("1"));
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
}
