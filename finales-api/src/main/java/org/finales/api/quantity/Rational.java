package org.finales.api.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact fraction of two whole numbers in lowest terms, with a positive denominator; immutable.
 *
 * <p>Conversions between units are rational, not always decimal: one degree Fahrenheit is 5/9
 * kelvin.
 */
public final class Rational implements Comparable<Rational> {

  /** Zero. */
  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

  /** One. */
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  /** Most significant digits of a decimal that is taken in. */
  public static final int MAX_DIGITS = 1000;

  /** Largest decimal exponent, of either sign, of a decimal that is taken in. */
  public static final int MAX_EXPONENT = 1000;

  private static final BigInteger FIVE = BigInteger.valueOf(5);
  private static final MathContext FOR_DOUBLE = new MathContext(40);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * Returns the fraction {@code numerator / denominator} in lowest terms.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("A fraction cannot have the denominator 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    return new Rational(numerator.divide(divisor), denominator.divide(divisor));
  }

  /**
   * Returns the fraction {@code numerator / denominator} in lowest terms.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * Returns the exact value of a decimal.
   *
   * @param value at most {@value #MAX_DIGITS} digits, and a magnitude between 1e-{@value
   *     #MAX_EXPONENT} and 1e{@value #MAX_EXPONENT}, so that a short text such as {@code
   *     1e999999999} cannot exhaust the memory
   * @throws IllegalArgumentException if the value is outside these bounds
   */
  public static Rational of(BigDecimal value) {
    requireBounded(value);
    return value.scale() >= 0
        ? of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Rational(
            value.unscaledValue().multiply(BigInteger.TEN.pow(-value.scale())), BigInteger.ONE);
  }

  /**
   * Refuses decimals whose exact arithmetic would be out of proportion to the length of their text.
   */
  static void requireBounded(BigDecimal value) {
    // 3.33 bits to a digit: the cheap test goes first, precision() is linear or worse in the digits
    boolean tooLong =
        value.unscaledValue().bitLength() > 4 * MAX_DIGITS || value.precision() > MAX_DIGITS;
    long exponent = tooLong ? 0 : (long) value.precision() - value.scale();
    if (tooLong
        || Math.abs((long) value.scale()) > MAX_DIGITS + MAX_EXPONENT
        || Math.abs(exponent) > MAX_EXPONENT + 1) {
      throw new IllegalArgumentException(
          "A number may have at most %d digits and an exponent between -%d and %d"
              .formatted(MAX_DIGITS, MAX_EXPONENT, MAX_EXPONENT));
    }
  }

  /** Returns the numerator, which carries the sign. */
  public BigInteger numerator() {
    return numerator;
  }

  /** Returns the denominator, always positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /** Returns the sum. */
  public Rational add(Rational other) {
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Returns the difference. */
  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  /** Returns the product. */
  public Rational multiply(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * Returns the quotient.
   *
   * @throws ArithmeticException if the other is zero
   */
  public Rational divide(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** Returns this number with the other sign. */
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** Returns the magnitude. */
  public Rational abs() {
    return numerator.signum() < 0 ? negate() : this;
  }

  /**
   * Returns this number raised to a whole power.
   *
   * @throws ArithmeticException if this is zero and the exponent negative
   */
  public Rational pow(int exponent) {
    return exponent >= 0
        ? new Rational(numerator.pow(exponent), denominator.pow(exponent))
        : ONE.divide(pow(-exponent));
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /** Tells whether this is a whole number. */
  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /**
   * Returns the same number as a decimal, or nothing if its decimal expansion never ends, as that
   * of 1/3.
   */
  public Optional<BigDecimal> toBigDecimal() {
    int twos = denominator.getLowestSetBit();
    BigInteger rest = denominator.shiftRight(twos);
    int fives = 0;
    while (!rest.equals(BigInteger.ONE)) {
      BigInteger[] parts = rest.divideAndRemainder(FIVE);
      if (parts[1].signum() != 0) {
        return Optional.empty();
      }
      rest = parts[0];
      fives++;
    }
    int scale = Math.max(twos, fives);
    BigInteger unscaled =
        numerator.multiply(BigInteger.TWO.pow(scale - twos)).multiply(FIVE.pow(scale - fives));
    return Optional.of(new BigDecimal(unscaled, scale));
  }

  /** Returns this number rounded as asked. */
  public BigDecimal round(MathContext rounding) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), rounding);
  }

  /** Returns the nearest double; infinite or zero where the magnitude is beyond its range. */
  public double doubleValue() {
    return round(FOR_DOUBLE).doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational that
        && numerator.equals(that.numerator)
        && denominator.equals(that.denominator);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numerator, denominator);
  }

  /** Returns {@code 5/9}, or {@code 5} for a whole number. */
  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
