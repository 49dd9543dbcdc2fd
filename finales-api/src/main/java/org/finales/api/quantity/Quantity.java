package org.finales.api.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * A number with a unit, kept as it was given; immutable.
 *
 * <p>{@link #equals} asks whether both were given alike: 1.0 mS/cm is not equal to 1.00 mS/cm, nor
 * to 0.1 S/m. {@link #isEquivalentTo} and {@link #compareTo} ask about the amount: all three are
 * the same. The natural order is therefore not consistent with equals, as with {@link BigDecimal}.
 *
 * @param value the number with all digits it was given with; at most {@value Rational#MAX_DIGITS}
 *     digits and an exponent of at most {@value Rational#MAX_EXPONENT} of either sign
 * @param unit the unit
 */
public record Quantity(@NotNull BigDecimal value, @NotNull Unit unit)
    implements Comparable<Quantity> {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the number is out of bounds
   */
  public Quantity {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(unit, "unit");
    Rational.requireBounded(value);
  }

  /**
   * Makes a quantity.
   *
   * @throws UnitException if the text is no unit
   * @throws IllegalArgumentException if the number is out of bounds
   */
  @JsonCreator
  public static Quantity of(
      @JsonProperty(value = "value", required = true) BigDecimal value,
      @JsonProperty(value = "unit", required = true) String unit) {
    return new Quantity(value, Unit.parse(unit));
  }

  /**
   * Makes a quantity from a double, taken as its shortest decimal, 0.1 for 0.1.
   *
   * @throws UnitException if the text is no unit
   * @throws IllegalArgumentException if the number is not finite
   */
  public static Quantity of(double value, String unit) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A quantity needs a finite number, not " + value);
    }
    return of(BigDecimal.valueOf(value), unit);
  }

  /**
   * Makes a quantity from decimal text, {@code "25.0"}.
   *
   * @throws UnitException if the second text is no unit
   * @throws IllegalArgumentException if the first text is no number or out of bounds
   */
  public static Quantity of(String value, String unit) {
    try {
      return of(new BigDecimal(value.strip()), unit);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(UnitText.show(value) + " is not a decimal number", e);
    }
  }

  /**
   * Converts exactly.
   *
   * @throws UnitException if the units do not measure the same thing
   * @throws ArithmeticException if no decimal number is exactly the result; then use {@link
   *     #toUnit(Unit, MathContext)}, {@link #exactIn} or {@link #doubleValue}
   */
  public Quantity toUnit(Unit target) {
    BigDecimal converted =
        Unit.convert(value, unit, target)
            .orElseThrow(
                () ->
                    new ArithmeticException(
                        "%s in %s has no end as a decimal number; say how to round it"
                            .formatted(this, target)));
    return new Quantity(converted, target);
  }

  /**
   * Converts and rounds.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public Quantity toUnit(Unit target, MathContext rounding) {
    return new Quantity(
        exactIn(target)
            .map(exact -> exact.round(rounding))
            .orElseGet(() -> new BigDecimal(doubleValue(target)).round(rounding)),
        target);
  }

  /**
   * Returns the number in another unit as a fraction; nothing only if it is irrational, as that of
   * 1 deg in rad.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public Optional<Rational> exactIn(Unit target) {
    return unit.convertExactly(Rational.of(value), target);
  }

  /**
   * Returns the number in another unit as the nearest double, or within a few units of the last
   * place where pi is involved.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public double doubleValue(Unit target) {
    return exactIn(target)
        .map(Rational::doubleValue)
        .orElseGet(() -> unit.convert(value.doubleValue(), target));
  }

  /**
   * Tells whether the other is the same amount, whatever its unit and digits; false if it measures
   * something else.
   */
  public boolean isEquivalentTo(Quantity other) {
    return unit.isCompatibleWith(other.unit) && compareTo(other) == 0;
  }

  /**
   * Tells exactly whether this lies between two quantities, both included.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public boolean isBetween(Quantity least, Quantity greatest) {
    return compareTo(least) >= 0 && compareTo(greatest) <= 0;
  }

  /**
   * Compares the amounts exactly.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  @Override
  public int compareTo(Quantity other) {
    return Unit.compare(value, unit, other.value, other.unit);
  }

  /** Returns number and unit as given, {@code 25.0 degC}. */
  @Override
  public String toString() {
    return value + " " + unit;
  }
}
