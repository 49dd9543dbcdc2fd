package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Then;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Reads what ends a step and what follows then. */
final class EndReader {
  private final Findings findings;
  private final Tags tags;

  EndReader(Findings findings, Tags tags) {
    this.findings = findings;
    this.tags = tags;
  }

  /** Takes ends, parted by semicolons, up to the end of the section. */
  List<EndCondition> read(Cursor cursor, Control control) {
    List<EndCondition> ends = new ArrayList<>();
    do {
      try {
        ends.add(end(cursor, control));
      } catch (Flaw flaw) {
        findings.problem(flaw);
        cursor.skipPart();
      }
    } while (cursor.take(';') && !findings.isFull());
    return ends;
  }

  /** Takes the bare time of a rest, and the ends after it. */
  List<EndCondition> afterTime(Cursor cursor) {
    List<EndCondition> ends = new ArrayList<>();
    try {
      int place = cursor.at();
      Quantity time = Values.read(cursor, Values.SECOND, EndWord.TIME.what());
      check(cursor, cursor.since(place), EndWord.TIME, time);
      ends.add(follow(cursor, EndKind.DURATION, time));
    } catch (Flaw flaw) {
      findings.problem(flaw);
      cursor.skipPart();
    }
    if (cursor.take(';')) {
      ends.addAll(read(cursor, Control.NONE));
    }
    return ends;
  }

  private EndCondition end(Cursor cursor, Control control) {
    int start = cursor.at();
    Token token = cursor.field();
    String name = Words.of(token.text());
    EndWord word = EndWord.of(name);
    if (word == null) {
      throw cursor.flaw(
          token,
          name.isEmpty()
              ? "what ends the step is missing"
              : "nothing ends a step by %s".formatted(Cursor.show(token.text())),
          String.join(", ", EndWord.NAMES),
          Numbers.isNumber(token.text())
              ? "numbers have a decimal point, as 1.5"
              : Words.hint(name, EndWord.NAMES));
    }
    cursor.take(',');
    int sign = cursor.peek();
    boolean isUpper = cursor.take('>') || cursor.take('≥');
    boolean isLower = !isUpper && (cursor.take('<') || cursor.take('≤'));
    if (isUpper || isLower) {
      cursor.take('=');
    }
    if ((isUpper || isLower) && !word.hasDirection()) {
      throw cursor.flaw(
          new Token(String.valueOf((char) sign), cursor.at() - 1, cursor.at()),
          "%s is reached from one side only".formatted(word),
          word + ", and the number",
          null);
    }
    int place = cursor.at();
    Quantity quantity =
        word == EndWord.CURRENT
            ? Values.current(cursor, word.what())
            : Values.read(cursor, word.unit(), word.what());
    Token given = cursor.since(place);
    EndKind kind;
    if (isUpper || isLower) {
      kind = word.kind(isUpper);
    } else {
      kind = meant(cursor, cursor.since(start), word, control, quantity);
    }
    check(cursor, given, word, quantity);
    if (word == EndWord.CURRENT && Values.isRate(quantity)) {
      kind = EndWord.asRate(kind);
    }
    return follow(cursor, kind, quantity);
  }

  private EndKind meant(
      Cursor cursor, Token whole, EndWord word, Control control, Quantity quantity) {
    int sign = quantity.value().signum();
    EndKind kind = word.meant(control, sign);
    if (kind == null) {
      String expected = "%s > or %s <".formatted(word, word);
      throw word.isHeld(control)
          ? cursor.flaw(
              whole,
              "%s is what this step holds, so that it cannot end it".formatted(word),
              "another limit such as TIME",
              "write %s if a guard is meant".formatted(expected))
          : cursor.flaw(
              whole,
              "it cannot be told whether %s is meant to rise or to fall to this".formatted(word),
              expected,
              null);
    }
    if (sign < 0 && word != EndWord.VOLTAGE && word.hasDirection() && word != EndWord.TEMPERATURE) {
      findings.warning(
          cursor.note(
              whole,
              "%s below zero ends the step when the %s of a discharge has faded to it"
                  .formatted(word.what(), word.name().toLowerCase(Locale.ROOT)),
              null,
              "leave out the minus if that of a charge is meant"));
    }
    return kind;
  }

  /** Holds to what the Battery Experiments Manager refuses for good reasons. */
  private void check(Cursor cursor, Token given, EndWord word, Quantity quantity) {
    if (word == EndWord.TIME && quantity.value().signum() < 0) {
      throw cursor.flaw(given, "a time cannot be less than zero", "a time such as 60", null);
    }
    if (word == EndWord.TIME && quantity.value().signum() == 0) {
      findings.warning(cursor.note(given, "the step ends at once", null, null));
    }
    if (word == EndWord.VOLTAGE) {
      checkVoltage(cursor, given, quantity);
    }
  }

  /** A voltage below zero is a slip with most cells, so that it needs its unit. */
  static void checkVoltage(Cursor cursor, Token given, Quantity voltage) {
    if (voltage.value().signum() < 0 && Numbers.isNumber(given.text())) {
      throw cursor.flaw(
          given,
          "a voltage below zero is not allowed without its unit",
          "a voltage such as 2.5",
          "write %s V if the cell can have that".formatted(Cursor.show(given.text())));
    }
  }

  private EndCondition follow(Cursor cursor, EndKind kind, Quantity quantity) {
    @Nullable Then then = null;
    @Nullable Token target = null;
    if (cursor.takeArrow()) {
      Token first = cursor.word();
      then =
          switch (Words.of(first.text())) {
            case "NEXT" -> Then.NEXT;
            case "STOP" -> Then.STOP;
            case "FAIL" -> Then.FAIL;
            case "GO", "GOTO" -> Then.GO_TO;
            default ->
                throw cursor.flaw(
                    first,
                    first.text().isEmpty()
                        ? "what follows is missing"
                        : "%s is nothing that can follow".formatted(Cursor.show(first.text())),
                    "NEXT, STOP, FAIL or GO TO and a tag",
                    first.text().isEmpty() ? null : "a tag needs GO TO before it");
          };
      if (then == Then.GO_TO) {
        target = target(cursor, first);
      }
    }
    if (cursor.hasMore() && cursor.peek() != ';') {
      throw cursor.flawHere(
          "there is more after the end of the step than belongs here",
          "; before another end, | before anything else",
          "several ends are parted by semicolons");
    }
    @Nullable Then next = then;
    @Nullable String tag = target == null ? null : target.text();
    return Parts.checked(
        cursor,
        target == null ? cursor.since(cursor.at()) : target,
        () -> new EndCondition(kind, quantity, next, tag));
  }

  private Token target(Cursor cursor, Token go) {
    if (Words.of(go.text()).equals("GO") && !Words.of(cursor.word().text()).equals("TO")) {
      throw cursor.flaw(go, "TO is missing after GO", "GO TO and a tag", null);
    }
    Token target = cursor.peek() == '"' ? cursor.quoted() : cursor.word();
    if (target.text().isEmpty()) {
      throw cursor.flaw(target, "the tag to go to is missing", "the tag of a step", null);
    }
    tags.refer(cursor, target);
    return target;
  }
}
