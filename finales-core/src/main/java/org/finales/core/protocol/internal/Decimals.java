package org.finales.core.protocol.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in vendors' files. */
public final class Decimals {
  private static final int LONGEST = 50;
  private static final int MAX_EXPONENT = 100;

  /** Digits that a double keeps for sure. */
  private static final int DIGITS = 15;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

  private Decimals() {}

  /** Returns the number that a text is, without zeros at its end; null if it is none. */
  public static @Nullable BigDecimal parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.length() > LONGEST || !NUMBER.matcher(stripped).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(stripped);
    long exponent = (long) number.precision() - number.scale() - 1;
    if (number.signum() != 0 && Math.abs(exponent) > MAX_EXPONENT) {
      return null;
    }
    return tidy(number);
  }

  /** Returns the number without zeros at its end and without an exponent. */
  public static BigDecimal tidy(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** Returns the quotient, to 16 digits where it has no end. */
  public static BigDecimal divide(BigDecimal number, BigDecimal by) {
    return tidy(number.divide(by, MathContext.DECIMAL64));
  }

  /**
   * Returns a number that was multiplied by a factor in floating point, as it was before: the
   * shorter decimal, where that gives the same number again.
   *
   * @param exact the exact quotient
   * @param again what multiplies it in floating point, as the writer did
   * @param written the number that was written
   */
  public static BigDecimal before(BigDecimal exact, DoubleUnaryOperator again, BigDecimal written) {
    if (exact.precision() <= DIGITS) {
      return tidy(exact);
    }
    for (int digits = DIGITS; digits <= DIGITS + 2; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (again.applyAsDouble(shorter.doubleValue()) == written.doubleValue()) {
        return tidy(shorter);
      }
    }
    return tidy(exact);
  }
}
