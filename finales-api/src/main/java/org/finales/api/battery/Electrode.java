package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * An electrode: what it is made of, and its size; immutable.
 *
 * @param id IRI of the electrode; or null
 * @param role what it is in its cell; may be left out within a cell, whose fields tell it; or null
 * @param kind what it is like; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param batch which preparation it is; or null
 * @param serialNumber number of this piece; or null
 * @param productionDate when it was made; or null
 * @param manufacturer who made it; or null
 * @param variantOf IRI of its specification; or null
 * @param coating what is on it; or null
 * @param currentCollector what leads the current; or null
 * @param diameter diameter of a round one; in a unit such as {@code mm}; or null
 * @param width width; in a unit such as {@code mm}; or null
 * @param length length; in a unit such as {@code mm}; or null
 * @param thickness thickness with collector; in a unit such as {@code um}; or null
 * @param area coated area; in a unit such as {@code cm2}; or null
 * @param mass mass with collector; in a unit such as {@code mg}; or null
 * @param areicCapacity charge by area; in a unit such as {@code mAh/cm2}; or null
 * @param specificCapacity charge by mass of active material; in a unit such as {@code mAh/g}; or
 *     null
 * @param capacity charge; in a unit such as {@code mAh}; or null
 * @param properties what was measured of it
 * @param attributes anything else that is worth knowing
 */
