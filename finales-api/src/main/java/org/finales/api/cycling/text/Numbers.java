package org.finales.api.cycling.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.battinfo.Checks;
import org.jspecify.annotations.Nullable;

/** Reads decimal numbers with all their digits. */
final class Numbers {
  private static final int LONGEST = 400;

  // underscores between digits, a point at either end and a plus are numbers to Python's float(),
  // which the Battery Experiments Manager reads with
  private static final String DIGITS = "\\d++(?:_\\d++)*+";
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+\\-−]?(?:"
              + DIGITS
              + "(?:\\.(?:"
              + DIGITS
              + ")?)?|\\."
              + DIGITS
              + ")(?:[eE][+\\-−]?\\d++)?");

  private Numbers() {}

  /** Tells whether a text would be read as a number. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * Takes a number.
   *
   * @param what what is expected, with its article
   */
  static BigDecimal read(Cursor cursor, String what) {
    cursor.hasMore();
    int from = cursor.at();
    Matcher number = cursor.match(NUMBER);
    if (number == null) {
      throw cursor.flawHere(
          missing(cursor, "%s is no number", what), what, "a number has a decimal point, as 4.2");
    }
    Token token = new Token(number.group(), from, cursor.at());
    if (token.text().length() > LONGEST) {
      throw cursor.flaw(
          token,
          "the number has %d characters".formatted(token.text().length()),
          "at most " + LONGEST,
          null);
    }
    String plain = token.text().replace('−', '-').replace("_", "");
    int exponent = Math.max(plain.indexOf('e'), plain.indexOf('E'));
    BigDecimal value = exponent >= 0 && plain.length() - exponent > 6 ? null : decimal(plain);
    if (value == null) {
      throw cursor.flaw(
          token,
          "the number %s is out of range".formatted(Cursor.show(token.text())),
          "at most 100 digits, and a magnitude between 1e-300 and 1e300",
          null);
    }
    return value;
  }

  private static @Nullable BigDecimal decimal(String plain) {
    BigDecimal value = new BigDecimal(plain);
    try {
      Checks.of("number").number("number", value).done();
    } catch (IllegalArgumentException e) {
      return null;
    }
    return value;
  }

  /** Takes a whole number of at least 1. */
  static int count(Cursor cursor, String what) {
    cursor.hasMore();
    Token token = cursor.field();
    if (token.text().length() <= 10 && token.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
      long value = token.text().isEmpty() ? 0 : Long.parseLong(token.text());
      if (value >= 1 && value <= Integer.MAX_VALUE) {
        return (int) value;
      }
    }
    throw cursor.flaw(
        token,
        token.text().isEmpty()
            ? what + " is missing"
            : "%s is not %s".formatted(Cursor.show(token.text()), what),
        "a whole number from 1 to " + Integer.MAX_VALUE,
        null);
  }

  /** Returns a message about what is next, or says that it is missing. */
  static String missing(Cursor cursor, String message, String what) {
    int from = cursor.at();
    String next = cursor.field().text();
    cursor.back(from);
    return next.isEmpty() ? what + " is missing" : message.formatted(Cursor.show(next));
  }
}
