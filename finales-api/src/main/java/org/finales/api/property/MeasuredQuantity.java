package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A quantity as it was measured: number and unit, the repeated measurements, how uncertain they are
 * and under which conditions they were found; immutable.
 *
 * @param id IRI of the quantity, or null if nobody refers to it
 * @param quantity number and unit, kept as given
 * @param repeats repeated measurements in their order, in the unit of the quantity, which is their
 *     mean; empty if there is but one
 * @param uncertainty standard uncertainty, in the unit of the quantity, not negative; or null
 * @param conditions what held meanwhile
 * @param comment a remark; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MeasuredQuantity(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @NotNull @Valid Quantity quantity,
    @Relation(value = "finales:repeats", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> repeats,
    @Relation("hasMetrologicalUncertainty") @PositiveOrZero @Nullable BigDecimal uncertainty,
    @Relation("hasMeasurementParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Condition> conditions,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public MeasuredQuantity {
    repeats = Checks.list(repeats);
    conditions = Checks.list(conditions);
    Checks.of("measured quantity")
        .iri("id", id)
        .required("quantity", quantity)
        .numbers("repeats", repeats)
        .number("uncertainty", uncertainty)
        .that(uncertainty == null || uncertainty.signum() >= 0, "uncertainty must not be negative")
        .items("conditions", conditions)
        .text("comment", comment, Checks.MAX_TEXT)
        .done();
  }

  /** Makes a measured quantity of decimal text and a unit. */
  public static MeasuredQuantity of(String value, String unit) {
    return of(Quantity.of(value, unit));
  }

  /** Makes a measured quantity without further knowledge. */
  public static MeasuredQuantity of(Quantity quantity) {
    return new MeasuredQuantity(null, quantity, List.of(), null, List.of(), null);
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity quantity) {
    return new Builder(quantity);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(quantity);
    copy.id = id;
    copy.repeats = repeats;
    copy.uncertainty = uncertainty;
    copy.conditions = conditions;
    copy.comment = comment;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Quantity quantity;
    private @Nullable String id;
    private List<BigDecimal> repeats = List.of();
    private @Nullable BigDecimal uncertainty;
    private List<Condition> conditions = List.of();
    private @Nullable String comment;

    private Builder(Quantity quantity) {
      this.quantity = quantity;
    }

    /** Sets the IRI of the quantity. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /**
     * Sets the repeated measurements in their order, in the unit of the quantity, which is their
     * mean.
     */
    public Builder repeats(List<BigDecimal> newRepeats) {
      repeats = newRepeats;
      return this;
    }

    /** Sets the standard uncertainty, in the unit of the quantity, not negative. */
    public Builder uncertainty(@Nullable BigDecimal newUncertainty) {
      uncertainty = newUncertainty;
      return this;
    }

    /** Sets what held meanwhile. */
    public Builder conditions(List<Condition> newConditions) {
      conditions = newConditions;
      return this;
    }

    /** Sets a remark. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public MeasuredQuantity build() {
      return new MeasuredQuantity(id, quantity, repeats, uncertainty, conditions, comment);
    }
  }
}
