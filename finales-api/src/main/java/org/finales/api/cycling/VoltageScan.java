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
 * A voltage that changes evenly; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param startVoltage where it begins; null for where the voltage is; in a unit such as {@code V}
 * @param endVoltage where it ends; in a unit such as {@code V}
 * @param scanRate change by time, without sign; in a unit such as {@code V/s}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first; it also ends at the end voltage
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("LinearScanVoltammetry")
@JsonTypeName("voltageScan")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VoltageScan(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Property(value = "finales:StartVoltage", unit = "V", relation = "hasControlParameter") @Valid
        @Nullable Quantity startVoltage,
    @Property(value = "finales:EndVoltage", unit = "V", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity endVoltage,
    @Property(value = "PotentialScanRate", unit = "V/s", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity scanRate,
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
  public VoltageScan {
    ends = Checks.list(ends);
    Checks.of("voltage scan")
        .text("tag", tag, Checks.MAX_NAME)
        .measures("startVoltage", startVoltage, "V")
        .required("endVoltage", endVoltage)
        .measures("endVoltage", endVoltage, "V")
        .required("scanRate", scanRate)
        .measures("scanRate", scanRate, "V/s")
        .positive("scanRate", scanRate)
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity endVoltage, Quantity scanRate) {
    return new Builder(endVoltage, scanRate);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(endVoltage, scanRate);
    copy.with(this);
    copy.startVoltage = startVoltage;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final Quantity endVoltage;
    private final Quantity scanRate;
    private @Nullable Quantity startVoltage;

    private Builder(Quantity endVoltage, Quantity scanRate) {
      this.endVoltage = endVoltage;
      this.scanRate = scanRate;
    }

    /** Sets where it begins. */
    public Builder startVoltage(@Nullable Quantity newStartVoltage) {
      startVoltage = newStartVoltage;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public VoltageScan build() {
      return new VoltageScan(
          tag, startVoltage, endVoltage, scanRate, temperature, ends, recording, limits, comment);
    }
  }
}
