package org.finales.api.cycling.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.quantity.Quantity;

/** Writes what ends a step and what follows then. */
final class EndWriter {
  private EndWriter() {}

  /** Writes ends, parted by semicolons. */
  static String write(List<EndCondition> ends, Control control) {
    return ends.stream().map(end -> write(end, control)).collect(Collectors.joining("; "));
  }

  private static String write(EndCondition end, Control control) {
    EndWord word = EndWord.of(end.kind());
    EndKind current = end.kind();
    if (EndWord.isRate(current)) {
      current = current == EndKind.UPPER_C_RATE ? EndKind.UPPER_CURRENT : EndKind.LOWER_CURRENT;
    }
    boolean isMeant = word.meant(control, end.quantity().value().signum()) == current;
    String sign = isMeant ? ", " : current == word.kind(true) ? " > " : " < ";
    return word + sign + value(word, end.quantity()) + then(end);
  }

  private static String value(EndWord word, Quantity quantity) {
    return switch (word) {
      case CURRENT -> Values.writeCurrent(quantity);
      case VOLTAGE -> voltage(quantity);
      default -> Values.write(quantity, word.unit());
    };
  }

  /** Writes a voltage; one below zero with its unit. */
  static String voltage(Quantity quantity) {
    return Values.write(quantity, quantity.value().signum() < 0 ? null : Values.VOLT);
  }

  /** Writes what follows an end, with its arrow; nothing if that is not said. */
  static String then(EndCondition end) {
    if (end.then() == null) {
      return "";
    }
    String tag = end.target() == null ? "" : " " + Texts.tag(end.target());
    return " -> " + end.then().name().replace('_', ' ').toUpperCase(Locale.ROOT) + tag;
  }
}
