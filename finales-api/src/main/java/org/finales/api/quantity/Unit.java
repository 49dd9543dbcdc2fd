package org.finales.api.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A unit of measurement with its exact worth in SI units; immutable.
 *
 * <p>A value {@code v} in this unit is {@code v * scale * pi^piPower + offset} in coherent SI
 * units. The scale and the offset are fractions, so nothing is ever rounded; the power of pi is
 * zero for all but plane angles in degrees; the offset is zero for all but the Celsius and
 * Fahrenheit scales.
 *
 * <p>Units are read by {@link #parse}: UCUM codes ({@code mS/cm}, {@code mm2.s-1}, {@code Cel}),
 * pint's spelling ({@code gram / centimeter ** 3}), QUDT codes ({@code GM-PER-CentiM3}), EMMO
 * labels ({@code MilliSiemensPerCentiMetre}) and what people write ({@code g cm⁻³}, {@code mol.-%},
 * {@code °C}, {@code cSt}, {@code mAh/g}). {@code C} is coulomb, {@code M} is mole per litre,
 * {@code a.u.} and counts are the number 1. Percentages of mass, volume, amount and atoms are all
 * 1/100: what is counted is for the {@code FractionType} to say.
 *
 * <p>Two units are {@linkplain #equals equal} when they are written and worth the same, and
 * {@linkplain #isEquivalentTo equivalent} when they are worth the same.
 */
public final class Unit {

  /** Most characters of a text that is read as a unit. */
  public static final int MAX_LENGTH = 100;

  /** The unit of pure numbers. */
  public static final Unit ONE = new Unit("1", UnitDefinition.ONE);

  private static final int CACHE_SIZE = 2048;
  private static final Map<String, Unit> CACHE = new ConcurrentHashMap<>();

  // Doubles carry 2^-53; four roundings happen on the way to SI. Scales beyond these bounds would
  // lose more.
  private static final double COMPARE_TOLERANCE = 1e-14;
  private static final double SMALLEST_FAST_SCALE = 1e-150;
  private static final double LARGEST_FAST_SCALE = 1e150;

  private final String symbol;
  private final UnitDefinition definition;
  private final double doubleScale;
  private final double doubleOffset;

  private Unit(String symbol, UnitDefinition definition) {
    this.symbol = symbol;
    this.definition = definition;
    this.doubleScale = definition.factor().doubleValue() * Math.pow(Math.PI, definition.piPower());
    this.doubleOffset = definition.offset().doubleValue();
  }

  /**
   * Reads a unit in any of the spellings that the class names.
   *
   * @param text 1 to {@value #MAX_LENGTH} characters
   * @throws UnitException if the text is none, with the place, the reason and a hint
   */
  @JsonCreator
  public static Unit parse(String text) {
    Unit known = CACHE.get(text);
    if (known != null) {
      return known;
    }
    checkLength(text);
    String symbol = text.strip();
    try {
      return remember(text, new Unit(symbol, read(UnitText.normalize(symbol))));
    } catch (UnitException e) {
      throw explained(text, e);
    }
  }

  /** Reads a unit as {@link #parse} does, or returns nothing where that would throw. */
  public static Optional<Unit> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (UnitException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a code of the QUDT vocabulary, {@code GM-PER-CentiM3}, and nothing else: here {@code M}
   * is the metre, which {@link #parse} reads as mole per litre.
   *
   * @throws UnitException if the text is no such code
   */
  public static Unit parseQudt(String code) {
    checkLength(code);
    try {
      UnitDefinition unit = QudtCode.read(code.strip(), UnitTable.standard());
      if (unit == null) {
        throw new UnitException("not a code of the QUDT vocabulary such as MilliS-PER-CentiM");
      }
      return new Unit(code.strip(), unit);
    } catch (UnitException e) {
      throw explained(code, e);
    }
  }

  private static void checkLength(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new UnitException(
          "Cannot read the unit %s: it has %d characters, at most %d are allowed"
              .formatted(UnitText.show(text), text.length(), MAX_LENGTH));
    }
    if (text.isBlank()) {
      throw new UnitException("The unit is empty; write 1 for a pure number");
    }
  }

  private static UnitException explained(String text, UnitException cause) {
    return new UnitException(
        "Cannot read the unit %s: %s".formatted(UnitText.show(text), cause.getMessage()));
  }

  private static UnitDefinition read(String text) {
    UnitTable table = UnitTable.standard();
    UnitDefinition unit = table.unprefixed(text);
    if (unit == null) {
      // before the expressions, because PA is QUDT's pascal and nobody's petaampere
      unit = QudtCode.read(text, table);
    }
    return unit != null ? unit : new UnitParser(table, text).parse();
  }

  private static Unit remember(String text, Unit unit) {
    if (CACHE.size() >= CACHE_SIZE) {
      CACHE.clear();
    }
    CACHE.put(text, unit);
    return unit;
  }

  /** Returns the unit as it was written. */
  @JsonValue
  public String symbol() {
    return symbol;
  }

  /** Returns what the unit measures. */
  public Dimension dimension() {
    return definition.dimension();
  }

  /**
   * Returns the exact number of coherent SI units in one of this, but for the power of pi; never
   * zero.
   */
  public Rational scale() {
    return definition.factor();
  }

  /** Returns the power of pi in the scale: 1 for degrees, 0 for nearly all other units. */
  public int piPower() {
    return definition.piPower();
  }

  /**
   * Returns where this unit's zero lies, in coherent SI units: 273.15 for degrees Celsius, 0 for
   * nearly all other units.
   */
  public Rational offset() {
    return definition.offset();
  }

  /**
   * Tells whether values in this unit can be converted to the other: both have the same dimension.
   */
  public boolean isCompatibleWith(Unit other) {
    return dimension().equals(other.dimension());
  }

  /** Tells whether the other unit is worth exactly the same, however it is written. */
  public boolean isEquivalentTo(Unit other) {
    return definition.equals(other.definition);
  }

  /**
   * Checks that values in the other unit can be converted to this one.
   *
   * @throws UnitException if they cannot, with both units and both dimensions
   */
  public void requireCompatible(Unit other) {
    if (!isCompatibleWith(other)) {
      String hint =
          isCoulombForCelsius(other) || other.isCoulombForCelsius(this)
              ? "; C is coulomb, degrees Celsius are written degC"
              : "";
      throw new UnitException(
          "'%s' (dimension %s) and '%s' (dimension %s) do not measure the same thing%s"
              .formatted(other.symbol, other.dimension(), symbol, dimension(), hint));
    }
  }

  private boolean isCoulombForCelsius(Unit other) {
    return symbol.equals("C") && other.dimension().equals(new Dimension(0, 0, 0, 0, 1, 0, 0));
  }

  /**
   * Converts a value exactly.
   *
   * @param value with at most {@value Rational#MAX_DIGITS} digits and an exponent of at most
   *     {@value Rational#MAX_EXPONENT}
   * @return the value in the other unit; nothing if no decimal number is exactly that, as with 1
   *     degF in K or 1 deg in rad
   * @throws UnitException if the units do not measure the same thing
   */
  public static Optional<BigDecimal> convert(BigDecimal value, Unit from, Unit to) {
    to.requireCompatible(from);
    if (from.isEquivalentTo(to)) {
      return Optional.of(value);
    }
    return from.convertExactly(Rational.of(value), to).flatMap(Rational::toBigDecimal);
  }

  /**
   * Converts a value of this unit exactly.
   *
   * @return the value in the other unit; nothing only if it is irrational, as with 1 deg in rad
   * @throws UnitException if the units do not measure the same thing
   */
  public Optional<Rational> convertExactly(Rational value, Unit to) {
    to.requireCompatible(this);
    Rational scaled = value.multiply(scale());
    if (piPower() == to.piPower()) {
      return Optional.of(scaled.add(offset()).subtract(to.offset()).divide(to.scale()));
    }
    return value.signum() == 0 && offset().equals(to.offset())
        ? Optional.of(Rational.ZERO)
        : Optional.empty();
  }

  /**
   * Converts a value of this unit to coherent SI units (kelvin, pascal second, siemens per metre)
   * in binary floating point: a matter of nanoseconds, with a relative error of about 1e-15. Use
   * {@link #compare} where the last digit decides.
   */
  public double toBase(double value) {
    return value * doubleScale + doubleOffset;
  }

  /**
   * Converts a value in coherent SI units to this unit in binary floating point; the reverse of
   * {@link #toBase}.
   */
  public double fromBase(double base) {
    return (base - doubleOffset) / doubleScale;
  }

  /**
   * Converts a value of this unit to the other in binary floating point, with a relative error of
   * about 1e-15 of the larger of the value and the offset.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public double convert(double value, Unit to) {
    to.requireCompatible(this);
    return isEquivalentTo(to) ? value : to.fromBase(toBase(value));
  }

  /**
   * Compares two values exactly, whatever their units: 1 mS/cm equals 0.1 S/m, and 0.3 is not
   * 0.30000000000000004.
   *
   * <p>Values that clearly differ are told apart in floating point; only near-ties cost exact
   * arithmetic.
   *
   * @return negative, zero or positive as the first is less than, equal to or greater than the
   *     second
   * @throws UnitException if the units do not measure the same thing
   * @throws IllegalArgumentException if a number is beyond the bounds of {@link
   *     Rational#of(BigDecimal)}
   */
  public static int compare(BigDecimal a, Unit unitOfA, BigDecimal b, Unit unitOfB) {
    unitOfA.requireCompatible(unitOfB);
    if (unitOfA.isEquivalentTo(unitOfB)) {
      // all scales are positive
      return a.compareTo(b);
    }
    Rational.requireBounded(a);
    Rational.requireBounded(b);
    if (unitOfA.isFast() && unitOfB.isFast()) {
      double scaledA = a.doubleValue() * unitOfA.doubleScale;
      double scaledB = b.doubleValue() * unitOfB.doubleScale;
      double difference = scaledA + unitOfA.doubleOffset - (scaledB + unitOfB.doubleOffset);
      double magnitude =
          Math.abs(scaledA) + Math.abs(scaledB) + unitOfA.doubleOffset + unitOfB.doubleOffset;
      if (Math.abs(difference) > COMPARE_TOLERANCE * magnitude + SMALLEST_FAST_SCALE
          && magnitude < LARGEST_FAST_SCALE) {
        return difference < 0 ? -1 : 1;
      }
    }
    return compareExactly(Rational.of(a), unitOfA, Rational.of(b), unitOfB);
  }

  private boolean isFast() {
    return doubleScale > SMALLEST_FAST_SCALE
        && doubleScale < LARGEST_FAST_SCALE
        && Math.abs(piPower()) <= 4;
  }

  /**
   * Compares two values exactly, whatever their units.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public static int compareExactly(Rational a, Unit unitOfA, Rational b, Unit unitOfB) {
    unitOfA.requireCompatible(unitOfB);
    Rational baseA = a.multiply(unitOfA.scale());
    Rational baseB = b.multiply(unitOfB.scale());
    if (unitOfA.piPower() == 0 && unitOfB.piPower() == 0) {
      return baseA.add(unitOfA.offset()).compareTo(baseB.add(unitOfB.offset()));
    }
    // an offset and a power of pi never meet in one unit: the other side takes both offsets
    if (unitOfA.piPower() == 0) {
      baseA = baseA.add(unitOfA.offset());
    } else if (unitOfB.piPower() == 0) {
      baseB = baseB.add(unitOfB.offset());
    }
    return Pi.compare(baseA, unitOfA.piPower(), baseB, unitOfB.piPower());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit that
        && symbol.equals(that.symbol)
        && definition.equals(that.definition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(symbol, definition);
  }

  /** Returns the unit as it was written. */
  @Override
  public String toString() {
    return symbol;
  }
}
