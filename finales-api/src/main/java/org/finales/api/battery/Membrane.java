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
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Substance;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The membrane of a redox-flow stack; immutable.
 *
 * @param id IRI of it; or null
 * @param kind what it lets pass; or null
 * @param substance what it is made of; or null
 * @param name what people call it; or null
 * @param manufacturer who made it; or null
 * @param thickness thickness; in a unit such as {@code um}; or null
 * @param area active area; in a unit such as {@code cm2}; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:Membrane")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Membrane(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable MembraneKind kind,
    @Kind @Nullable Substance substance,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Property(value = "Thickness", unit = "um") @Valid @Nullable Quantity thickness,
    @Property(value = "Area", unit = "cm2") @Valid @Nullable Quantity area,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Membrane {
    attributes = Checks.list(attributes);
    Checks.of("membrane")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .measures("thickness", thickness, "um")
        .positive("thickness", thickness)
        .measures("area", area, "cm2")
        .positive("area", area)
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
    copy.kind = kind;
    copy.substance = substance;
    copy.name = name;
    copy.manufacturer = manufacturer;
    copy.thickness = thickness;
    copy.area = area;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable MembraneKind kind;
    private @Nullable Substance substance;
    private @Nullable String name;
    private @Nullable Organisation manufacturer;
    private @Nullable Quantity thickness;
    private @Nullable Quantity area;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of it. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it lets pass. */
    public Builder kind(@Nullable MembraneKind newKind) {
      kind = newKind;
      return this;
    }

    /** Sets what it is made of. */
    public Builder substance(@Nullable Substance newSubstance) {
      substance = newSubstance;
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

    /** Sets the active area. */
    public Builder area(@Nullable Quantity newArea) {
      area = newArea;
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
    public Membrane build() {
      return new Membrane(id, kind, substance, name, manufacturer, thickness, area, attributes);
    }
  }
}
