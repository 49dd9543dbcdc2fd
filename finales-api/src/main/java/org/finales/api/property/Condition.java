package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Kind;
import org.finales.api.quantity.Quantity;

/**
 * Something that held while a quantity was measured or a test was run, as a temperature or the
 * number of the cycle; immutable.
 *
 * @param kind what it is
 * @param quantity number and unit, of the dimension of the kind, kept as given
 */
@Concept("ConventionalProperty")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Condition(@Kind @NotNull ConditionKind kind, @NotNull @Valid Quantity quantity) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Condition {
    Checks.of("condition")
        .required("kind", kind)
        .required("quantity", quantity)
        .measures("quantity", quantity, kind == null ? "1" : kind.unit().symbol())
        .done();
  }

  /** Makes a condition of decimal text and a unit. */
  public static Condition of(ConditionKind kind, String value, String unit) {
    return new Condition(kind, Quantity.of(value, unit));
  }
}
