package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What ends a step, and what follows then; immutable.
 *
 * @param kind what is watched
 * @param quantity number and unit that end the step, of the dimension of the kind, kept as given
 * @param then what follows; null for the next step
 * @param target tag of the step to go to; only with {@code goTo}; or null
 */
@Concept("TerminationQuantity")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EndCondition(
    @Kind @NotNull EndKind kind,
    @NotNull @Valid Quantity quantity,
    @Relation("finales:then") @Nullable Then then,
    @Relation("finales:goTo") @Size(max = Checks.MAX_NAME) @Nullable String target) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public EndCondition {
    Checks.of("end condition")
        .required("kind", kind)
        .required("quantity", quantity)
        .text("target", target, Checks.MAX_NAME)
        .measures("quantity", quantity, kind == null ? "1" : kind.unit().symbol())
        .that(
            kind != EndKind.DURATION || quantity == null || quantity.value().signum() >= 0,
            "a duration must not be less than zero")
        .that(
            (then == Then.GO_TO) == (target != null), "target goes with goTo, and goTo with target")
        .done();
  }

  /** Makes an end after which the next step follows. */
  public static EndCondition of(EndKind kind, Quantity quantity) {
    return new EndCondition(kind, quantity, null, null);
  }

  /** Makes an end after which the next step follows. */
  public static EndCondition of(EndKind kind, String value, String unit) {
    return of(kind, Quantity.of(value, unit));
  }
}
