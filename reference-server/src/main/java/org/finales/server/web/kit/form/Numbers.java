package org.finales.server.web.kit.form;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people type them. */
public final class Numbers {
  /** So many characters of a number are more than any instrument shows. */
  private static final int MAX_NUMBER = 60;

  private static final int MAX_EXPONENT = 300;

  private Numbers() {}

  /** A number with a point or one comma before its fraction; nothing if it is none. */
  public static Optional<BigDecimal> parse(String text) {
    String plain = text.strip().replace('\u2212', '-');
    if (plain.indexOf('.') < 0 && plain.indexOf(',') == plain.lastIndexOf(',')) {
      plain = plain.replace(',', '.');
    }
    if (plain.length() > MAX_NUMBER
        || !plain.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(plain);
    int magnitude = number.precision() - number.scale();
    return number.signum() != 0 && Math.abs(magnitude) > MAX_EXPONENT
        ? Optional.empty()
        : Optional.of(number);
  }
}
