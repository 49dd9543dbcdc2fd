package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A chemical of an electrolyte and how much of it there is; immutable. Only one of the amounts is
 * needed.
 *
 * @param id IRI of the material; or null
 * @param role what it is there for; may be left out within an electrolyte, whose lists tell it; or
 *     null
 * @param substance which substance it is, or null if none of those
 * @param name what people call it, as {@code EC}; or null
 * @param formula molecular formula; or null
 * @param smiles structure in SMILES notation; or null
 * @param inchiKey hashed InChI; or null
 * @param batch lot of the material at hand; or null
 * @param manufacturer who made it; or null
 * @param amountFraction its share of the amount of substance; a pure number or a percentage; or
 *     null
 * @param massFraction its share of the mass; a pure number or a percentage; or null
 * @param volumeFraction its share of the volume before mixing; a pure number or a percentage; or
 *     null
 * @param molality its amount by mass of the solvents; in a unit such as {@code mol/kg}; or null
 * @param concentration its amount by volume of the solution; in a unit such as {@code mol/L}; or
 *     null
 * @param massConcentration its mass by volume of the solution; in a unit such as {@code g/L}; or
 *     null
 * @param molarMass its mass by amount of substance; in a unit such as {@code g/mol}; or null
 * @param density its mass by volume before mixing; in a unit such as {@code g/cm3}; or null
 * @param purity its share of the material at hand; a pure number or a percentage; or null
 * @param attributes anything else that is worth knowing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Constituent(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable ConstituentRole role,
    @Kind @Nullable Substance substance,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:molecularFormula") @Size(max = Checks.MAX_NAME) @Nullable String formula,
    @Relation("schema:smiles") @Size(max = Checks.MAX_IRI) @Nullable String smiles,
    @Relation("schema:inChIKey") @Size(max = Checks.MAX_NAME) @Nullable String inchiKey,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Property(value = "AmountFraction", unit = "1") @Valid @Nullable Quantity amountFraction,
    @Property(value = "MassFraction", unit = "1") @Valid @Nullable Quantity massFraction,
    @Property(value = "VolumeFraction", unit = "1") @Valid @Nullable Quantity volumeFraction,
    @Property(value = "Molality", unit = "mol/kg") @Valid @Nullable Quantity molality,
    @Property(value = "AmountConcentration", unit = "mol/L") @Valid
        @Nullable Quantity concentration,
    @Property(value = "MassConcentration", unit = "g/L") @Valid
        @Nullable Quantity massConcentration,
    @Property(value = "MolarMass", unit = "g/mol") @Valid @Nullable Quantity molarMass,
    @Property(value = "Density", unit = "g/cm3") @Valid @Nullable Quantity density,
    @Property(value = "finales:Purity", unit = "1") @Valid @Nullable Quantity purity,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Constituent {
    attributes = Checks.list(attributes);
    Checks.of("constituent")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("formula", formula, Checks.MAX_NAME)
        .text("smiles", smiles, Checks.MAX_IRI)
        .text("inchiKey", inchiKey, Checks.MAX_NAME)
        .text("batch", batch, Checks.MAX_NAME)
        .measures("amountFraction", amountFraction, "1")
        .notNegative("amountFraction", amountFraction)
        .measures("massFraction", massFraction, "1")
        .notNegative("massFraction", massFraction)
        .measures("volumeFraction", volumeFraction, "1")
        .notNegative("volumeFraction", volumeFraction)
        .measures("molality", molality, "mol/kg")
        .notNegative("molality", molality)
        .measures("concentration", concentration, "mol/L")
        .notNegative("concentration", concentration)
        .measures("massConcentration", massConcentration, "g/L")
        .notNegative("massConcentration", massConcentration)
        .measures("molarMass", molarMass, "g/mol")
        .positive("molarMass", molarMass)
        .measures("density", density, "g/cm3")
        .positive("density", density)
        .measures("purity", purity, "1")
        .notNegative("purity", purity)
        .items("attributes", attributes)
        .that(
            inchiKey == null || inchiKey.matches(Chemical.INCHI_KEY_PATTERN),
            "inchiKey is not of the form KMTRUDSVKNLOMY-UHFFFAOYSA-N")
        .done();
  }

  /** Makes a constituent of a substance, with the formula and the identifiers that are known. */
  public static Constituent of(Substance substance) {
    Builder constituent = builder().substance(substance).formula(substance.formula());
    substance
        .chemical()
        .ifPresent(known -> constituent.smiles(known.smiles()).inchiKey(known.inchiKey()));
    return constituent.build();
  }

  /** Makes a constituent of a chemical, with the substance it is if that is known. */
  public static Constituent of(Chemical chemical) {
    Builder constituent =
        builder()
            .name(chemical.name())
            .smiles(chemical.smiles())
            .inchiKey(chemical.inchiKey())
            .batch(chemical.batch());
    if (chemical.manufacturer() != null) {
      constituent.manufacturer(Organisation.of(chemical.manufacturer()));
    }
    Substance.of(chemical)
        .ifPresent(known -> constituent.substance(known).formula(known.formula()));
    return constituent.build();
  }

  /** Returns the chemical, if SMILES or InChIKey is known here or of the substance. */
  public Optional<Chemical> chemical() {
    if (smiles == null && inchiKey == null) {
      return substance == null
          ? Optional.empty()
          : substance.chemical().map(known -> known.withName(name));
    }
    String maker = manufacturer == null ? null : manufacturer.name();
    return Optional.of(new Chemical(smiles, inchiKey, name, batch, maker));
  }

  /** Returns a word for it: name, formula, substance or identifier, whichever there is first. */
  public String label() {
    String known = name != null ? name : formula;
    if (known == null) {
      known = substance != null ? substance.name() : smiles;
    }
    return String.valueOf(known != null ? known : inchiKey);
  }

  Constituent in(ConstituentRole newRole) {
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
    copy.formula = formula;
    copy.smiles = smiles;
    copy.inchiKey = inchiKey;
    copy.batch = batch;
    copy.manufacturer = manufacturer;
    copy.amountFraction = amountFraction;
    copy.massFraction = massFraction;
    copy.volumeFraction = volumeFraction;
    copy.molality = molality;
    copy.concentration = concentration;
    copy.massConcentration = massConcentration;
    copy.molarMass = molarMass;
    copy.density = density;
    copy.purity = purity;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable ConstituentRole role;
    private @Nullable Substance substance;
    private @Nullable String name;
    private @Nullable String formula;
    private @Nullable String smiles;
    private @Nullable String inchiKey;
    private @Nullable String batch;
    private @Nullable Organisation manufacturer;
    private @Nullable Quantity amountFraction;
    private @Nullable Quantity massFraction;
    private @Nullable Quantity volumeFraction;
    private @Nullable Quantity molality;
    private @Nullable Quantity concentration;
    private @Nullable Quantity massConcentration;
    private @Nullable Quantity molarMass;
    private @Nullable Quantity density;
    private @Nullable Quantity purity;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the material. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what it is there for. */
    public Builder role(@Nullable ConstituentRole newRole) {
      role = newRole;
      return this;
    }

    /** Sets which substance it is. */
    public Builder substance(@Nullable Substance newSubstance) {
      substance = newSubstance;
      return this;
    }

    /** Sets what people call it, as {@code EC}. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets the molecular formula. */
    public Builder formula(@Nullable String newFormula) {
      formula = newFormula;
      return this;
    }

    /** Sets the structure in SMILES notation. */
    public Builder smiles(@Nullable String newSmiles) {
      smiles = newSmiles;
      return this;
    }

    /** Sets the hashed InChI. */
    public Builder inchiKey(@Nullable String newInchiKey) {
      inchiKey = newInchiKey;
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

    /** Sets its share of the amount of substance. */
    public Builder amountFraction(@Nullable Quantity newAmountFraction) {
      amountFraction = newAmountFraction;
      return this;
    }

    /** Sets its share of the mass. */
    public Builder massFraction(@Nullable Quantity newMassFraction) {
      massFraction = newMassFraction;
      return this;
    }

    /** Sets its share of the volume before mixing. */
    public Builder volumeFraction(@Nullable Quantity newVolumeFraction) {
      volumeFraction = newVolumeFraction;
      return this;
    }

    /** Sets its amount by mass of the solvents. */
    public Builder molality(@Nullable Quantity newMolality) {
      molality = newMolality;
      return this;
    }

    /** Sets its amount by volume of the solution. */
    public Builder concentration(@Nullable Quantity newConcentration) {
      concentration = newConcentration;
      return this;
    }

    /** Sets its mass by volume of the solution. */
    public Builder massConcentration(@Nullable Quantity newMassConcentration) {
      massConcentration = newMassConcentration;
      return this;
    }

    /** Sets its mass by amount of substance. */
    public Builder molarMass(@Nullable Quantity newMolarMass) {
      molarMass = newMolarMass;
      return this;
    }

    /** Sets its mass by volume before mixing. */
    public Builder density(@Nullable Quantity newDensity) {
      density = newDensity;
      return this;
    }

    /** Sets its share of the material at hand. */
    public Builder purity(@Nullable Quantity newPurity) {
      purity = newPurity;
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
    public Constituent build() {
      return new Constituent(
          id,
          role,
          substance,
          name,
          formula,
          smiles,
          inchiKey,
          batch,
          manufacturer,
          amountFraction,
          massFraction,
          volumeFraction,
          molality,
          concentration,
          massConcentration,
          molarMass,
          density,
          purity,
          attributes);
    }
  }
}
