package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One cell: what it is made of, what it is rated for, what it must not exceed; immutable. The
 * electrodes know their roles, also if they were given without.
 *
 * @param id IRI of the cell; or null
 * @param technology its family; or null
 * @param format its outer form; or null
 * @param chemistry what divides the family further; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param serialNumber number of this piece; or null
 * @param model type designation of the maker; or null
 * @param batch which production run it is of; or null
 * @param manufacturer who made it; or null
 * @param productionDate when it was made; or null
 * @param purchaseDate when it was bought; or null
 * @param location where it is; or null
 * @param project IRI of the project that it is for; or null
 * @param creator IRI of the person who assembled it; or null
 * @param variantOf IRI of the specification of its type; or null
 * @param derivedFrom IRIs of what it was made from, as electrolytes and electrodes
 * @param cellCase its housing; or null
 * @param positiveElectrode the positive electrode; or null
 * @param negativeElectrode the negative electrode; or null
 * @param referenceElectrode the reference electrode; or null
 * @param separator what keeps the electrodes apart; or null
 * @param electrolyte the electrolyte in it, with its amount; or null
 * @param ratings rated and nominal quantities; or null
 * @param limits what it must not exceed; or null
 * @param dimensions how large and heavy it is; or null
 * @param npRatio capacity of the negative by that of the positive electrode; a pure number or a
 *     percentage; or null
 * @param electrolyteToCapacity mass of electrolyte by capacity; in a unit such as {@code g/Ah}; or
 *     null
 * @param properties what else was measured of it
 * @param attributes anything else that is worth knowing
 */
@Concept({"BatteryCell", "schema:IndividualProduct"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BatteryCell(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable Technology technology,
    @Kind @Nullable CellFormat format,
    @Relation("finales:chemistry") @Nullable Chemistry chemistry,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("schema:serialNumber") @Size(max = Checks.MAX_NAME) @Nullable String serialNumber,
    @Relation("schema:model") @Size(max = Checks.MAX_NAME) @Nullable String model,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation("schema:productionDate") @Nullable LocalDate productionDate,
    @Relation("schema:purchaseDate") @Nullable LocalDate purchaseDate,
    @Relation("schema:location") @Valid @Nullable Location location,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation(value = "schema:creator", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String creator,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Relation(value = "prov:wasDerivedFrom", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> derivedFrom,
    @Relation("hasCase") @Valid @Nullable CellCase cellCase,
    @Relation("hasPositiveElectrode") @Valid @Nullable Electrode positiveElectrode,
    @Relation("hasNegativeElectrode") @Valid @Nullable Electrode negativeElectrode,
    @Relation("hasReferenceElectrode") @Valid @Nullable Electrode referenceElectrode,
    @Relation("hasSeparator") @Valid @Nullable Separator separator,
    @Relation("hasElectrolyte") @Valid @Nullable Electrolyte electrolyte,
    @Inline @Valid @Nullable Ratings ratings,
    @Inline @Valid @Nullable OperatingLimits limits,
    @Inline @Valid @Nullable Dimensions dimensions,
    @Property(value = "NPRatio", unit = "1") @Valid @Nullable Quantity npRatio,
    @Property(value = "finales:ElectrolyteToCapacityRatio", unit = "g/Ah") @Valid
        @Nullable Quantity electrolyteToCapacity,
    @Relation("hasProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> properties,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes)
    implements BatteryProduct {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public BatteryCell {
    derivedFrom = Checks.list(derivedFrom);
    properties = Checks.list(properties);
    attributes = Checks.list(attributes);
    positiveElectrode = Electrode.in(ElectrodeRole.POSITIVE, positiveElectrode);
    negativeElectrode = Electrode.in(ElectrodeRole.NEGATIVE, negativeElectrode);
    referenceElectrode = Electrode.in(ElectrodeRole.REFERENCE, referenceElectrode);
    Checks.of("battery cell")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("serialNumber", serialNumber, Checks.MAX_NAME)
        .text("model", model, Checks.MAX_NAME)
        .text("batch", batch, Checks.MAX_NAME)
        .iri("project", project)
        .iri("creator", creator)
        .iri("variantOf", variantOf)
        .iris("derivedFrom", derivedFrom)
        .measures("npRatio", npRatio, "1")
        .positive("npRatio", npRatio)
        .measures("electrolyteToCapacity", electrolyteToCapacity, "g/Ah")
        .positive("electrolyteToCapacity", electrolyteToCapacity)
        .items("properties", properties)
        .items("attributes", attributes)
        .that(
            BatteryProductBuilder.areBesideTheFields(properties),
            "sizes, mass, volume, resistance and cycle life have fields of their own")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.with(this);
    copy.format = format;
    copy.cellCase = cellCase;
    copy.positiveElectrode = positiveElectrode;
    copy.negativeElectrode = negativeElectrode;
    copy.referenceElectrode = referenceElectrode;
    copy.separator = separator;
    copy.electrolyte = electrolyte;
    copy.npRatio = npRatio;
    copy.electrolyteToCapacity = electrolyteToCapacity;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends BatteryProductBuilder<Builder> {
    private @Nullable CellFormat format;
    private @Nullable CellCase cellCase;
    private @Nullable Electrode positiveElectrode;
    private @Nullable Electrode negativeElectrode;
    private @Nullable Electrode referenceElectrode;
    private @Nullable Separator separator;
    private @Nullable Electrolyte electrolyte;
    private @Nullable Quantity npRatio;
    private @Nullable Quantity electrolyteToCapacity;

    private Builder() {}

    /** Sets its outer form. */
    public Builder format(@Nullable CellFormat newFormat) {
      format = newFormat;
      return this;
    }

    /** Sets its housing. */
    public Builder cellCase(@Nullable CellCase newCellCase) {
      cellCase = newCellCase;
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

    /** Sets the reference electrode. */
    public Builder referenceElectrode(@Nullable Electrode newReferenceElectrode) {
      referenceElectrode = newReferenceElectrode;
      return this;
    }

    /** Sets what keeps the electrodes apart. */
    public Builder separator(@Nullable Separator newSeparator) {
      separator = newSeparator;
      return this;
    }

    /** Sets the electrolyte in it, with its amount. */
    public Builder electrolyte(@Nullable Electrolyte newElectrolyte) {
      electrolyte = newElectrolyte;
      return this;
    }

    /** Sets the capacity of the negative by that of the positive electrode. */
    public Builder npRatio(@Nullable Quantity newNpRatio) {
      npRatio = newNpRatio;
      return this;
    }

    /** Sets the mass of electrolyte by capacity. */
    public Builder electrolyteToCapacity(@Nullable Quantity newElectrolyteToCapacity) {
      electrolyteToCapacity = newElectrolyteToCapacity;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public BatteryCell build() {
      return new BatteryCell(
          id,
          technology,
          format,
          chemistry,
          name,
          description,
          serialNumber,
          model,
          batch,
          manufacturer,
          productionDate,
          purchaseDate,
          location,
          project,
          creator,
          variantOf,
          derivedFrom,
          cellCase,
          positiveElectrode,
          negativeElectrode,
          referenceElectrode,
          separator,
          electrolyte,
          ratings,
          limits,
          dimensions,
          npRatio,
          electrolyteToCapacity,
          properties,
          attributes);
    }
  }
}
