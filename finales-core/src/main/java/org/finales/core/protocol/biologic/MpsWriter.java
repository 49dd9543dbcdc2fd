package org.finales.core.protocol.biologic;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Ambiguities;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonText;
import org.jspecify.annotations.Nullable;

/** Writes a settings file. Not thread-safe; one for each. */
final class MpsWriter {
  private static final int WIDTH = 20;
  private static final double MAX_DELAY = 1000;

  private final ExportOptions options;
  private final Problems problems = new Problems();
  private final List<String> lines = new ArrayList<>();

  MpsWriter(ExportOptions options) {
    this.options = options;
  }

  Converted<String> write(Protocol protocol) {
    PlainProtocol plain = Flattener.flatten(protocol, options, problems);
    String sample = sample(plain.requireSample());
    plain.requireCapacityForRates();
    plain.requireNestedLoops();
    Ambiguities.warn(plain, true, problems);
    VoltageRange range = VoltageRange.of(plain, problems);
    lines.add(BiologicMps.FIRST_LINE);
    lines.add("");
    lines.add("Number of linked techniques : 1");
    lines.add(
        "Ewe ctrl range : min = %s V, max = %s V"
            .formatted(PythonText.fixed(range.min(), 2), PythonText.fixed(range.max(), 2)));
    safety(plain.safety());
    lines.add("Comments : " + sample);
    capacity(plain.capacity());
    lines.add("Cycle Definition : Charge/Discharge alternance");
    lines.add("");
    lines.add("Technique : 1");
    lines.add("Modulo Bat");
    List<Sequence> sequences = new ArrayList<>();
    for (int i = 0; i < plain.lines().size(); i++) {
      sequences.add(new SequenceWriter(plain, i, range, problems).write());
    }
    problems.done();
    for (String row : Sequence.ROWS) {
      if (Sequence.isOptional(row)
          && sequences.stream().allMatch(sequence -> sequence.get(row).isEmpty())) {
        continue;
      }
      StringBuilder text = new StringBuilder(pad(row));
      sequences.forEach(sequence -> text.append(pad(sequence.get(row))));
      lines.add(text.toString());
    }
    return new Converted<>(String.join("\r\n", lines) + "\r\n", problems.warnings());
  }

  private static String sample(String sample) {
    String unknown = BiologicMps.unknown(sample);
    if (unknown != null) {
      throw new ProtocolFormatException(
          "",
          "the name of the sample has %s, which Windows-1252 and so EC-Lab lack: give another with --sample NAME"
              .formatted(Problems.show(unknown)));
    }
    if (sample.chars().anyMatch(Character::isISOControl)) {
      throw new ProtocolFormatException(
          "",
          "the name of the sample has a line break or another control character, which settings files cannot hold: give another with --sample NAME");
    }
    return sample;
  }

  private void capacity(@Nullable Double capacity) {
    if (capacity == null) {
      return;
    }
    if (capacity < 1) {
      lines.add("Battery capacity : " + PythonText.fixed(capacity * 1000, 3) + " µA.h");
    } else if (capacity < 1000) {
      lines.add("Battery capacity : " + PythonText.fixed(capacity, 3) + " mA.h");
    } else {
      lines.add("Battery capacity : " + PythonText.fixed(capacity / 1000, 3) + " A.h");
    }
  }

  private void safety(PlainProtocol.Safety safety) {
    lines.add("Safety Limits :");
    if (safety.minVolts() != null) {
      lines.add("\tEwe min = " + PythonText.fixed(safety.minVolts(), 5) + " V");
    }
    if (safety.maxVolts() != null) {
      lines.add("\tEwe max = " + PythonText.fixed(safety.maxVolts(), 5) + " V");
    }
    if (safety.maxMilliampere() != null || safety.minMilliampere() != null) {
      double least = Math.abs(safety.minMilliampere() == null ? 0 : safety.minMilliampere());
      double most = Math.abs(safety.maxMilliampere() == null ? 0 : safety.maxMilliampere());
      double larger = Math.max(least, most);
      if (least != most) {
        problems.warn(
            "limits",
            "one limit of current holds in both directions; the larger, %s mA, is written"
                .formatted(PythonText.repr(larger)));
      }
      lines.add("\t|I| = " + PythonText.fixed(larger, 5) + " mA");
    }
    if (safety.maxCapacity() != null) {
      problems.warn(
          "limits", "the limit of capacity is left out; set it in EC-Lab if it protects the cell");
    }
    boolean given = safety.seconds() != null && safety.seconds() != 0;
    double delay = safety.seconds() == null ? 0 : safety.seconds() * 1000;
    if (delay > MAX_DELAY) {
      problems.warn("limits", "EC-Lab cuts the delay to 1000 ms");
    }
    lines.add("\tfor t > " + (given ? PythonText.repr(delay) : "0") + " ms");
    lines.add("\tDo not start on E overload");
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(0, WIDTH - text.length()));
  }
}
