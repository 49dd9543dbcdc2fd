package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.jspecify.annotations.Nullable;

/**
 * The coating of an electrode; immutable. Its materials know their roles, also if they were given
 * without.
 *
 * @param activeMaterials what stores the charge
 * @param binders what holds it together
 * @param conductiveAdditives what conducts
 * @param activeMassLoading mass of active material by area; in a unit such as {@code mg/cm2}; or
 *     null
 * @param massLoading mass of the coating by area; in a unit such as {@code mg/cm2}; or null
 * @param thickness thickness as it is now; in a unit such as {@code um}; or null
 * @param dryThickness thickness after drying; in a unit such as {@code um}; or null
 * @param calenderedThickness thickness after calendering; in a unit such as {@code um}; or null
 * @param porosity share of the pores in the volume; a pure number or a percentage; or null
 * @param tortuosity tortuosity; a pure number or a percentage; or null
 * @param density mass by volume; in a unit such as {@code g/cm3}; or null
 * @param comment a remark; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("ElectrodeCoating")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Coating(
    @Relation("hasActiveMaterial") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Material> activeMaterials,
    @Relation("hasBinder") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Material> binders,
    @Relation("hasConductiveAdditive") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Material> conductiveAdditives,
    @Property(value = "ActiveMassLoading", unit = "mg/cm2", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity activeMassLoading,
    @Property(value = "MassLoading", unit = "mg/cm2", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity massLoading,
    @Property(value = "CoatingThickness", unit = "um", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity thickness,
    @Property(value = "DryCoatingThickness", unit = "um", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity dryThickness,
    @Property(value = "CalenderedCoatingThickness", unit = "um", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity calenderedThickness,
    @Property(value = "Porosity", unit = "1", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity porosity,
    @Property(value = "Tortuosity", unit = "1", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity tortuosity,
    @Property(value = "Density", unit = "g/cm3", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity density,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Coating {
    activeMaterials = in(MaterialRole.ACTIVE_MATERIAL, Checks.list(activeMaterials));
    binders = in(MaterialRole.BINDER, Checks.list(binders));
    conductiveAdditives = in(MaterialRole.CONDUCTIVE_ADDITIVE, Checks.list(conductiveAdditives));
    attributes = Checks.list(attributes);
    Checks.of("coating")
        .items("activeMaterials", activeMaterials)
        .items("binders", binders)
        .items("conductiveAdditives", conductiveAdditives)
        .measures(
            "activeMassLoading",
            activeMassLoading == null ? null : activeMassLoading.quantity(),
            "mg/cm2")
        .measures("massLoading", massLoading == null ? null : massLoading.quantity(), "mg/cm2")
        .measures("thickness", thickness == null ? null : thickness.quantity(), "um")
        .measures("dryThickness", dryThickness == null ? null : dryThickness.quantity(), "um")
        .measures(
            "calenderedThickness",
            calenderedThickness == null ? null : calenderedThickness.quantity(),
            "um")
        .measures("porosity", porosity == null ? null : porosity.quantity(), "1")
        .measures("tortuosity", tortuosity == null ? null : tortuosity.quantity(), "1")
        .measures("density", density == null ? null : density.quantity(), "g/cm3")
        .text("comment", comment, Checks.MAX_TEXT)
        .items("attributes", attributes)
        .done();
  }

  private static List<Material> in(MaterialRole role, List<Material> list) {
    return list.stream().map(material -> material.in(role)).toList();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.activeMaterials = activeMaterials;
    copy.binders = binders;
    copy.conductiveAdditives = conductiveAdditives;
    copy.activeMassLoading = activeMassLoading;
    copy.massLoading = massLoading;
    copy.thickness = thickness;
    copy.dryThickness = dryThickness;
    copy.calenderedThickness = calenderedThickness;
    copy.porosity = porosity;
    copy.tortuosity = tortuosity;
    copy.density = density;
    copy.comment = comment;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private List<Material> activeMaterials = List.of();
    private List<Material> binders = List.of();
    private List<Material> conductiveAdditives = List.of();
    private @Nullable MeasuredQuantity activeMassLoading;
    private @Nullable MeasuredQuantity massLoading;
    private @Nullable MeasuredQuantity thickness;
    private @Nullable MeasuredQuantity dryThickness;
    private @Nullable MeasuredQuantity calenderedThickness;
    private @Nullable MeasuredQuantity porosity;
    private @Nullable MeasuredQuantity tortuosity;
    private @Nullable MeasuredQuantity density;
    private @Nullable String comment;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets what stores the charge. */
    public Builder activeMaterials(List<Material> newActiveMaterials) {
      activeMaterials = newActiveMaterials;
      return this;
    }

    /** Sets what holds it together. */
    public Builder binders(List<Material> newBinders) {
      binders = newBinders;
      return this;
    }

    /** Sets what conducts. */
    public Builder conductiveAdditives(List<Material> newConductiveAdditives) {
      conductiveAdditives = newConductiveAdditives;
      return this;
    }

    /** Sets the mass of active material by area. */
    public Builder activeMassLoading(@Nullable MeasuredQuantity newActiveMassLoading) {
      activeMassLoading = newActiveMassLoading;
      return this;
    }

    /** Sets the mass of the coating by area. */
    public Builder massLoading(@Nullable MeasuredQuantity newMassLoading) {
      massLoading = newMassLoading;
      return this;
    }

    /** Sets the thickness as it is now. */
    public Builder thickness(@Nullable MeasuredQuantity newThickness) {
      thickness = newThickness;
      return this;
    }

    /** Sets the thickness after drying. */
    public Builder dryThickness(@Nullable MeasuredQuantity newDryThickness) {
      dryThickness = newDryThickness;
      return this;
    }

    /** Sets the thickness after calendering. */
    public Builder calenderedThickness(@Nullable MeasuredQuantity newCalenderedThickness) {
      calenderedThickness = newCalenderedThickness;
      return this;
    }

    /** Sets the share of the pores in the volume. */
    public Builder porosity(@Nullable MeasuredQuantity newPorosity) {
      porosity = newPorosity;
      return this;
    }

    /** Sets the tortuosity. */
    public Builder tortuosity(@Nullable MeasuredQuantity newTortuosity) {
      tortuosity = newTortuosity;
      return this;
    }

    /** Sets the mass by volume. */
    public Builder density(@Nullable MeasuredQuantity newDensity) {
      density = newDensity;
      return this;
    }

    /** Sets a remark. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
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
    public Coating build() {
      return new Coating(
          activeMaterials,
          binders,
          conductiveAdditives,
          activeMassLoading,
          massLoading,
          thickness,
          dryThickness,
          calenderedThickness,
          porosity,
          tortuosity,
          density,
          comment,
          attributes);
    }
  }
}
