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
 * What leads the current to or from a coating; immutable.
 *
 * @param id IRI of it; or null
 * @param substance what it is made of; or null
 * @param form its form; or null
 * @param name what people call it; or null
 * @param manufacturer who made it; or null
 * @param thickness thickness; in a unit such as {@code um}; or null
 * @param area area; in a unit such as {@code cm2}; or null
 * @param diameter diameter of a round one; in a unit such as {@code mm}; or null
 * @param mass mass; in a unit such as {@code mg}; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("CurrentCollector")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CurrentCollector(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable Substance substance,
    @Kind @Nullable CollectorForm form,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Property(value = "Thickness", unit = "um") @Valid @Nullable Quantity thickness,
    @Property(value = "Area", unit = "cm2") @Valid @Nullable Quantity area,
    @Property(value = "Diameter", unit = "mm") @Valid @Nullable Quantity diameter,
    @Property(value = "Mass", unit = "mg", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CurrentCollector {
    attributes = Checks.list(attributes);
    Checks.of("current collector")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .measures("thickness", thickness, "um")
        .positive("thickness", thickness)
        .measures("area", area, "cm2")
        .positive("area", area)
        .measures("diameter", diameter, "mm")
        .positive("diameter", diameter)
        .measures("mass", mass == null ? null : mass.quantity(), "mg")
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
    copy.substance = substance;
    copy.form = form;
    copy.name = name;
    copy.manufacturer = manufacturer;
    copy.thickness = thickness;
    copy.area = area;
    copy.diameter = diameter;
    copy.mass = mass;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable Substance substance;
    private @Nullable CollectorForm form;
    private @Nullable String name;
    private @Nullable Organisation manufacturer;
    private @Nullable Quantity thickness;
    private @Nullable Quantity area;
    private @Nullable Quantity diameter;
    private @Nullable MeasuredQuantity mass;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of it. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is made of. */
    public Builder substance(@Nullable Substance newSubstance) {
      substance = newSubstance;
      return this;
    }

    /** Sets its form. */
    public Builder form(@Nullable CollectorForm newForm) {
      form = newForm;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets the thickness. */
    public Builder thickness(@Nullable Quantity newThickness) {
      thickness = newThickness;
      return this;
    }

    /** Sets the area. */
    public Builder area(@Nullable Quantity newArea) {
      area = newArea;
      return this;
    }

    /** Sets the diameter of a round one. */
    public Builder diameter(@Nullable Quantity newDiameter) {
      diameter = newDiameter;
      return this;
    }

    /** Sets the mass. */
    public Builder mass(@Nullable MeasuredQuantity newMass) {
      mass = newMass;
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
    public CurrentCollector build() {
      return new CurrentCollector(
          id, substance, form, name, manufacturer, thickness, area, diameter, mass, attributes);
    }
  }
}
