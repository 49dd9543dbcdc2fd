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
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of any kind with its value: what was measured, agreed on or computed of a thing;
 * immutable.
 *
 * @param id IRI of the quantity, or null if nobody refers to it
 * @param kind which quantity it is
 * @param nature how the value came about
 * @param quantity number and unit, of the dimension of the kind, kept as given
 * @param repeats repeated measurements in their order, in the unit of the quantity, which is their
 *     mean; empty if there is but one
 * @param uncertainty standard uncertainty, in the unit of the quantity, not negative; or null
 * @param conditions what held meanwhile
 * @param about the ion or molecule that it is about, or null for the whole thing
 * @param comment a remark; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Observation(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @NotNull PropertyKind kind,
    @Kind @NotNull Nature nature,
    @NotNull @Valid Quantity quantity,
    @Relation(value = "finales:repeats", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> repeats,
    @Relation("hasMetrologicalUncertainty") @PositiveOrZero @Nullable BigDecimal uncertainty,
    @Relation("hasMeasurementParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Condition> conditions,
    @Relation("schema:about") @Valid @Nullable Species about,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Observation {
    repeats = Checks.list(repeats);
    conditions = Checks.list(conditions);
    Checks.of("observation")
        .iri("id", id)
        .required("kind", kind)
        .required("nature", nature)
        .required("quantity", quantity)
        .numbers("repeats", repeats)
        .number("uncertainty", uncertainty)
        .that(uncertainty == null || uncertainty.signum() >= 0, "uncertainty must not be negative")
        .items("conditions", conditions)
        .text("comment", comment, Checks.MAX_TEXT)
        .measures("quantity", quantity, kind == null ? "1" : kind.unit().symbol())
        .done();
  }

  /** Makes a measured value without further knowledge. */
  public static Observation measured(PropertyKind kind, Quantity quantity) {
    return builder(kind, Nature.MEASURED, quantity).build();
  }

  /** Starts one with its required parts. */
  public static Builder builder(PropertyKind kind, Nature nature, Quantity quantity) {
    return new Builder(kind, nature, quantity);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(kind, nature, quantity);
    copy.id = id;
    copy.repeats = repeats;
    copy.uncertainty = uncertainty;
    copy.conditions = conditions;
    copy.about = about;
    copy.comment = comment;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final PropertyKind kind;
    private final Nature nature;
    private final Quantity quantity;
    private @Nullable String id;
    private List<BigDecimal> repeats = List.of();
    private @Nullable BigDecimal uncertainty;
    private List<Condition> conditions = List.of();
    private @Nullable Species about;
    private @Nullable String comment;

    private Builder(PropertyKind kind, Nature nature, Quantity quantity) {
      this.kind = kind;
      this.nature = nature;
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

    /** Sets the ion or molecule that it is about. */
    public Builder about(@Nullable Species newAbout) {
      about = newAbout;
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
    public Observation build() {
      return new Observation(
          id, kind, nature, quantity, repeats, uncertainty, conditions, about, comment);
    }
  }
}
