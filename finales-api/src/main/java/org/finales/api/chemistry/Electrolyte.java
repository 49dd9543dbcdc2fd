package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * An electrolyte: what it is made of, and what was measured of it; a formulation, or the portion of
 * one that is in a cell. Immutable. Its solvents, salts and additives know their roles, also if
 * they were given without.
 *
 * @param id IRI of the electrolyte; or null
 * @param kind what it is like; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param batch which preparation it is; or null
 * @param preparationDate when it was prepared; or null
 * @param manufacturer who made it; or null
 * @param location where it is; or null
 * @param variantOf IRI of the formulation of which this is a portion; or null
 * @param solvents what dissolves the others
 * @param salts what brings the ions
 * @param additives what else is in it
 * @param volume how much there is; in a unit such as {@code mL}; or null
 * @param mass how much there is; in a unit such as {@code g}; or null
 * @param temperature temperature for which the concentrations hold; in a unit such as {@code degC};
 *     or null
 * @param properties what else was measured of it
 * @param attributes anything else that is worth knowing
 */
@Concept("Electrolyte")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Electrolyte(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable ElectrolyteKind kind,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:productionDate") @Nullable LocalDate preparationDate,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation("schema:location") @Valid @Nullable Location location,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Relation("hasSolvent") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Constituent> solvents,
    @Relation("hasSolute") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Constituent> salts,
    @Relation("hasAdditive") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Constituent> additives,
    @Property(value = "Volume", unit = "mL", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity volume,
    @Property(value = "Mass", unit = "g", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Property(value = "CelsiusTemperature", unit = "degC") @Valid @Nullable Quantity temperature,
    @Relation("hasProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> properties,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  private static final Set<PropertyKind> OWN_FIELDS =
      Set.of(PropertyKind.VOLUME, PropertyKind.MASS, PropertyKind.TEMPERATURE);

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Electrolyte {
    solvents = in(ConstituentRole.SOLVENT, Checks.list(solvents));
    salts = in(ConstituentRole.SALT, Checks.list(salts));
    additives = in(ConstituentRole.ADDITIVE, Checks.list(additives));
    properties = Checks.list(properties);
    attributes = Checks.list(attributes);
    Checks.of("electrolyte")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("batch", batch, Checks.MAX_NAME)
        .iri("variantOf", variantOf)
        .items("solvents", solvents)
        .items("salts", salts)
        .items("additives", additives)
        .measures("volume", volume == null ? null : volume.quantity(), "mL")
        .measures("mass", mass == null ? null : mass.quantity(), "g")
        .measures("temperature", temperature, "degC")
        .items("properties", properties)
        .items("attributes", attributes)
        .that(
            properties.stream().noneMatch(known -> OWN_FIELDS.contains(known.kind())),
            "volume, mass and temperature have fields of their own")
        .done();
  }

  /**
   * Makes an electrolyte of a formulation whose shares are of amount, mass or volume: what is known
   * as a salt is one, everything else is a solvent.
   *
   * @throws IllegalArgumentException if the shares are shares of atoms
   */
  public static Electrolyte of(Formulation formulation) {
    return ElectrolyteFormulations.read(formulation);
  }

  /**
   * Returns the composition as shares of the whole.
   *
   * @param type what the shares are to be shares of
   * @throws FormulationException if an amount, a molar mass, a density or an identifier that this
   *     needs is missing; it names every one
   */
  public Formulation toFormulation(FractionType type) {
    return new ElectrolyteComposition(this).shares(type);
  }

  /**
   * Returns which shares do not add up to one, neither those of the solvents nor those of all
   * constituents; empty if none. A record may hold such shares, for documents do.
   */
  public List<String> unbalancedShares() {
    return FractionSums.problems(this);
  }

  /** Returns solvents, salts and additives in this order. */
  public List<Constituent> constituents() {
    return Stream.of(solvents, salts, additives).flatMap(List::stream).toList();
  }

  private static List<Constituent> in(ConstituentRole role, List<Constituent> list) {
    return list.stream().map(constituent -> constituent.in(role)).toList();
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
    copy.name = name;
    copy.description = description;
    copy.batch = batch;
    copy.preparationDate = preparationDate;
    copy.manufacturer = manufacturer;
    copy.location = location;
    copy.variantOf = variantOf;
    copy.solvents = solvents;
    copy.salts = salts;
    copy.additives = additives;
    copy.volume = volume;
    copy.mass = mass;
    copy.temperature = temperature;
    copy.properties = properties;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable ElectrolyteKind kind;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String batch;
    private @Nullable LocalDate preparationDate;
    private @Nullable Organisation manufacturer;
    private @Nullable Location location;
    private @Nullable String variantOf;
    private List<Constituent> solvents = List.of();
    private List<Constituent> salts = List.of();
    private List<Constituent> additives = List.of();
    private @Nullable MeasuredQuantity volume;
    private @Nullable MeasuredQuantity mass;
    private @Nullable Quantity temperature;
    private List<Observation> properties = List.of();
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the electrolyte. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is like. */
    public Builder kind(@Nullable ElectrolyteKind newKind) {
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

    /** Sets when it was prepared. */
    public Builder preparationDate(@Nullable LocalDate newPreparationDate) {
      preparationDate = newPreparationDate;
      return this;
    }

    /** Sets who made it. */
    public Builder manufacturer(@Nullable Organisation newManufacturer) {
      manufacturer = newManufacturer;
      return this;
    }

    /** Sets where it is. */
    public Builder location(@Nullable Location newLocation) {
      location = newLocation;
      return this;
    }

    /** Sets the IRI of the formulation of which this is a portion. */
    public Builder variantOf(@Nullable String newVariantOf) {
      variantOf = newVariantOf;
      return this;
    }

    /** Sets what dissolves the others. */
    public Builder solvents(List<Constituent> newSolvents) {
      solvents = newSolvents;
      return this;
    }

    /** Sets what brings the ions. */
    public Builder salts(List<Constituent> newSalts) {
      salts = newSalts;
      return this;
    }

    /** Sets what else is in it. */
    public Builder additives(List<Constituent> newAdditives) {
      additives = newAdditives;
      return this;
    }

    /** Sets how much there is. */
    public Builder volume(@Nullable MeasuredQuantity newVolume) {
      volume = newVolume;
      return this;
    }

    /** Sets how much there is. */
    public Builder mass(@Nullable MeasuredQuantity newMass) {
      mass = newMass;
      return this;
    }

    /** Sets the temperature for which the concentrations hold. */
    public Builder temperature(@Nullable Quantity newTemperature) {
      temperature = newTemperature;
      return this;
    }

    /** Sets what else was measured of it. */
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
    public Electrolyte build() {
      return new Electrolyte(
          id,
          kind,
          name,
          description,
          batch,
          preparationDate,
          manufacturer,
          location,
          variantOf,
          solvents,
          salts,
          additives,
          volume,
          mass,
          temperature,
          properties,
          attributes);
    }
  }
}
