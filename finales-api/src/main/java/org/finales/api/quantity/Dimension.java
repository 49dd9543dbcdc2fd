package org.finales.api.quantity;

/**
 * What a unit measures: the exponents of the seven SI base units, as {@code kg.m-3} for a density;
 * a plane angle is dimensionless.
 *
 * @param length exponent of metre
 * @param mass exponent of kilogram
 * @param time exponent of second
 * @param current exponent of ampere
 * @param temperature exponent of kelvin
 * @param amount exponent of mole
 * @param luminousIntensity exponent of candela
 */
public record Dimension(
    int length,
    int mass,
    int time,
    int current,
    int temperature,
    int amount,
    int luminousIntensity) {

  /** Largest exponent of either sign. */
  public static final int MAX_EXPONENT = 99;

  /** The dimension of pure numbers. */
  public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0, 0, 0);

  private static final String[] SYMBOLS = {"m", "kg", "s", "A", "K", "mol", "cd"};

  /**
   * Checks the exponents.
   *
   * @throws UnitException if one is beyond {@value #MAX_EXPONENT}
   */
  public Dimension {
    check(length);
    check(mass);
    check(time);
    check(current);
    check(temperature);
    check(amount);
    check(luminousIntensity);
  }

  private static void check(int exponent) {
    if (Math.abs(exponent) > MAX_EXPONENT) {
      throw new UnitException(
          "exponent %d is out of bounds; the largest is %d".formatted(exponent, MAX_EXPONENT));
    }
  }

  /** Returns the dimension of a product. */
  public Dimension multiply(Dimension other) {
    return new Dimension(
        length + other.length,
        mass + other.mass,
        time + other.time,
        current + other.current,
        temperature + other.temperature,
        amount + other.amount,
        luminousIntensity + other.luminousIntensity);
  }

  /**
   * Returns the dimension of a power.
   *
   * @param exponent at most {@value #MAX_EXPONENT} in magnitude
   */
  public Dimension pow(int exponent) {
    check(exponent);
    return new Dimension(
        length * exponent,
        mass * exponent,
        time * exponent,
        current * exponent,
        temperature * exponent,
        amount * exponent,
        luminousIntensity * exponent);
  }

  /** Tells whether this is the dimension of pure numbers. */
  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * Returns the product of SI base units in UCUM notation, {@code kg.m-3}, or {@code 1} for pure
   * numbers.
   */
  @Override
  public String toString() {
    int[] exponents = {length, mass, time, current, temperature, amount, luminousIntensity};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < exponents.length; i++) {
      if (exponents[i] != 0) {
        text.append(text.isEmpty() ? "" : ".").append(SYMBOLS[i]);
        text.append(exponents[i] == 1 ? "" : Integer.toString(exponents[i]));
      }
    }
    return text.isEmpty() ? "1" : text.toString();
  }
}
