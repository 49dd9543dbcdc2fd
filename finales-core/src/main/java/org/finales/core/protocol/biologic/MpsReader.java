package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.Samples;
import org.finales.core.protocol.internal.Targets;
import org.jspecify.annotations.Nullable;

/** Reads a settings file. Not thread-safe; one for each. */
final class MpsReader {
  private final Problems problems = new Problems();
  private final Targets targets = new Targets();
  private final List<Part> parts = new ArrayList<>();

  /** The first part of each technique. */
  private final List<Integer> starts = new ArrayList<>();

  /** A sequence or a technique that is one step. */
  private record Part(MpsText.Technique technique, int column, @Nullable Integer target) {}

  Converted<Protocol> read(MpsText text) {
    Protocol.Builder builder = Protocol.builder();
    String sample = new HeadReader(text.head(), problems).read(builder);
    if (text.techniques().isEmpty()) {
      problems.add("", "there is no technique; a protocol without steps does nothing");
    }
    for (MpsText.Technique technique : text.techniques()) {
      starts.add(parts.size());
      parts(technique);
    }
    if (parts.size() > Checks.MAX_ITEMS) {
      throw new ProtocolFormatException(
          "", "there are %d steps, at most %d are read".formatted(parts.size(), Checks.MAX_ITEMS));
    }
    Recordings recordings = new Recordings(problems);
    Recording recording = recordings.whole(text.techniques());
    List<Step> steps = steps(recordings);
    builder.attributes(Samples.attributes(sample, List.of(), problems, "Comments"));
    problems.done();
    try {
      return new Converted<>(
          builder.steps(steps).recording(recording).build(), problems.warnings());
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  private void parts(MpsText.Technique technique) {
    int first = parts.size();
    if (technique.name().equals("Loop")) {
      parts.add(new Part(technique, 0, techniqueTarget(technique)));
      return;
    }
    if (!technique.name().equals("Modulo Bat")) {
      parts.add(new Part(technique, 0, null));
      return;
    }
    MpsText.Row types = technique.rows().get("ctrl_type");
    int count = types == null ? 0 : types.values().size();
    if (count == 0 || technique.get("ctrl_type", 0).isEmpty()) {
      problems.add("line " + technique.line(), "a Modulo Bat needs a row ctrl_type");
      return;
    }
    for (int i = 0; i < count && !technique.get("ctrl_type", i).isEmpty(); i++) {
      Integer target = null;
      if (technique.get("ctrl_type", i).equals("Loop")) {
        Integer sequence = Numbers.count(technique, "ctrl_seq", i, problems);
        target = sequence == null ? null : first + sequence;
      }
      parts.add(new Part(technique, i, target));
    }
  }

  private @Nullable Integer techniqueTarget(MpsText.Technique technique) {
    Integer number = Numbers.count(technique, "goto Ne", 0, problems);
    if (number == null || number < 1 || number >= starts.size()) {
      problems.add(
          technique.place("goto Ne", 0), "a Loop goes back to a technique that comes before it");
      return null;
    }
    return starts.get(number - 1);
  }

  private List<Step> steps(Recordings recordings) {
    Map<Integer, Integer> goals = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Integer target = parts.get(i).target();
      if (target != null && target < i) {
        targets.name(target);
        goals.put(i, target);
      } else if (target != null) {
        problems.add(
            parts.get(i).technique().place("ctrl_seq", parts.get(i).column()),
            "a loop goes back to a sequence that comes before it");
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Integer goal = goals.get(i);
      String backTo = goal == null ? null : targets.of(goal);
      Step step =
          part.technique().name().equals("Modulo Bat")
              ? new SequenceReader(part.technique(), part.column(), recordings, problems)
                  .read(targets.of(i), backTo)
              : new TechniqueReader(part.technique(), problems).read(targets.of(i), backTo);
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** The lines before the techniques. */
  private static final class HeadReader {
    private final List<MpsText.Line> lines;
    private final Problems problems;
    private final SafetyLimits.Builder limits = SafetyLimits.builder();

    HeadReader(List<MpsText.Line> lines, Problems problems) {
      this.lines = lines;
      this.problems = problems;
    }

    /** Reads them and returns the sample's name, or null. */
    @Nullable String read(Protocol.Builder builder) {
      String sample = null;
      for (MpsText.Line line : lines) {
        String text = line.text();
        if (text.startsWith("Comments : ")) {
          sample = text.substring("Comments : ".length());
        } else if (text.startsWith("Battery capacity : ")) {
          Quantity capacity = amount(line, text.substring("Battery capacity : ".length()), "mAh");
          builder.capacity(capacity == null || capacity.value().signum() <= 0 ? null : capacity);
        } else if (text.startsWith("\t")) {
          limit(line, text.strip());
        }
      }
      try {
        SafetyLimits found = limits.build();
        builder.limits(found.equals(SafetyLimits.builder().build()) ? null : found);
      } catch (IllegalArgumentException e) {
        problems.add("", String.valueOf(e.getMessage()));
      }
      return sample;
    }

    private void limit(MpsText.Line line, String text) {
      int value = Math.max(text.indexOf('='), text.indexOf('>')) + 1;
      if (text.startsWith("Ewe min =") || text.startsWith("Ecell min =")) {
        limits.lowerVoltageLimit(amount(line, text.substring(value), "V"));
      } else if (text.startsWith("Ewe max =") || text.startsWith("Ecell max =")) {
        limits.upperVoltageLimit(amount(line, text.substring(value), "V"));
      } else if (text.startsWith("|I| =")) {
        Quantity current = amount(line, text.substring(value), "mA");
        limits.upperCurrentLimit(current);
        limits.lowerCurrentLimit(
            current == null ? null : new Quantity(current.value().negate(), current.unit()));
      } else if (text.startsWith("|Q-Qo| =")) {
        limits.maximumCapacity(amount(line, text.substring(value), "mAh"));
      } else if (text.startsWith("for t >")) {
        limits.delay(delay(amount(line, text.substring(value), "ms")));
      } else if (!text.startsWith("Do not start on E overload")) {
        problems.warn(
            "line " + line.number(), Problems.show(text) + " is not understood and left out");
      }
    }

    private static @Nullable Quantity delay(@Nullable Quantity milliseconds) {
      if (milliseconds == null || milliseconds.value().signum() == 0) {
        return null;
      }
      BigDecimal number = milliseconds.value();
      return Quantity.of(
          Decimals.before(number.movePointLeft(3), value -> value * 1000, number), "s");
    }

    private @Nullable Quantity amount(MpsText.Line line, String text, String unit) {
      String[] parts = text.strip().split(" ", -1);
      BigDecimal number = Numbers.parse(parts[0]);
      Quantity quantity =
          number == null || parts.length != 2 ? null : Numbers.in(number, parts[1], unit);
      if (quantity == null) {
        problems.add(
            "line " + line.number(),
            Problems.show(text.strip()) + " is not a number with a unit of " + unit);
      }
      return quantity;
    }
  }
}
