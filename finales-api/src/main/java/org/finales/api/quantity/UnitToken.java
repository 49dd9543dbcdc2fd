package org.finales.api.quantity;

/**
 * A piece of a unit text.
 *
 * @param text what stood there, for messages
 * @param unit the worth of a name or a number; one for all other kinds
 * @param exponent the exponent of the two kinds of power; zero for all other kinds
 */
record UnitToken(Kind kind, String text, UnitDefinition unit, int exponent) {

  enum Kind {
    /** A named unit or a number. */
    UNIT,
    TIMES,
    /** A product by standing side by side, or by a middle dot. */
    JOINED,
    DIVIDE,
    PER,
    /** An exponent of the atom before. */
    POWER,
    /** "square" or "cubic" before an atom. */
    POWER_OF_NEXT,
    OPEN,
    CLOSE,
    END
  }

  static UnitToken of(Kind kind, String text) {
    return new UnitToken(kind, text, UnitDefinition.ONE, 0);
  }

  static UnitToken unit(String text, UnitDefinition unit) {
    return new UnitToken(Kind.UNIT, text, unit, 0);
  }

  static UnitToken power(Kind kind, String text, int exponent) {
    return new UnitToken(kind, text, UnitDefinition.ONE, exponent);
  }

  /** Tells whether an operand ends with this token, so that an operator or exponent may follow. */
  boolean endsOperand() {
    return kind == Kind.UNIT || kind == Kind.CLOSE || kind == Kind.POWER;
  }

  String described() {
    return kind == Kind.END ? "the end of the text" : UnitText.show(text);
  }
}
