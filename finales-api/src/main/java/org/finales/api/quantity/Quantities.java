package org.finales.api.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;

/**
 * Numbers that share a unit, such as repeated measurements or a spectrum's axis, kept as they were
 * given; immutable.
 *
 * @param values the numbers in their order, each within the bounds of {@link Quantity}; may be
 *     empty
 * @param unit the unit of all of them
 */
public record Quantities(@NotNull List<@NotNull BigDecimal> values, @NotNull Unit unit) {

  /**
   * Copies the list and checks the bounds.
   *
   * @throws IllegalArgumentException if a number is out of bounds, with its position
   */
  public Quantities {
    values = List.copyOf(values);
    for (int i = 0; i < values.size(); i++) {
      try {
        Rational.requireBounded(values.get(i));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("values[%d]: %s".formatted(i, e.getMessage()), e);
      }
    }
  }

  /**
   * Makes a list of quantities.
   *
   * @throws UnitException if the text is no unit
   * @throws IllegalArgumentException if a number is out of bounds
   */
  @JsonCreator
  public static Quantities of(
      @JsonProperty(value = "values", required = true) List<BigDecimal> values,
      @JsonProperty(value = "unit", required = true) String unit) {
    return new Quantities(values, Unit.parse(unit));
  }

  /** Returns how many numbers there are. */
  public int size() {
    return values.size();
  }

  /**
   * Returns one of them with its unit.
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is none
   */
  public Quantity get(int index) {
    return new Quantity(values.get(index), unit);
  }

  /**
   * Converts all of them exactly.
   *
   * @throws UnitException if the units do not measure the same thing
   * @throws ArithmeticException if no decimal number is exactly one of the results; then use {@link
   *     #doubleValues}
   */
  public Quantities toUnit(Unit target) {
    return new Quantities(
        values.stream().map(value -> new Quantity(value, unit).toUnit(target).value()).toList(),
        target);
  }

  /**
   * Returns all of them in another unit, each as the nearest double.
   *
   * @throws UnitException if the units do not measure the same thing
   */
  public double[] doubleValues(Unit target) {
    target.requireCompatible(unit);
    return values.stream()
        .mapToDouble(value -> new Quantity(value, unit).doubleValue(target))
        .toArray();
  }

  /**
   * Tells whether the other holds the same amounts in the same order, whatever their unit and
   * digits.
   */
  public boolean isEquivalentTo(Quantities other) {
    if (size() != other.size() || !unit.isCompatibleWith(other.unit)) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (get(i).compareTo(other.get(i)) != 0) {
        return false;
      }
    }
    return true;
  }
}
