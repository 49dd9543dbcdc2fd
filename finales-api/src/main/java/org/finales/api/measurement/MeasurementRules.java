package org.finales.api.measurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the measurement records share; gathers every problem, then throws one exception with
 * all of them.
 */
final class MeasurementRules {

  private final List<String> problems = new ArrayList<>();

  MeasurementRules unit(Unit unit, Unit expected, String what) {
    if (!unit.isCompatibleWith(expected)) {
      problems.add(
          "the unit of a %s must measure the same as %s (dimension %s), but '%s' has the dimension %s"
              .formatted(what, expected, expected.dimension(), unit, unit.dimension()));
    }
    return this;
  }

  MeasurementRules count(String field, List<BigDecimal> values, int most, MeasurementMeta meta) {
    if (values.isEmpty() && meta.success()) {
      problems.add(field + ": a success needs at least one value");
    }
    if (values.size() > most) {
      problems.add(
          "%s: there are %d, at most %d are allowed".formatted(field, values.size(), most));
    }
    return this;
  }

  MeasurementRules above(String field, List<BigDecimal> values, boolean zeroAllowed) {
    for (int i = 0; i < values.size(); i++) {
      int sign = values.get(i).signum();
      if (sign < 0 || (sign == 0 && !zeroAllowed)) {
        problems.add(
            "%s[%d] must be %s".formatted(field, i, zeroAllowed ? "0 or more" : "more than 0"));
        break;
      }
    }
    return this;
  }

  MeasurementRules uncertainty(@Nullable List<BigDecimal> uncertainty, int values) {
    if (uncertainty != null) {
      if (uncertainty.size() != values) {
        problems.add(
            "uncertainty: there are %d for %d values".formatted(uncertainty.size(), values));
      }
      above("uncertainty", uncertainty, true);
    }
    return this;
  }

  MeasurementRules temperature(@Nullable BigDecimal kelvin) {
    if (kelvin != null && kelvin.signum() <= 0) {
      problems.add("temperature must be more than 0 K");
    }
    return this;
  }

  MeasurementRules that(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws IllegalArgumentException with all problems, if there are any
   */
  void done() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  static @Nullable List<BigDecimal> copy(@Nullable List<BigDecimal> list) {
    return list == null ? null : List.copyOf(list);
  }
}
