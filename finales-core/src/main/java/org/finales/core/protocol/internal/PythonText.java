package org.finales.core.protocol.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Python writes them, in which aurora-unicycler wrote the files that others read.
 *
 * <p>Source: Python's documentation of {@code repr} for floating point and of the presentation type
 * {@code f}.
 */
public final class PythonText {
  private static final int LEAST_POSITIONAL = -4;
  private static final int MOST_POSITIONAL = 16;

  private PythonText() {}

  /**
   * Returns the shortest decimal that is read as the same number: {@code 0.5}, {@code 3600.0},
   * {@code 1e-05}, {@code 1.5e+16}.
   *
   * @param value finite
   */
  public static String repr(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = shortest.precision() - shortest.scale() - 1;
    StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
    if (exponent < LEAST_POSITIONAL || exponent >= MOST_POSITIONAL) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      return text.append(exponent < 0 ? "e-" : "e+")
          .append(Math.abs(exponent) < 10 ? "0" : "")
          .append(Math.abs(exponent))
          .toString();
    }
    String plain = shortest.abs().toPlainString();
    return text.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "").toString();
  }

  /**
   * Returns the number with so many digits after the point, as Python's {@code %.6f}: its exact
   * value rounded half to even.
   *
   * @param value finite
   */
  public static String fixed(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    boolean negativeZero = rounded.signum() == 0 && (value < 0 || 1 / value < 0);
    return (negativeZero ? "-" : "") + rounded.toPlainString();
  }

  /** The JDK's own text has a digit too many now and then, before Java 19. */
  private static BigDecimal shortest(double value) {
    BigDecimal found = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal exact = new BigDecimal(value);
    while (found.precision() > 1) {
      BigDecimal shorter =
          exact
              .round(new MathContext(found.precision() - 1, RoundingMode.HALF_EVEN))
              .stripTrailingZeros();
      if (shorter.doubleValue() != value) {
        return found;
      }
      found = shorter;
    }
    return found;
  }
}
