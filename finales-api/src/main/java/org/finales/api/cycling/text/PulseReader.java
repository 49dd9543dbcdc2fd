package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads {@code PULSES}: each level is a section like an instruction that ends by its time. */
final class PulseReader implements Parts.Shape {
  private static final Unit WATT = Unit.parse("W");
  private static final List<String> WORDS = List.of("CC", "CP", "CV", "WAIT");

  private final @Nullable Integer repeats;
  private final List<Pulse> pulses = new ArrayList<>();

  private PulseReader(@Nullable Integer repeats) {
    this.repeats = repeats;
  }

  static PulseReader read(Token token, Cursor cursor, Parts parts, StepReader steps) {
    Fields.expect(cursor, token, 1, 2, "PULSES, 10");
    boolean isRepeated = cursor.hasMore() && cursor.peek() != ';';
    Integer repeats = isRepeated ? Numbers.count(cursor, "the number of repeats") : null;
    steps.moreEnds(cursor, parts);
    return new PulseReader(repeats);
  }

  @Override
  public boolean take(Cursor section) {
    Token token = section.word();
    String word = Words.of(token.text());
    if (!WORDS.contains(word)) {
      return false;
    }
    if (word.equals("WAIT")) {
      Fields.expect(section, token, 2, 2, "WAIT, 40");
      add(section, token, null, null, null, null);
      return true;
    }
    Fields.expect(section, token, 4, 4, word + ", 1.5, TIME, 10");
    Quantity level =
        switch (word) {
          case "CC" -> Values.current(section, "a current");
          case "CP" -> Values.read(section, WATT, "a power");
          default -> StepReader.voltage(section);
        };
    section.take(',');
    Token time = section.field();
    if (!Words.of(time.text()).equals("TIME")) {
      throw section.flaw(time, "a pulse ends by its time", "TIME", null);
    }
    section.take(',');
    boolean isRate = word.equals("CC") && Values.isRate(level);
    add(
        section,
        token,
        word.equals("CC") && !isRate ? level : null,
        isRate ? level : null,
        word.equals("CP") ? level : null,
        word.equals("CV") ? level : null);
    return true;
  }

  private void add(
      Cursor section,
      Token token,
      @Nullable Quantity current,
      @Nullable Quantity rate,
      @Nullable Quantity power,
      @Nullable Quantity voltage) {
    Quantity duration = Values.read(section, Values.SECOND, "a time");
    Texts.end(section, "the time");
    pulses.add(
        Parts.checked(section, token, () -> new Pulse(duration, current, rate, power, voltage)));
  }

  @Override
  public List<String> words() {
    return WORDS;
  }

  @Override
  public Step build(Parts p) {
    return new PulseTrain(
        p.tag, pulses, repeats, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }
}
