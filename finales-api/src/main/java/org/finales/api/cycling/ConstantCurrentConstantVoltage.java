package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A constant current until a voltage is reached, which then is held; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param current current; positive charges, negative discharges; in a unit such as {@code A}; or
 *     null
 * @param cRate current by the capacity of the protocol; positive charges, negative discharges; in a
 *     unit such as {@code A/Ah}; or null
 * @param voltage voltage; in a unit such as {@code V}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("ConstantCurrentConstantVoltageCharging")
@JsonTypeName("constantCurrentConstantVoltage")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConstantCurrentConstantVoltage(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Property(value = "ElectricCurrent", unit = "A", relation = "hasControlParameter") @Valid
        @Nullable Quantity current,
    @Property(value = "CRate", unit = "A/Ah", relation = "hasControlParameter") @Valid
        @Nullable Quantity cRate,
    @Property(value = "Voltage", unit = "V", relation = "hasControlParameter") @NotNull @Valid
        Quantity voltage,
    @Property(value = "CelsiusTemperature", unit = "degC", relation = "hasMeasurementParameter")
        @Valid
        @Nullable Quantity temperature,
    @Relation("hasTerminationParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid EndCondition> ends,
    @Relation("finales:recording") @Valid @Nullable Recording recording,
    @Relation("finales:safetyLimits") @Valid @Nullable SafetyLimits limits,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment)
    implements Step {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public ConstantCurrentConstantVoltage {
    ends = Checks.list(ends);
    Checks.of("constant current constant voltage")
        .text("tag", tag, Checks.MAX_NAME)
        .measures("current", current, "A")
        .measures("cRate", cRate, "A/Ah")
        .required("voltage", voltage)
        .measures("voltage", voltage, "V")
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .that(current != null || cRate != null, "current or cRate is needed")
        .that(!ends.isEmpty(), "ends is missing; it would never end")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity voltage) {
    return new Builder(voltage);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(voltage);
    copy.with(this);
    copy.current = current;
    copy.cRate = cRate;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final Quantity voltage;
    private @Nullable Quantity current;
    private @Nullable Quantity cRate;

    private Builder(Quantity voltage) {
      this.voltage = voltage;
    }

    /** Sets the current. */
    public Builder current(@Nullable Quantity newCurrent) {
      current = newCurrent;
      return this;
    }

    /** Sets the current by the capacity of the protocol. */
    public Builder cRate(@Nullable Quantity newCRate) {
      cRate = newCRate;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public ConstantCurrentConstantVoltage build() {
      return new ConstantCurrentConstantVoltage(
          tag, current, cRate, voltage, temperature, ends, recording, limits, comment);
    }
  }
}
