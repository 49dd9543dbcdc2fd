package org.finales.api.measurement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.finales.api.quantity.Quantities;
import org.finales.api.quantity.Unit;
import org.finales.api.quantity.UnitException;
import org.jspecify.annotations.Nullable;

/**
 * One or more measurements of the same number, such as three densities of one sample.
 *
 * <p>The unit is written into the JSON form. Clients of FINALES 2 do not look there: they expect
 * the unit of the capability's schema, so whoever serves them delivers in that unit, the {@code
 * DEFAULT_UNIT} of each record.
 */
public sealed interface ScalarMeasurement extends Measurement
    permits DensityMeasurement, ViscosityMeasurement, ConductivityMeasurement {

  /** Most values in one measurement. */
  int MAX_VALUES = 10_000;

  /** Returns the repeated measurements as they were given; empty only if the method failed. */
  List<BigDecimal> values();

  /** Returns the unit of the values. */
  Unit unit();

  /**
   * Returns the standard uncertainty of each value, in the unit of the values, or null if it is not
   * known.
   */
  @Nullable List<BigDecimal> uncertainty();

  /** Returns the values with their unit. */
  default Quantities quantities() {
    return new Quantities(values(), unit());
  }

  /**
   * Returns the arithmetic mean of the values in a unit; nothing if there are no values.
   *
   * @throws UnitException if the unit does not measure this
   */
  default OptionalDouble mean(Unit in) {
    return Arrays.stream(quantities().doubleValues(in)).average();
  }
}