@Concept("Electrode")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Electrode(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable ElectrodeRole role,
    @Kind @Nullable ElectrodeKind kind,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:serialNumber") @Size(max = Checks.MAX_NAME) @Nullable String serialNumber,
    @Relation("schema:productionDate") @Nullable LocalDate productionDate,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Relation("hasCoating") @Valid @Nullable Coating coating,
    @Relation("hasCurrentCollector") @Valid @Nullable CurrentCollector currentCollector,
    @Property(value = "Diameter", unit = "mm") @Valid @Nullable Quantity diameter,
    @Property(value = "Width", unit = "mm") @Valid @Nullable Quantity width,
    @Property(value = "Length", unit = "mm") @Valid @Nullable Quantity length,
    @Property(value = "Thickness", unit = "um") @Valid @Nullable Quantity thickness,
    @Property(value = "Area", unit = "cm2") @Valid @Nullable Quantity area,
    @Property(value = "Mass", unit = "mg", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Property(value = "AreicCapacity", unit = "mAh/cm2") @Valid @Nullable Quantity areicCapacity,
    @Property(value = "SpecificCapacity", unit = "mAh/g") @Valid
        @Nullable Quantity specificCapacity,
    @Property(value = "Capacity", unit = "mAh") @Valid @Nullable Quantity capacity,
    @Relation("hasProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> properties,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  private static final Set<PropertyKind> OWN_FIELDS =
      Set.of(
          PropertyKind.DIAMETER,
          PropertyKind.WIDTH,
          PropertyKind.LENGTH,
          PropertyKind.THICKNESS,
          PropertyKind.MASS,
          PropertyKind.AREIC_CAPACITY,
          PropertyKind.SPECIFIC_CAPACITY,
          PropertyKind.CAPACITY);

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Electrode {
    properties = Checks.list(properties);
    attributes = Checks.list(attributes);
    Checks.of("electrode")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("batch", batch, Checks.MAX_NAME)
        .text("serialNumber", serialNumber, Checks.MAX_NAME)
        .iri("variantOf", variantOf)
        .measures("diameter", diameter, "mm")
        .positive("diameter", diameter)
        .measures("width", width, "mm")
        .positive("width", width)
        .measures("length", length, "mm")
        .positive("length", length)
        .measures("thickness", thickness, "um")
        .positive("thickness", thickness)
        .measures("area", area, "cm2")
        .positive("area", area)
        .measures("mass", mass == null ? null : mass.quantity(), "mg")
        .measures("areicCapacity", areicCapacity, "mAh/cm2")
        .notNegative("areicCapacity", areicCapacity)
        .measures("specificCapacity", specificCapacity, "mAh/g")
        .notNegative("specificCapacity", specificCapacity)
        .measures("capacity", capacity, "mAh")
        .notNegative("capacity", capacity)
        .items("properties", properties)
        .items("attributes", attributes)
        .that(
            properties.stream().noneMatch(known -> OWN_FIELDS.contains(known.kind())),
            "sizes, mass and capacities have fields of their own")
        .done();
  }

  static @Nullable Electrode in(ElectrodeRole role, @Nullable Electrode electrode) {
    return electrode == null || electrode.role == role
        ? electrode
        : electrode.toBuilder().role(role).build();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.role = role;
    copy.kind = kind;
    copy.name = name;
    copy.description = description;
    copy.batch = batch;
    copy.serialNumber = serialNumber;
    copy.productionDate = productionDate;
    copy.manufacturer = manufacturer;
    copy.variantOf = variantOf;
    copy.coating = coating;
    copy.currentCollector = currentCollector;
    copy.diameter = diameter;
    copy.width = width;
    copy.length = length;
    copy.thickness = thickness;
    copy.area = area;
    copy.mass = mass;
    copy.areicCapacity = areicCapacity;
    copy.specificCapacity = specificCapacity;
    copy.capacity = capacity;
    copy.properties = properties;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable ElectrodeRole role;
    private @Nullable ElectrodeKind kind;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String batch;
    private @Nullable String serialNumber;
    private @Nullable LocalDate productionDate;
    private @Nullable Organisation manufacturer;
    private @Nullable String variantOf;
    private @Nullable Coating coating;
    private @Nullable CurrentCollector currentCollector;
    private @Nullable Quantity diameter;
    private @Nullable Quantity width;
    private @Nullable Quantity length;
    private @Nullable Quantity thickness;
    private @Nullable Quantity area;
    private @Nullable MeasuredQuantity mass;
    private @Nullable Quantity areicCapacity;
    private @Nullable Quantity specificCapacity;
    private @Nullable Quantity capacity;
    private List<Observation> properties = List.of();
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the electrode. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is in its cell. */
    public Builder role(@Nullable ElectrodeRole newRole) {
      role = newRole;
      return this;
    }

    /** Sets what it is like. */
    public Builder kind(@Nullable ElectrodeKind newKind) {
      kind = newKind;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets what else there is to say about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets which preparation it is. */
    public Builder batch(@Nullable String newBatch) {
      batch = newBatch;
      return this;
    }

    /** Sets the number of this piece. */
    public Builder serialNumber(@Nullable String newSerialNumber) {
      serialNumber = newSerialNumber;
      return this;
    }

    /** Sets when it was made. */
    public Builder productionDate(@Nullable LocalDate newProductionDate) {
      productionDate = newProductionDate;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets the IRI of its specification. */
    public Builder variantOf(@Nullable String newVariantOf) {
      variantOf = newVariantOf;
      return this;
    }

    /** Sets what is on it. */
    public Builder coating(@Nullable Coating newCoating) {
      coating = newCoating;
      return this;
    }

    /** Sets what leads the current. */
    public Builder currentCollector(@Nullable CurrentCollector newCurrentCollector) {
      currentCollector = newCurrentCollector;
      return this;
    }

    /** Sets the diameter of a round one. */
    public Builder diameter(@Nullable Quantity newDiameter) {
      diameter = newDiameter;
      return this;
    }

    /** Sets the width. */
    public Builder width(@Nullable Quantity newWidth) {
      width = newWidth;
      return this;
    }

    /** Sets the length. */
    public Builder length(@Nullable Quantity newLength) {
      length = newLength;
      return this;
    }

    /** Sets the thickness with collector. */
    public Builder thickness(@Nullable Quantity newThickness) {
      thickness = newThickness;
      return this;
    }

    /** Sets the coated area. */
    public Builder area(@Nullable Quantity newArea) {
      area = newArea;
      return this;
    }

    /** Sets the mass with collector. */
    public Builder mass(@Nullable MeasuredQuantity newMass) {
      mass = newMass;
      return this;
    }

    /** Sets the charge by area. */
    public Builder areicCapacity(@Nullable Quantity newAreicCapacity) {
      areicCapacity = newAreicCapacity;
      return this;
    }

    /** Sets the charge by mass of active material. */
    public Builder specificCapacity(@Nullable Quantity newSpecificCapacity) {
      specificCapacity = newSpecificCapacity;
      return this;
    }

    /** Sets the charge. */
    public Builder capacity(@Nullable Quantity newCapacity) {
      capacity = newCapacity;
      return this;
    }

    /** Sets what was measured of it. */
    public Builder properties(List<Observation> newProperties) {
      properties = newProperties;
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
    public Electrode build() {
      return new Electrode(
          id,
          role,
          kind,
          name,
          description,
          batch,
          serialNumber,
          productionDate,
          manufacturer,
          variantOf,
          coating,
          currentCollector,
          diameter,
          width,
          length,
          thickness,
          area,
          mass,
          areicCapacity,
          specificCapacity,
          capacity,
          properties,
          attributes);
    }
  }
}
