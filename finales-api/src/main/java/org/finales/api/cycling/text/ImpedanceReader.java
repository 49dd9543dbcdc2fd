package org.finales.api.cycling.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads {@code EIS}: amplitude, first and last frequency, and how it is measured. */
final class ImpedanceReader implements Parts.Shape {
  private static final Unit HERTZ = Unit.parse("Hz");
  private static final List<String> WORDS = List.of("POINTS", "AVERAGE", "DRIFT", "AT");

  private final Quantity amplitude;
  private final Quantity start;
  private final Quantity end;
  private final Set<String> seen = new TreeSet<>();
  private @Nullable Integer points;
  private @Nullable Integer average;
  private @Nullable Boolean drift;
  private @Nullable Quantity voltage;

  private ImpedanceReader(Quantity amplitude, Quantity start, Quantity end) {
    this.amplitude = amplitude;
    this.start = start;
    this.end = end;
  }

  static ImpedanceReader read(Token token, Cursor cursor, Parts parts, StepReader steps) {
    Fields.expect(cursor, token, 4, 4, "EIS, 10 mV, 10 kHz, 0.1 Hz");
    int place = cursor.at();
    Numbers.read(cursor, "an amplitude");
    Unit unit = Values.unit(cursor, Values.VOLT);
    cursor.back(place);
    Quantity amplitude =
        Values.read(
            cursor,
            unit.isCompatibleWith(Values.AMPERE) ? Values.AMPERE : Values.VOLT,
            "an amplitude");
    cursor.take(',');
    Quantity start = Values.read(cursor, HERTZ, "a frequency");
    cursor.take(',');
    Quantity end = Values.read(cursor, HERTZ, "a frequency");
    steps.moreEnds(cursor, parts);
    return new ImpedanceReader(amplitude, start, end);
  }

  @Override
  public boolean take(Cursor section) {
    Token token = section.word();
    String word = Words.of(token.text());
    if (!WORDS.contains(word)) {
      return false;
    }
    if (!seen.add(word)) {
      throw section.flaw(token, word + " is given twice for one step", null, "leave one out");
    }
    section.take(',');
    switch (word) {
      case "POINTS" -> points = Numbers.count(section, "the number of points in a decade");
      case "AVERAGE" -> average = Numbers.count(section, "the number of measurements");
      case "DRIFT" -> drift = yes(section);
      default -> voltage = StepReader.voltage(section);
    }
    Texts.end(section, word);
    return true;
  }

  private static boolean yes(Cursor section) {
    Token answer = section.field();
    return switch (Words.of(answer.text())) {
      case "YES" -> true;
      case "NO" -> false;
      default ->
          throw section.flaw(
              answer, "whether the drift is taken out is missing", "YES or NO", null);
    };
  }

  @Override
  public List<String> words() {
    return WORDS;
  }

  @Override
  public Step build(Parts p) {
    boolean isCurrent = amplitude.unit().isCompatibleWith(Values.AMPERE);
    return new Impedance(
        p.tag,
        isCurrent ? null : amplitude,
        isCurrent ? amplitude : null,
        start,
        end,
        points,
        average,
        drift,
        voltage,
        p.temperature,
        p.ends,
        p.recording,
        p.limits,
        p.comment);
  }
}
