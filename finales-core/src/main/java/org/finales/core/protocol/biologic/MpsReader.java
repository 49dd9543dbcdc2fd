package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** Reads a settings file. Not thread-safe; one for each. */
final class MpsReader {
  private final Problems problems = new Problems();

  Converted<Protocol> read(MpsText text) {
    Protocol.Builder builder = Protocol.builder();
    String sample = new HeadReader(text.head(), problems).read(builder);
    if (text.techniques().isEmpty()) {
      problems.add("", "there is no technique; a protocol without steps does nothing");
    }
    Parts parts = new Parts(text.techniques(), problems);
    Recordings recordings = new Recordings(problems);
    Recording recording = recordings.whole(text.techniques());
    List<Step> steps = steps(parts, recordings);
    builder.attributes(Samples.attributes(sample, List.of(), problems, "Comments"));
    problems.done();
    try {
      return new Converted<>(
          builder.steps(steps).recording(recording).build(), problems.warnings());
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  private List<Step> steps(Parts parts, Recordings recordings) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < parts.all().size(); i++) {
      Parts.Part part = parts.all().get(i);
      try {
        Step step = step(parts, i, recordings);
        if (step != null) {
          steps.add(step);
        }
      } catch (IllegalArgumentException e) {
        problems.add("line " + part.technique().line(), String.valueOf(e.getMessage()));
      }
    }
    return steps;
  }

  private @Nullable Step step(Parts parts, int i, Recordings recordings) {
    Parts.Part part = parts.all().get(i);
    Columns columns = Columns.of(part.technique(), part.column(), problems);
    String tag = parts.tag(i);
    return switch (part.kind()) {
      case SEQUENCE -> new SequenceReader(columns, recordings, parts, i).read();
      case WHOLE -> new TechniqueReader(part.technique(), problems).read(tag, parts.backTo(i));
      case CURRENT -> new CyclingReader(columns, parts, i).current();
      case POTENTIAL -> new CyclingReader(columns, parts, i).potential();
      case REST -> new CyclingReader(columns, parts, i).rest();
      case GALVANO -> new ChronoReader(columns, tag).galvano();
      case POTENTIO -> new ChronoReader(columns, tag).potentio();
      case BACK -> new ChronoReader(columns, tag).back(parts.backTo(i));
    };
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
