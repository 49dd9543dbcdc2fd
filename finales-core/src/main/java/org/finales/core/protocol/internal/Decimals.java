package org.finales.core.protocol.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in vendors' files. */
public final class Decimals {
  private static final int LONGEST = 50;
  private static final int MAX_EXPONENT = 100;
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
}
