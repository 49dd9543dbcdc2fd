package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Substance;
import org.finales.api.lab.Organisation;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The housing of a cell; immutable.
 *
 * @param format its size; or null
 * @param substance what it is made of; or null
 * @param diameter diameter; in a unit such as {@code mm}; or null
 * @param height height; in a unit such as {@code mm}; or null
 * @param width width; in a unit such as {@code mm}; or null
 * @param thickness thickness of a flat one; in a unit such as {@code mm}; or null
 * @param mass mass; in a unit such as {@code g}; or null
 * @param manufacturer who made it; or null
 */
@Concept("Case")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CellCase(
    @Kind @Nullable CaseFormat format,
    @Kind @Nullable Substance substance,
    @Property(value = "Diameter", unit = "mm") @Valid @Nullable Quantity diameter,
    @Property(value = "Height", unit = "mm") @Valid @Nullable Quantity height,
    @Property(value = "Width", unit = "mm") @Valid @Nullable Quantity width,
    @Property(value = "Thickness", unit = "mm") @Valid @Nullable Quantity thickness,
    @Property(value = "Mass", unit = "g", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CellCase {
    Checks.of("cell case")
        .measures("diameter", diameter, "mm")
        .positive("diameter", diameter)
        .measures("height", height, "mm")
        .positive("height", height)
        .measures("width", width, "mm")
        .positive("width", width)
        .measures("thickness", thickness, "mm")
        .positive("thickness", thickness)
        .measures("mass", mass == null ? null : mass.quantity(), "g")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.format = format;
    copy.substance = substance;
    copy.diameter = diameter;
    copy.height = height;
    copy.width = width;
    copy.thickness = thickness;
    copy.mass = mass;
    copy.manufacturer = manufacturer;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable CaseFormat format;
    private @Nullable Substance substance;
    private @Nullable Quantity diameter;
    private @Nullable Quantity height;
    private @Nullable Quantity width;
    private @Nullable Quantity thickness;
    private @Nullable MeasuredQuantity mass;
    private @Nullable Organisation manufacturer;

    private Builder() {}

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

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public CellCase build() {
      return new CellCase(
          format, substance, diameter, height, width, thickness, mass, manufacturer);
    }
  }
}
