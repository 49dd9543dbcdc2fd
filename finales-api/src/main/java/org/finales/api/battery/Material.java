package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A material: of which kind, a lot of it, or how much of it is in a coating; immutable.
 *
 * @param id IRI of the material; or null
 * @param role what it is there for; may be left out within a coating, whose lists tell it; or null
 * @param substance which substance it is, or null if none of those
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param formula its formula, as {@code LiNi0.8Mn0.1Co0.1O2}; or null
 * @param batch lot of the material at hand; or null
 * @param manufacturer who made it; or null
 * @param variantOf IRI of the specification of which this is a lot; or null
 * @param massFraction its share of the mass of the coating; a pure number or a percentage; or null
 * @param volumeFraction its share of the volume of the coating; a pure number or a percentage; or
 *     null
 * @param amountFraction its share of the amount of substance; a pure number or a percentage; or
 *     null
 * @param specificCapacity charge by mass; in a unit such as {@code mAh/g}; or null
 * @param massLoading mass of it by area of the electrode; in a unit such as {@code mg/cm2}; or null
 * @param particleSize median size of the particles; in a unit such as {@code um}; or null
 * @param specificSurfaceArea surface by mass; in a unit such as {@code m2/g}; or null
 * @param density mass by volume; in a unit such as {@code g/cm3}; or null
 * @param properties what else is known of it
 * @param attributes anything else that is worth knowing
 */
