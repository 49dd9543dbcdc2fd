package org.finales.core.linkeddata.document;

import java.math.BigDecimal;

/**
 * Numbers in floating point as text: in the digits that were given, and in the canonical form of
 * JSON-LD 1.1 (section 8.6, data round tripping), {@code 2.5E1} for 25.
 */
final class Doubles {
  private static final int MAX_LENGTH = 100;

  private Doubles() {}

  /** Tells whether a text is a JSON number whose digits our reader gives back as they are. */
  static boolean isPlain(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    try {
      return new BigDecimal(text).toString().equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Tells whether a text is what JSON-LD processors make of a JSON number. */
  static boolean isCanonical(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf('E') < 0) {
      return false;
    }
    try {
      return canonical(new BigDecimal(text)).equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns a canonical number without an exponent if it stays short. */
  static String plain(String canonical) {
    BigDecimal value = new BigDecimal(canonical).stripTrailingZeros();
    if (value.scale() <= 0 && value.scale() > -15) {
      return value.setScale(1).toPlainString();
    }
    return value.scale() > 0 && value.scale() < 15 ? value.toPlainString() : value.toString();
  }

  /** Returns the canonical form of the double that is nearest to a number. */
  static String canonical(BigDecimal number) {
    double value = number.doubleValue();
    if (value == 0 || Double.isInfinite(value)) {
      return value == 0 ? "0.0E0" : value > 0 ? "INF" : "-INF";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String unscaled = digits.unscaledValue().abs().toString();
    int exponent = unscaled.length() - 1 - digits.scale();
    return (digits.signum() < 0 ? "-" : "")
        + unscaled.charAt(0)
        + "."
        + (unscaled.length() > 1 ? unscaled.substring(1) : "0")
        + "E"
        + exponent;
  }
}
