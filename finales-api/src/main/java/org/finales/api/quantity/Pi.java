package org.finales.api.quantity;

import java.math.BigInteger;

/**
 * Exact comparison with powers of pi, which degrees need: no fraction equals a power of pi, so
 * enough digits always decide.
 */
final class Pi {

  private static final int FIRST_DIGITS = 40;
  private static final int GUARD_DIGITS = 10;

  private Pi() {}

  /** Compares {@code x * pi^j} with {@code y * pi^k}. */
  static int compare(Rational x, int j, Rational y, int k) {
    if (j == k || x.signum() != y.signum() || x.signum() == 0) {
      return j == k ? x.compareTo(y) : Integer.compare(x.signum(), y.signum());
    }
    // both have the sign s: s * |x|/|y| is compared with s * pi^(k-j)
    int order = k > j ? compareToPower(x.divide(y), k - j) : -compareToPower(y.divide(x), j - k);
    return x.signum() * order;
  }

  /** Compares a positive fraction with {@code pi^power}, where the power is positive. */
  private static int compareToPower(Rational ratio, int power) {
    for (int digits = FIRST_DIGITS; ; digits *= 2) {
      BigInteger scaled = scaledPi(digits);
      BigInteger unit = BigInteger.TEN.pow(digits);
      if (ratio.compareTo(Rational.of(scaled.subtract(BigInteger.ONE), unit).pow(power)) <= 0) {
        return -1;
      }
      if (ratio.compareTo(Rational.of(scaled.add(BigInteger.ONE), unit).pow(power)) >= 0) {
        return 1;
      }
    }
  }

  /**
   * Returns {@code pi * 10^digits}, off by less than one: Machin, pi = 16 atan(1/5) - 4
   * atan(1/239).
   */
  private static BigInteger scaledPi(int digits) {
    BigInteger unit = BigInteger.TEN.pow(digits + GUARD_DIGITS);
    BigInteger pi =
        arctanOfInverse(5, unit).shiftLeft(4).subtract(arctanOfInverse(239, unit).shiftLeft(2));
    return pi.divide(BigInteger.TEN.pow(GUARD_DIGITS));
  }

  private static BigInteger arctanOfInverse(long inverse, BigInteger unit) {
    BigInteger square = BigInteger.valueOf(inverse * inverse);
    BigInteger power = unit.divide(BigInteger.valueOf(inverse));
    BigInteger sum = power;
    for (long n = 3; power.signum() != 0; n += 2) {
      power = power.divide(square).negate();
      sum = sum.add(power.divide(BigInteger.valueOf(n)));
    }
    return sum;
  }
}