@Concept("Material")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Material(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable MaterialRole role,
    @Kind @Nullable Substance substance,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("schema:molecularFormula") @Size(max = Checks.MAX_NAME) @Nullable String formula,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Property(value = "MassFraction", unit = "1") @Valid @Nullable Quantity massFraction,
    @Property(value = "VolumeFraction", unit = "1") @Valid @Nullable Quantity volumeFraction,
    @Property(value = "AmountFraction", unit = "1") @Valid @Nullable Quantity amountFraction,
    @Property(value = "SpecificCapacity", unit = "mAh/g") @Valid
        @Nullable Quantity specificCapacity,
    @Property(value = "MassLoading", unit = "mg/cm2", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity massLoading,
    @Property(value = "D50ParticleSize", unit = "um", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity particleSize,
    @Property(value = "SpecificSurfaceArea", unit = "m2/g", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity specificSurfaceArea,
    @Property(value = "Density", unit = "g/cm3", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity density,
    @Relation("hasProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> properties,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  private static final Set<PropertyKind> OWN_FIELDS =
      EnumSet.of(
          PropertyKind.SPECIFIC_CAPACITY,
          PropertyKind.MASS_LOADING,
          PropertyKind.SPECIFIC_SURFACE_AREA,
          PropertyKind.DENSITY);

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Material {
    attributes = Checks.list(attributes);
    properties = Checks.list(properties);
    Checks.of("material")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("formula", formula, Checks.MAX_NAME)
        .text("batch", batch, Checks.MAX_NAME)
        .measures("massFraction", massFraction, "1")
        .notNegative("massFraction", massFraction)
        .measures("volumeFraction", volumeFraction, "1")
        .notNegative("volumeFraction", volumeFraction)
        .measures("amountFraction", amountFraction, "1")
        .notNegative("amountFraction", amountFraction)
        .measures("specificCapacity", specificCapacity, "mAh/g")
        .notNegative("specificCapacity", specificCapacity)
        .measures("particleSize", particleSize == null ? null : particleSize.quantity(), "um")
        .measures(
            "specificSurfaceArea",
            specificSurfaceArea == null ? null : specificSurfaceArea.quantity(),
            "m2/g")
        .measures("density", density == null ? null : density.quantity(), "g/cm3")
        .items("attributes", attributes)
        .text("description", description, Checks.MAX_TEXT)
        .iri("variantOf", variantOf)
        .measures("massLoading", massLoading == null ? null : massLoading.quantity(), "mg/cm2")
        .items("properties", properties)
        .that(
            properties.stream().noneMatch(known -> OWN_FIELDS.contains(known.kind())),
            "capacity, loading, surface and density have fields of their own")
        .done();
  }

  Material in(MaterialRole newRole) {
    return role == newRole ? this : toBuilder().role(newRole).build();
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
    copy.substance = substance;
    copy.name = name;
    copy.description = description;
    copy.formula = formula;
    copy.batch = batch;
    copy.manufacturer = manufacturer;
    copy.variantOf = variantOf;
    copy.massFraction = massFraction;
    copy.volumeFraction = volumeFraction;
    copy.amountFraction = amountFraction;
    copy.specificCapacity = specificCapacity;
    copy.massLoading = massLoading;
    copy.particleSize = particleSize;
    copy.specificSurfaceArea = specificSurfaceArea;
    copy.density = density;
    copy.properties = properties;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable MaterialRole role;
    private @Nullable Substance substance;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String formula;
    private @Nullable String batch;
    private @Nullable Organisation manufacturer;
    private @Nullable String variantOf;
    private @Nullable Quantity massFraction;
    private @Nullable Quantity volumeFraction;
    private @Nullable Quantity amountFraction;
    private @Nullable Quantity specificCapacity;
    private @Nullable MeasuredQuantity massLoading;
    private @Nullable MeasuredQuantity particleSize;
    private @Nullable MeasuredQuantity specificSurfaceArea;
    private @Nullable MeasuredQuantity density;
    private List<Observation> properties = List.of();
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the material. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is there for. */
    public Builder role(@Nullable MaterialRole newRole) {
      role = newRole;
      return this;
    }

    /** Sets which substance it is. */
    public Builder substance(@Nullable Substance newSubstance) {
      substance = newSubstance;
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

    /** Sets its formula, as {@code LiNi0.8Mn0.1Co0.1O2}. */
    public Builder formula(@Nullable String newFormula) {
      formula = newFormula;
      return this;
    }

    /** Sets the lot of the material at hand. */
    public Builder batch(@Nullable String newBatch) {
      batch = newBatch;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets the IRI of the specification of which this is a lot. */
    public Builder variantOf(@Nullable String newVariantOf) {
      variantOf = newVariantOf;
      return this;
    }

    /** Sets its share of the mass of the coating. */
    public Builder massFraction(@Nullable Quantity newMassFraction) {
      massFraction = newMassFraction;
      return this;
    }

    /** Sets its share of the volume of the coating. */
    public Builder volumeFraction(@Nullable Quantity newVolumeFraction) {
      volumeFraction = newVolumeFraction;
      return this;
    }

    /** Sets its share of the amount of substance. */
    public Builder amountFraction(@Nullable Quantity newAmountFraction) {
      amountFraction = newAmountFraction;
      return this;
    }

    /** Sets the charge by mass. */
    public Builder specificCapacity(@Nullable Quantity newSpecificCapacity) {
      specificCapacity = newSpecificCapacity;
      return this;
    }

    /** Sets the mass of it by area of the electrode. */
    public Builder massLoading(@Nullable MeasuredQuantity newMassLoading) {
      massLoading = newMassLoading;
      return this;
    }

    /** Sets the median size of the particles. */
    public Builder particleSize(@Nullable MeasuredQuantity newParticleSize) {
      particleSize = newParticleSize;
      return this;
    }

    /** Sets the surface by mass. */
    public Builder specificSurfaceArea(@Nullable MeasuredQuantity newSpecificSurfaceArea) {
      specificSurfaceArea = newSpecificSurfaceArea;
      return this;
    }

    /** Sets the mass by volume. */
    public Builder density(@Nullable MeasuredQuantity newDensity) {
      density = newDensity;
      return this;
    }

    /** Sets what else is known of it. */
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
    public Material build() {
      return new Material(
          id,
          role,
          substance,
          name,
          description,
          formula,
          batch,
          manufacturer,
          variantOf,
          massFraction,
          volumeFraction,
          amountFraction,
          specificCapacity,
          massLoading,
          particleSize,
          specificSurfaceArea,
          density,
          properties,
          attributes);
    }
  }
}
