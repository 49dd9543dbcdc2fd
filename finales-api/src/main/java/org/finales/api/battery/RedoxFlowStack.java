package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a redox-flow battery has and others have not; immutable.
 *
 * @param id IRI of the stack; or null
 * @param bipolarPlate the plate between two cells; or null
 * @param membrane what lets ions pass; or null
 * @param positiveElectrode the positive electrode; or null
 * @param negativeElectrode the negative electrode; or null
 * @param tanks the two circuits
 * @param polarity which side is the positive one; or null
 * @param activeArea active area of one cell; in a unit such as {@code cm2}; or null
 * @param cells how many cells are clamped together; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:RedoxFlowStack")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RedoxFlowStack(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("finales:hasBipolarPlate") @Valid @Nullable BipolarPlate bipolarPlate,
    @Relation("finales:hasMembrane") @Valid @Nullable Membrane membrane,
    @Relation("hasPositiveElectrode") @Valid @Nullable Electrode positiveElectrode,
    @Relation("hasNegativeElectrode") @Valid @Nullable Electrode negativeElectrode,
    @Relation("finales:hasTank") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Tank> tanks,
    @Relation("finales:polarity") @Nullable Polarity polarity,
    @Property(value = "Area", unit = "cm2") @Valid @Nullable Quantity activeArea,
    @Relation("finales:cellCount") @Min(1) @Nullable Integer cells,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public RedoxFlowStack {
    tanks = Checks.list(tanks);
    attributes = Checks.list(attributes);
    positiveElectrode = Electrode.in(ElectrodeRole.POSITIVE, positiveElectrode);
    negativeElectrode = Electrode.in(ElectrodeRole.NEGATIVE, negativeElectrode);
    Checks.of("redox flow stack")
        .iri("id", id)
        .items("tanks", tanks)
        .measures("activeArea", activeArea, "cm2")
        .positive("activeArea", activeArea)
        .atLeast("cells", cells, 1)
        .items("attributes", attributes)
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.bipolarPlate = bipolarPlate;
    copy.membrane = membrane;
    copy.positiveElectrode = positiveElectrode;
    copy.negativeElectrode = negativeElectrode;
    copy.tanks = tanks;
    copy.polarity = polarity;
    copy.activeArea = activeArea;
    copy.cells = cells;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable BipolarPlate bipolarPlate;
    private @Nullable Membrane membrane;
    private @Nullable Electrode positiveElectrode;
    private @Nullable Electrode negativeElectrode;
    private List<Tank> tanks = List.of();
    private @Nullable Polarity polarity;
    private @Nullable Quantity activeArea;
    private @Nullable Integer cells;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the stack. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets the plate between two cells. */
    public Builder bipolarPlate(@Nullable BipolarPlate newBipolarPlate) {
      bipolarPlate = newBipolarPlate;
      return this;
    }

    /** Sets what lets ions pass. */
    public Builder membrane(@Nullable Membrane newMembrane) {
      membrane = newMembrane;
      return this;
    }

    /** Sets the positive electrode. */
    public Builder positiveElectrode(@Nullable Electrode newPositiveElectrode) {
      positiveElectrode = newPositiveElectrode;
      return this;
    }

    /** Sets the negative electrode. */
    public Builder negativeElectrode(@Nullable Electrode newNegativeElectrode) {
      negativeElectrode = newNegativeElectrode;
      return this;
    }

    /** Sets the two circuits. */
    public Builder tanks(List<Tank> newTanks) {
      tanks = newTanks;
      return this;
    }

    /** Sets which side is the positive one. */
    public Builder polarity(@Nullable Polarity newPolarity) {
      polarity = newPolarity;
      return this;
    }

    /** Sets the active area of one cell. */
    public Builder activeArea(@Nullable Quantity newActiveArea) {
      activeArea = newActiveArea;
      return this;
    }

    /** Sets how many cells are clamped together. */
    public Builder cells(@Nullable Integer newCells) {
      cells = newCells;
      return this;
    }

    /** Sets anything else that is worth knowing. */
    public Builder attributes(List<Attribute> newAttributes) {
      attributes = newAttributes;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public RedoxFlowStack build() {
      return new RedoxFlowStack(
          id,
          bipolarPlate,
          membrane,
          positiveElectrode,
          negativeElectrode,
          tanks,
          polarity,
          activeArea,
          cells,
          attributes);
    }
  }
}
