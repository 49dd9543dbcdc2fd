package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when it is to be known how a cell will age: the parameters of the quantity
 * {@code degradation} by the methods {@code forecast}, from the capacities that are given, and
 * {@code cycling_and_forecast}, for which the cell is cycled first; immutable. The last three
 * features compare a later cycle with the tenth, as Severson and others do (Nature Energy 4, 383,
 * 2019).
 *
 * @param cell the cell and what it is made of
 * @param capacities capacities of its first cycles, each with the number of its cycle; empty if the
 *     answering laboratory is to cycle it
 * @param averageChargingRate mean rate of charging in these cycles; in a unit such as {@code A/Ah};
 *     or null
 * @param maximumChargingRate highest rate of charging in these cycles; in a unit such as {@code
 *     A/Ah}; or null
 * @param minimumChargingRate lowest rate of charging in these cycles; in a unit such as {@code
 *     A/Ah}; or null
 * @param coulombicEfficiencyChange change of the coulombic efficiency since the tenth cycle; a pure
 *     number or a percentage; or null
 * @param voltageGapChange change since the tenth cycle of the gap between the voltages of charging
 *     and discharging; in a unit such as {@code V}; or null
 * @param capacityCurveVariance variance of the change of capacity against voltage since the tenth
 *     cycle; a pure number, for FINALES 2 names no unit; or null
 * @param endOfLifeRetention capacity by that of the first cycle at which life ends, as 0.8; null
 *     for what the method takes for it
 * @param project IRI of the project that it is for; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:DegradationOrder")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DegradationOrder(
    @Relation("hasTestObject") @Valid @NotNull BatteryCell cell,
    @Relation("hasInput") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> capacities,
    @Property(
            value = "finales:AverageChargingRate",
            unit = "A/Ah",
            relation = "hasMeasurementParameter",
            also = "ChargingCRate")
        @Valid
        @Nullable Quantity averageChargingRate,
    @Property(
            value = "finales:MaximumChargingRate",
            unit = "A/Ah",
            relation = "hasMeasurementParameter",
            also = "ChargingCRate")
        @Valid
        @Nullable Quantity maximumChargingRate,
    @Property(
            value = "finales:MinimumChargingRate",
            unit = "A/Ah",
            relation = "hasMeasurementParameter",
            also = "ChargingCRate")
        @Valid
        @Nullable Quantity minimumChargingRate,
    @Property(
            value = "finales:CoulombicEfficiencyChange",
            unit = "1",
            relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity coulombicEfficiencyChange,
    @Property(value = "finales:VoltageGapChange", unit = "V", relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity voltageGapChange,
    @Property(
            value = "finales:CapacityCurveVariance",
            unit = "1",
            relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity capacityCurveVariance,
    @Property(
            value = "finales:EndOfLifeRetention",
            unit = "1",
            relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity endOfLifeRetention,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public DegradationOrder {
    capacities = Checks.list(capacities);
    attributes = Checks.list(attributes);
    Checks.of("degradation order")
        .required("cell", cell)
        .items("capacities", capacities)
        .measures("averageChargingRate", averageChargingRate, "A/Ah")
        .notNegative("averageChargingRate", averageChargingRate)
        .measures("maximumChargingRate", maximumChargingRate, "A/Ah")
        .notNegative("maximumChargingRate", maximumChargingRate)
        .measures("minimumChargingRate", minimumChargingRate, "A/Ah")
        .notNegative("minimumChargingRate", minimumChargingRate)
        .measures("coulombicEfficiencyChange", coulombicEfficiencyChange, "1")
        .measures("voltageGapChange", voltageGapChange, "V")
        .measures("capacityCurveVariance", capacityCurveVariance, "1")
        .measures("endOfLifeRetention", endOfLifeRetention, "1")
        .positive("endOfLifeRetention", endOfLifeRetention)
        .iri("project", project)
        .items("attributes", attributes)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(BatteryCell cell) {
    return new Builder(cell);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(cell);
    copy.capacities = capacities;
    copy.averageChargingRate = averageChargingRate;
    copy.maximumChargingRate = maximumChargingRate;
    copy.minimumChargingRate = minimumChargingRate;
    copy.coulombicEfficiencyChange = coulombicEfficiencyChange;
    copy.voltageGapChange = voltageGapChange;
    copy.capacityCurveVariance = capacityCurveVariance;
    copy.endOfLifeRetention = endOfLifeRetention;
    copy.project = project;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final BatteryCell cell;
    private List<Observation> capacities = List.of();
    private @Nullable Quantity averageChargingRate;
    private @Nullable Quantity maximumChargingRate;
    private @Nullable Quantity minimumChargingRate;
    private @Nullable Quantity coulombicEfficiencyChange;
    private @Nullable Quantity voltageGapChange;
    private @Nullable Quantity capacityCurveVariance;
    private @Nullable Quantity endOfLifeRetention;
    private @Nullable String project;
    private List<Attribute> attributes = List.of();

    private Builder(BatteryCell cell) {
      this.cell = cell;
    }

    /** Sets the capacities of its first cycles, each with the number of its cycle. */
    public Builder capacities(List<Observation> newCapacities) {
      capacities = newCapacities;
      return this;
    }

    /** Sets the mean rate of charging in these cycles. */
    public Builder averageChargingRate(@Nullable Quantity newAverageChargingRate) {
      averageChargingRate = newAverageChargingRate;
      return this;
    }

    /** Sets the highest rate of charging in these cycles. */
    public Builder maximumChargingRate(@Nullable Quantity newMaximumChargingRate) {
      maximumChargingRate = newMaximumChargingRate;
      return this;
    }

    /** Sets the lowest rate of charging in these cycles. */
    public Builder minimumChargingRate(@Nullable Quantity newMinimumChargingRate) {
      minimumChargingRate = newMinimumChargingRate;
      return this;
    }

    /** Sets the change of the coulombic efficiency since the tenth cycle. */
    public Builder coulombicEfficiencyChange(@Nullable Quantity newCoulombicEfficiencyChange) {
      coulombicEfficiencyChange = newCoulombicEfficiencyChange;
      return this;
    }

    /**
     * Sets the change since the tenth cycle of the gap between the voltages of charging and
     * discharging.
     */
    public Builder voltageGapChange(@Nullable Quantity newVoltageGapChange) {
      voltageGapChange = newVoltageGapChange;
      return this;
    }

    /** Sets the variance of the change of capacity against voltage since the tenth cycle. */
    public Builder capacityCurveVariance(@Nullable Quantity newCapacityCurveVariance) {
      capacityCurveVariance = newCapacityCurveVariance;
      return this;
    }

    /** Sets the capacity by that of the first cycle at which life ends, as 0.8. */
    public Builder endOfLifeRetention(@Nullable Quantity newEndOfLifeRetention) {
      endOfLifeRetention = newEndOfLifeRetention;
      return this;
    }

    /** Sets the IRI of the project that it is for. */
    public Builder project(@Nullable String newProject) {
      project = newProject;
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
    public DegradationOrder build() {
      return new DegradationOrder(
          cell,
          capacities,
          averageChargingRate,
          maximumChargingRate,
          minimumChargingRate,
          coulombicEfficiencyChange,
          voltageGapChange,
          capacityCurveVariance,
          endOfLifeRetention,
          project,
          attributes);
    }
  }
}
