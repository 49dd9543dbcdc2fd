package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * When a point is recorded: at the latest after the period, and as soon as one of the changes is
 * reached; immutable.
 *
 * @param period longest time between two points; in a unit such as {@code s}; or null
 * @param voltageChange change of the voltage; in a unit such as {@code V}; or null
 * @param currentChange change of the current; in a unit such as {@code A}; or null
 * @param temperatureChange change of the temperature; in a unit such as {@code K}; or null
 * @param capacityChange change of the charge that has flown; in a unit such as {@code Ah}; or null
 */
@Concept("finales:Recording")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Recording(
    @Property(value = "finales:RecordingPeriod", unit = "s") @Valid @Nullable Quantity period,
    @Property(value = "VoltageChangeLimit", unit = "V") @Valid @Nullable Quantity voltageChange,
    @Property(value = "CurrentChangeLimit", unit = "A") @Valid @Nullable Quantity currentChange,
    @Property(value = "finales:TemperatureChangeLimit", unit = "K") @Valid
        @Nullable Quantity temperatureChange,
    @Property(value = "finales:CapacityChangeLimit", unit = "Ah") @Valid
        @Nullable Quantity capacityChange) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Recording {
    Checks.of("recording")
        .measures("period", period, "s")
        .positive("period", period)
        .measures("voltageChange", voltageChange, "V")
        .positive("voltageChange", voltageChange)
        .measures("currentChange", currentChange, "A")
        .positive("currentChange", currentChange)
        .measures("temperatureChange", temperatureChange, "K")
        .positive("temperatureChange", temperatureChange)
        .measures("capacityChange", capacityChange, "Ah")
        .positive("capacityChange", capacityChange)
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.period = period;
    copy.voltageChange = voltageChange;
    copy.currentChange = currentChange;
    copy.temperatureChange = temperatureChange;
    copy.capacityChange = capacityChange;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity period;
    private @Nullable Quantity voltageChange;
    private @Nullable Quantity currentChange;
    private @Nullable Quantity temperatureChange;
    private @Nullable Quantity capacityChange;

    private Builder() {}

    /** Sets the longest time between two points. */
    public Builder period(@Nullable Quantity newPeriod) {
      period = newPeriod;
      return this;
    }

    /** Sets the change of the voltage. */
    public Builder voltageChange(@Nullable Quantity newVoltageChange) {
      voltageChange = newVoltageChange;
      return this;
    }

    /** Sets the change of the current. */
    public Builder currentChange(@Nullable Quantity newCurrentChange) {
      currentChange = newCurrentChange;
      return this;
    }

    /** Sets the change of the temperature. */
    public Builder temperatureChange(@Nullable Quantity newTemperatureChange) {
      temperatureChange = newTemperatureChange;
      return this;
    }

    /** Sets the change of the charge that has flown. */
    public Builder capacityChange(@Nullable Quantity newCapacityChange) {
      capacityChange = newCapacityChange;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Recording build() {
      return new Recording(period, voltageChange, currentChange, temperatureChange, capacityChange);
    }
  }
}
