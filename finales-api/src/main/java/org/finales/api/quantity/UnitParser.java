package org.finales.api.quantity;

import java.util.List;
import org.finales.api.quantity.UnitToken.Kind;

/**
 * Recursive-descent parser of unit expressions.
 *
 * <pre>
 * expression = [ "/" | "per" ] power { operator power }
 * operator   = "*" | "." | "·" | blank | "-"          product; a hyphen between letters only
 *            | "/"                                    quotient by the next power
 *            | "per"                                  quotient by the product of the words that follow
 * power      = [ "square" | "cubic" ] atom [ exponent | "squared" | "cubed" ]
 * atom       = number | name | "(" expression ")"
 * exponent   = whole number, as -3 right after the atom or after "^" or "**"
 * </pre>
 *
 * <p>Products and quotients are read from left to right, as UCUM and pint do. After a slash a
 * product written by a blank, a hyphen or a middle dot is refused: a chemist's {@code J/mol K} and
 * a program's mean different things.
 */
final class UnitParser {

  private final List<UnitToken> tokens;
  private int next;

  UnitParser(UnitTable table, String normalizedText) {
    this.tokens = new UnitLexer(table, normalizedText).tokens();
  }

  UnitDefinition parse() {
    UnitDefinition unit = expression();
    UnitToken rest = peek();
    if (rest.kind() != Kind.END) {
      throw new UnitException(
          rest.kind() == Kind.CLOSE
              ? "there is a ')' without a '('"
              : "%s is not expected where it stands".formatted(rest.described()));
    }
    return unit;
  }

  private UnitDefinition expression() {
    boolean leadingDivision = peek().kind() == Kind.DIVIDE || peek().kind() == Kind.PER;
    UnitDefinition unit = leadingDivision ? UnitDefinition.ONE : power();
    boolean divided = false;
    while (true) {
      switch (peek().kind()) {
        case TIMES -> {
          take();
          unit = product(unit, power());
        }
        case DIVIDE -> {
          take();
          unit = product(unit, inverse(power()));
          divided = true;
        }
        case PER -> {
          take();
          unit = product(unit, inverse(words()));
          divided = true;
        }
        case JOINED -> {
          if (divided) {
            throw new UnitException(
                "a product after a division can be read in two ways; write A/(B.C) or A.C/B");
          }
          take();
          unit = product(unit, power());
        }
        default -> {
          return unit;
        }
      }
    }
  }

  /** The divisor after "per": joule per mole kelvin is J/(mol K). */
  private UnitDefinition words() {
    UnitDefinition unit = power();
    while (peek().kind() == Kind.JOINED) {
      take();
      unit = product(unit, power());
    }
    return unit;
  }

  private UnitDefinition power() {
    if (peek().kind() == Kind.POWER_OF_NEXT) {
      int exponent = take().exponent();
      return raise(atom(), exponent);
    }
    UnitDefinition unit = atom();
    if (peek().kind() == Kind.POWER) {
      unit = raise(unit, take().exponent());
      if (peek().kind() == Kind.POWER) {
        throw new UnitException(
            "only one exponent may follow; put parentheses around the first power");
      }
    }
    return unit;
  }

  private UnitDefinition atom() {
    UnitToken token = take();
    switch (token.kind()) {
      case UNIT -> {
        return token.unit();
      }
      case OPEN -> {
        UnitDefinition inside = expression();
        if (take().kind() != Kind.CLOSE) {
          throw new UnitException("a ')' is missing");
        }
        return inside;
      }
      default ->
          throw new UnitException(
              "a unit is expected, but there is %s".formatted(token.described()));
    }
  }

  private static UnitDefinition product(UnitDefinition a, UnitDefinition b) {
    if (a.equals(UnitDefinition.ONE) && !b.hasOffset()) {
      return b;
    }
    refuseOffset(a);
    refuseOffset(b);
    return a.times(b);
  }

  private static UnitDefinition inverse(UnitDefinition unit) {
    return raise(unit, -1);
  }

  private static UnitDefinition raise(UnitDefinition unit, int exponent) {
    if (exponent == 1) {
      return unit;
    }
    refuseOffset(unit);
    return unit.pow(exponent);
  }

  private static void refuseOffset(UnitDefinition unit) {
    if (unit.hasOffset()) {
      throw new UnitException(
          "a temperature scale with a zero of its own, such as degC, cannot be part of a product; "
              + "write K, because a difference of 1 degC is 1 K, or delta_degC");
    }
  }

  private UnitToken peek() {
    return tokens.get(next);
  }

  private UnitToken take() {
    UnitToken token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }
}
