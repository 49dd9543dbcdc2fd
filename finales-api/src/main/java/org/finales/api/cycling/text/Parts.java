package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What every step has: gathered while its statement is read. */
final class Parts {
  /** What one kind of step makes of the parts. */
  interface Shape {
    Step build(Parts parts);

    /** Takes a section that only this kind of step has, or returns false and leaves it. */
    default boolean take(Cursor section) {
      return false;
    }

    /** Returns the words of these sections. */
    default List<String> words() {
      return List.of();
    }
  }

  private static final List<String> COMMON = List.of("CHAMBER", "RECORD", "SAFETY", "NOTE");
  static final Unit CELSIUS = Unit.parse("degC");

  final @Nullable String tag;
  List<EndCondition> ends = List.of();
  @Nullable Quantity temperature;
  @Nullable Recording recording;
  @Nullable SafetyLimits limits;
  @Nullable String comment;
  private final Set<String> seen = new TreeSet<>();

  Parts(@Nullable String tag) {
    this.tag = tag;
  }

  /**
   * Takes the sections behind the bars of a statement.
   *
   * @param shape the step; null if it cannot be read, and only what is common is looked at
   */
  void take(List<Cursor> sections, @Nullable Shape shape, Findings findings) {
    for (Cursor section : sections) {
      if (findings.isFull()) {
        return;
      }
      try {
        take(section, shape);
      } catch (Flaw flaw) {
        findings.problem(flaw);
      }
    }
  }

  private void take(Cursor section, @Nullable Shape shape) {
    section.hasMore();
    int start = section.at();
    Token token = section.word();
    String word = Words.of(token.text());
    if (!COMMON.contains(word)) {
      section.back(start);
      if (shape != null && !shape.take(section)) {
        throw unknown(section, token, word, shape);
      }
      return;
    }
    if (!seen.add(word)) {
      throw section.flaw(token, word + " is given twice for one step", null, "leave one out");
    }
    section.take(',');
    switch (word) {
      case "CHAMBER" -> {
        temperature = Values.read(section, CELSIUS, "a temperature");
        Texts.end(section, "the temperature");
      }
      case "RECORD" -> recording = checked(section, token, () -> Keyed.recording(section));
      case "SAFETY" -> limits = checked(section, token, () -> Keyed.safety(section));
      default -> comment = Texts.read(section, "the note").text();
    }
  }

  private static Flaw unknown(Cursor section, Token token, String word, Shape shape) {
    List<String> known = new ArrayList<>(shape.words());
    known.addAll(COMMON);
    boolean isInstruction = Words.INSTRUCTIONS.contains(word);
    return section.flaw(
        token,
        isInstruction
            ? "%s begins an instruction, which needs a line of its own".formatted(word)
            : "%s is nothing that a step can have"
                .formatted(token.text().isEmpty() ? "this" : Cursor.show(token.text())),
        String.join(", ", known),
        isInstruction ? "leave out the |" : Words.hint(word, known));
  }

  /** Makes something of the model and says where it stands if the model refuses it. */
  static <T> T checked(Cursor cursor, Token token, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw cursor.flaw(token, String.valueOf(e.getMessage()), null, null);
    }
  }
}
