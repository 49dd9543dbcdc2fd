package org.finales.api.quantity;

/**
 * What a unit is worth: {@code value in SI = value * factor * pi^piPower + offset}.
 *
 * @param factor never zero
 * @param piPower zero for all but units of plane angle
 * @param offset zero for all but temperatures on scales with a zero of their own
 */
record UnitDefinition(Dimension dimension, Rational factor, int piPower, Rational offset) {

  static final UnitDefinition ONE =
      new UnitDefinition(Dimension.NONE, Rational.ONE, 0, Rational.ZERO);

  /**
   * Above this the scale of nested powers is refused; (10^24)^99, the largest prefix and exponent,
   * has 7,900 bits.
   */
  private static final int MAX_BITS = 8192;

  static UnitDefinition number(Rational factor) {
    return new UnitDefinition(Dimension.NONE, factor, 0, Rational.ZERO);
  }

  UnitDefinition times(UnitDefinition other) {
    return product(
        dimension.multiply(other.dimension),
        factor.multiply(other.factor),
        piPower + other.piPower);
  }

  UnitDefinition pow(int exponent) {
    long bits = Math.max(factor.numerator().bitLength(), factor.denominator().bitLength());
    if (bits * Math.abs((long) exponent) > MAX_BITS) {
      throw new UnitException(
          "exponent %d makes the scale of the unit too large".formatted(exponent));
    }
    return product(dimension.pow(exponent), factor.pow(exponent), piPower * exponent);
  }

  private static UnitDefinition product(Dimension dimension, Rational factor, int piPower) {
    int bits = Math.max(factor.numerator().bitLength(), factor.denominator().bitLength());
    if (bits > MAX_BITS || Math.abs(piPower) > Dimension.MAX_EXPONENT) {
      throw new UnitException("the scale of the unit is too large");
    }
    return new UnitDefinition(dimension, factor, piPower, Rational.ZERO);
  }

  boolean hasOffset() {
    return offset.signum() != 0;
  }
}
