package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How one cell is expected to age; immutable.
 *
 * @param cell the cell; null if it is that which was asked for
 * @param cycleLife cycles until the end of life with their uncertainty; a pure number
 * @param capacities capacities of the cycles to come in their order; may be empty
 * @param uncertainties standard uncertainty of each capacity, or none
 * @param unit unit of the capacities and their uncertainties, as {@code mAh}; null if there are
 *     none
 * @param firstCycle number of the cycle of the first capacity; null if it is not told
 * @param success whether the method came to an end
 * @param rating how far it can be trusted, from 0 to 5; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:DegradationForecast")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DegradationForecast(
    @Relation("hasTestObject") @Valid @Nullable BatteryCell cell,
    @Property(value = "CycleLife", unit = "1", nature = Nature.MODELLED) @Valid @NotNull
        MeasuredQuantity cycleLife,
    @Relation(value = "finales:forecastCapacities", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> capacities,
    @Relation(value = "finales:forecastUncertainties", ordered = true)
        @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> uncertainties,
    @Relation("hasMeasurementUnit") @Nullable Unit unit,
    @Relation("finales:firstCycle") @Min(1) @Nullable Integer firstCycle,
    @Relation("finales:success") @NotNull Boolean success,
    @Relation("finales:rating") @Min(0) @Max(5) @Nullable Integer rating,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public DegradationForecast {
    capacities = Checks.list(capacities);
    uncertainties = Checks.list(uncertainties);
    attributes = Checks.list(attributes);
    Checks.of("degradation forecast")
        .required("cycleLife", cycleLife)
        .measures("cycleLife", cycleLife == null ? null : cycleLife.quantity(), "1")
        .notNegative("cycleLife", cycleLife == null ? null : cycleLife.quantity())
        .numbers("capacities", capacities)
        .numbers("uncertainties", uncertainties)
        .unit("unit", unit, "Ah")
        .atLeast("firstCycle", firstCycle, 1)
        .required("success", success)
        .atLeast("rating", rating, 0)
        .that(rating == null || rating <= 5, "rating must be 5 or less")
        .items("attributes", attributes)
        .that(
            capacities.isEmpty() == (unit == null),
            "unit is needed exactly where there are capacities")
        .that(
            uncertainties.isEmpty() || uncertainties.size() == capacities.size(),
            "capacities and uncertainties differ in their number")
        .that(
            uncertainties.stream().allMatch(one -> one.signum() >= 0),
            "uncertainties must not be negative")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(MeasuredQuantity cycleLife, Boolean success) {
    return new Builder(cycleLife, success);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(cycleLife, success);
    copy.cell = cell;
    copy.capacities = capacities;
    copy.uncertainties = uncertainties;
    copy.unit = unit;
    copy.firstCycle = firstCycle;
    copy.rating = rating;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final MeasuredQuantity cycleLife;
    private final Boolean success;
    private @Nullable BatteryCell cell;
    private List<BigDecimal> capacities = List.of();
    private List<BigDecimal> uncertainties = List.of();
    private @Nullable Unit unit;
    private @Nullable Integer firstCycle;
    private @Nullable Integer rating;
    private List<Attribute> attributes = List.of();

    private Builder(MeasuredQuantity cycleLife, Boolean success) {
      this.cycleLife = cycleLife;
      this.success = success;
    }

    /** Sets the cell. */
    public Builder cell(@Nullable BatteryCell newCell) {
      cell = newCell;
      return this;
    }

    /** Sets the capacities of the cycles to come in their order. */
    public Builder capacities(List<BigDecimal> newCapacities) {
      capacities = newCapacities;
      return this;
    }

    /** Sets the standard uncertainty of each capacity, or none. */
    public Builder uncertainties(List<BigDecimal> newUncertainties) {
      uncertainties = newUncertainties;
      return this;
    }

    /** Sets the unit of the capacities and their uncertainties, as {@code mAh}. */
    public Builder unit(@Nullable Unit newUnit) {
      unit = newUnit;
      return this;
    }

    /** Sets the number of the cycle of the first capacity. */
    public Builder firstCycle(@Nullable Integer newFirstCycle) {
      firstCycle = newFirstCycle;
      return this;
    }

    /** Sets how far it can be trusted, from 0 to 5. */
    public Builder rating(@Nullable Integer newRating) {
      rating = newRating;
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
    public DegradationForecast build() {
      return new DegradationForecast(
          cell,
          cycleLife,
          capacities,
          uncertainties,
          unit,
          firstCycle,
          success,
          rating,
          attributes);
    }
  }
}
