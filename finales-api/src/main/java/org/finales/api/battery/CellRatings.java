package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What a cell or a battery is made for: rated and nominal quantities, and limits; immutable.
 *
 * @param id IRI of the specification; or null
 * @param name what people call the type; or null
 * @param model type designation of the maker; or null
 * @param manufacturer who makes it; or null
 * @param ratings rated and nominal quantities; or null
 * @param limits what it must not exceed; or null
 * @param dimensions how large and heavy it is; or null
 * @param positiveElectrode what is positive while such a cell discharges; or null
 * @param negativeElectrode what is negative while such a cell discharges; or null
 * @param separator what keeps the electrodes apart; or null
 * @param electrolyte what conducts between them; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("BatteryCellSpecification")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CellRatings(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:model") @Size(max = Checks.MAX_NAME) @Nullable String model,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Inline @Valid @Nullable Ratings ratings,
    @Inline @Valid @Nullable OperatingLimits limits,
    @Inline @Valid @Nullable Dimensions dimensions,
    @Relation("hasPositiveElectrode") @Valid @Nullable Electrode positiveElectrode,
    @Relation("hasNegativeElectrode") @Valid @Nullable Electrode negativeElectrode,
    @Relation("hasSeparator") @Valid @Nullable Separator separator,
    @Relation("hasElectrolyte") @Valid @Nullable Electrolyte electrolyte,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CellRatings {
    attributes = Checks.list(attributes);
    Checks.of("cell ratings")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("model", model, Checks.MAX_NAME)
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
    copy.name = name;
    copy.model = model;
    copy.manufacturer = manufacturer;
    copy.ratings = ratings;
    copy.limits = limits;
    copy.dimensions = dimensions;
    copy.positiveElectrode = positiveElectrode;
    copy.negativeElectrode = negativeElectrode;
    copy.separator = separator;
    copy.electrolyte = electrolyte;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String model;
    private @Nullable Organisation manufacturer;
    private @Nullable Ratings ratings;
    private @Nullable OperatingLimits limits;
    private @Nullable Dimensions dimensions;
    private @Nullable Electrode positiveElectrode;
    private @Nullable Electrode negativeElectrode;
    private @Nullable Separator separator;
    private @Nullable Electrolyte electrolyte;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the specification. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what people call the type. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets the type designation of the maker. */
    public Builder model(@Nullable String newModel) {
      model = newModel;
      return this;
    }

    /** Sets who makes it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets the rated and nominal quantities. */
    public Builder ratings(@Nullable Ratings newRatings) {
      ratings = newRatings;
      return this;
    }

    /** Sets what it must not exceed. */
    public Builder limits(@Nullable OperatingLimits newLimits) {
      limits = newLimits;
      return this;
    }

    /** Sets how large and heavy it is. */
    public Builder dimensions(@Nullable Dimensions newDimensions) {
      dimensions = newDimensions;
      return this;
    }

    /** Sets what is positive while such a cell discharges. */
    public Builder positiveElectrode(@Nullable Electrode newPositiveElectrode) {
      positiveElectrode = newPositiveElectrode;
      return this;
    }

    /** Sets what is negative while such a cell discharges. */
    public Builder negativeElectrode(@Nullable Electrode newNegativeElectrode) {
      negativeElectrode = newNegativeElectrode;
      return this;
    }

    /** Sets what keeps the electrodes apart. */
    public Builder separator(@Nullable Separator newSeparator) {
      separator = newSeparator;
      return this;
    }

    /** Sets what conducts between them. */
    public Builder electrolyte(@Nullable Electrolyte newElectrolyte) {
      electrolyte = newElectrolyte;
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
    public CellRatings build() {
      return new CellRatings(
          id,
          name,
          model,
          manufacturer,
          ratings,
          limits,
          dimensions,
          positiveElectrode,
          negativeElectrode,
          separator,
          electrolyte,
          attributes);
    }
  }
}
