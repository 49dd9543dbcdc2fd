package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Substance;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The housing of a cell; immutable.
 *
 * @param id IRI of the case; or null
 * @param format its size; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param batch lot of the case at hand; or null
 * @param variantOf IRI of the specification of which this is one; or null
 * @param substance what it is made of; or null
 * @param diameter diameter; in a unit such as {@code mm}; or null
 * @param height height; in a unit such as {@code mm}; or null
 * @param width width; in a unit such as {@code mm}; or null
 * @param thickness thickness of a flat one; in a unit such as {@code mm}; or null
 * @param mass mass; in a unit such as {@code g}; or null
 * @param manufacturer who made it; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("Case")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CellCase(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable CaseFormat format,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Kind @Nullable Substance substance,
    @Property(value = "Diameter", unit = "mm") @Valid @Nullable Quantity diameter,
    @Property(value = "Height", unit = "mm") @Valid @Nullable Quantity height,
    @Property(value = "Width", unit = "mm") @Valid @Nullable Quantity width,
    @Property(value = "Thickness", unit = "mm") @Valid @Nullable Quantity thickness,
    @Property(value = "Mass", unit = "g", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CellCase {
    attributes = Checks.list(attributes);
    Checks.of("cell case")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("batch", batch, Checks.MAX_NAME)
        .iri("variantOf", variantOf)
        .measures("diameter", diameter, "mm")
        .positive("diameter", diameter)
        .measures("height", height, "mm")
        .positive("height", height)
        .measures("width", width, "mm")
        .positive("width", width)
        .measures("thickness", thickness, "mm")
        .positive("thickness", thickness)
        .measures("mass", mass == null ? null : mass.quantity(), "g")
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
    copy.format = format;
    copy.name = name;
    copy.description = description;
    copy.batch = batch;
    copy.variantOf = variantOf;
    copy.substance = substance;
    copy.diameter = diameter;
    copy.height = height;
    copy.width = width;
    copy.thickness = thickness;
    copy.mass = mass;
    copy.manufacturer = manufacturer;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable CaseFormat format;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String batch;
    private @Nullable String variantOf;
    private @Nullable Substance substance;
    private @Nullable Quantity diameter;
    private @Nullable Quantity height;
    private @Nullable Quantity width;
    private @Nullable Quantity thickness;
    private @Nullable MeasuredQuantity mass;
    private @Nullable Organisation manufacturer;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the case. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets more about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets the lot of the case at hand. */
    public Builder batch(@Nullable String newBatch) {
      batch = newBatch;
      return this;
    }

    /** Sets the IRI of the specification of which this is one. */
    public Builder variantOf(@Nullable String newVariantOf) {
      variantOf = newVariantOf;
      return this;
    }

    /** Sets its size. */
    public Builder format(@Nullable CaseFormat newFormat) {
      format = newFormat;
      return this;
    }

    /** Sets what it is made of. */
    public Builder substance(@Nullable Substance newSubstance) {
      substance = newSubstance;
      return this;
    }

    /** Sets the diameter. */
    public Builder diameter(@Nullable Quantity newDiameter) {
      diameter = newDiameter;
      return this;
    }

    /** Sets the height. */
    public Builder height(@Nullable Quantity newHeight) {
      height = newHeight;
      return this;
    }

    /** Sets the width. */
    public Builder width(@Nullable Quantity newWidth) {
      width = newWidth;
      return this;
    }

    /** Sets the thickness of a flat one. */
    public Builder thickness(@Nullable Quantity newThickness) {
      thickness = newThickness;
      return this;
    }

    /** Sets the mass. */
    public Builder mass(@Nullable MeasuredQuantity newMass) {
      mass = newMass;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
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
    public CellCase build() {
      return new CellCase(
          id,
          format,
          name,
          description,
          batch,
          variantOf,
          substance,
          diameter,
          height,
          width,
          thickness,
          mass,
          manufacturer,
          attributes);
    }
  }
}
