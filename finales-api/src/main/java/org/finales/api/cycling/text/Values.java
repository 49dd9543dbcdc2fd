package org.finales.api.cycling.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.api.quantity.UnitException;
import org.jspecify.annotations.Nullable;

/** Reads and writes quantities: a number, and a unit unless it is the usual one. */
final class Values {
  static final Unit VOLT = Unit.parse("V");
  static final Unit AMPERE = Unit.parse("A");
  static final Unit C_RATE = Unit.parse("A/Ah");
  static final Unit SECOND = Unit.parse("s");

  private static final Pattern FRACTION =
      Pattern.compile("([+\\-−]?)\\s*+([CcDd])\\s*+/\\s*+(\\d{1,40}(?:\\.\\d{1,40})?)(?![\\d.eE])");
  private static final Pattern FRACTION_UNIT = Pattern.compile("C-rate/(\\d+(?:\\.\\d+)?)");
  private static final Pattern PLAIN_UNIT =
      Pattern.compile(
          "[^\\s,;|#\"<>=≤≥→\\p{Cntrl}\\p{Z}\uFEFF]+(?: [^\\s,;|#\"<>=≤≥→\\p{Cntrl}\\p{Z}\uFEFF]+)*");

  private Values() {}

  /**
   * Takes a quantity.
   *
   * @param usual unit of a bare number, and of the dimension that any other must have
   * @param what what is expected, with its article
   */
  static Quantity read(Cursor cursor, Unit usual, String what) {
    BigDecimal value = Numbers.read(cursor, what);
    int from = cursor.at();
    Unit unit = unit(cursor, usual);
    require(cursor, from, unit, usual, what);
    return new Quantity(value, unit);
  }

  private static void require(Cursor cursor, int from, Unit unit, Unit usual, String what) {
    if (!unit.isCompatibleWith(usual)) {
      int to = cursor.at();
      cursor.back(from);
      cursor.hasMore();
      throw cursor.flaw(
          new Token(unit.symbol(), cursor.at(), to),
          "'%s' is no unit for %s".formatted(Cursor.show(unit.symbol()), what),
          "a unit such as " + usual,
          null);
    }
  }

  /** Takes a unit, or nothing for the usual one. */
  static Unit unit(Cursor cursor, Unit usual) {
    boolean isQuoted = cursor.peek() == '"';
    Token token = isQuoted ? cursor.quoted() : cursor.field();
    if (token.text().isEmpty() && !isQuoted) {
      return usual;
    }
    try {
      return Unit.parse(token.text());
    } catch (UnitException e) {
      throw cursor.flaw(token, String.valueOf(e.getMessage()), "a unit such as " + usual, null);
    }
  }

  /** Takes a current, or a C-rate, which has a unit of its own. */
  static Quantity current(Cursor cursor, String what) {
    cursor.hasMore();
    int start = cursor.at();
    Matcher fraction = cursor.match(FRACTION);
    if (fraction != null) {
      return fraction(cursor, start, fraction);
    }
    BigDecimal value = Numbers.read(cursor, what);
    int from = cursor.at();
    if (cursor.peek() == '"') {
      return current(cursor, from, value, unit(cursor, AMPERE), what);
    }
    Token symbol = cursor.field();
    return switch (symbol.text()) {
      case "" -> new Quantity(value, AMPERE);
      case "C", "c" -> new Quantity(value, C_RATE);
      case "D", "d" -> discharging(cursor, symbol, value);
      default -> {
        cursor.back(from);
        yield current(cursor, from, value, unit(cursor, AMPERE), what);
      }
    };
  }

  private static Quantity current(
      Cursor cursor, int from, BigDecimal value, Unit unit, String what) {
    if (!unit.isCompatibleWith(C_RATE)) {
      require(cursor, from, unit, AMPERE, what);
    }
    return new Quantity(value, unit);
  }

  private static Quantity discharging(Cursor cursor, Token symbol, BigDecimal value) {
    if (value.signum() < 0) {
      throw cursor.flaw(
          symbol,
          "D already says that the current discharges",
          "a number without sign",
          "write 0.5D or -0.5C");
    }
    return new Quantity(value.negate(), C_RATE);
  }

  private static Quantity fraction(Cursor cursor, int start, Matcher fraction) {
    Token token = new Token(fraction.group(), start, cursor.at());
    boolean isNegative = fraction.group(1).equals("-") || fraction.group(1).equals("−");
    boolean discharges = fraction.group(2).equalsIgnoreCase("D");
    if (isNegative && discharges) {
      throw twice(cursor, token);
    }
    if (new BigDecimal(fraction.group(3)).signum() == 0) {
      throw cursor.flaw(token, "a C-rate cannot be divided by zero", "C/3", null);
    }
    Token left = cursor.field();
    if (!left.text().isEmpty()) {
      throw cursor.flaw(left, "nothing can follow a C-rate such as C/3", null, null);
    }
    return new Quantity(
        isNegative || discharges ? BigDecimal.ONE.negate() : BigDecimal.ONE,
        Unit.parse("C-rate/" + fraction.group(3)));
  }

  private static Flaw twice(Cursor cursor, Token token) {
    return cursor.flaw(
        token, "D already says that the current discharges", "D/2", "write D/2 or -C/2");
  }

  /** Tells whether a quantity is a current by the capacity. */
  static boolean isRate(Quantity quantity) {
    return quantity.unit().isCompatibleWith(C_RATE);
  }

  /** Writes a quantity; a number alone if its unit is the usual one. */
  static String write(Quantity quantity, @Nullable Unit usual) {
    return usual != null && quantity.unit().equals(usual)
        ? quantity.value().toString()
        : quantity.value() + " " + write(quantity.unit());
  }

  /** Writes a unit, in quotes if it has characters that mean something here. */
  static String write(Unit unit) {
    return PLAIN_UNIT.matcher(unit.symbol()).matches()
        ? unit.symbol()
        : Texts.quoted(unit.symbol());
  }

  /** Writes a current or a C-rate. */
  static String writeCurrent(Quantity quantity) {
    if (quantity.unit().equals(C_RATE)) {
      return quantity.value() + "C";
    }
    Matcher fraction = FRACTION_UNIT.matcher(quantity.unit().symbol());
    if (fraction.matches() && fraction.group(1).length() <= 40) {
      if (quantity.value().equals(BigDecimal.ONE)) {
        return "C/" + fraction.group(1);
      } else if (quantity.value().equals(BigDecimal.ONE.negate())) {
        return "-C/" + fraction.group(1);
      }
    }
    return write(quantity, AMPERE);
  }
}
