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
 * A constant voltage; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param voltage voltage; in a unit such as {@code V}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("VoltageHold")
@JsonTypeName("constantVoltage")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConstantVoltage(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
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
  public ConstantVoltage {
    ends = Checks.list(ends);
    Checks.of("constant voltage")
        .text("tag", tag, Checks.MAX_NAME)
        .required("voltage", voltage)
        .measures("voltage", voltage, "V")
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
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
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final Quantity voltage;

    private Builder(Quantity voltage) {
      this.voltage = voltage;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public ConstantVoltage build() {
      return new ConstantVoltage(tag, voltage, temperature, ends, recording, limits, comment);
    }
  }
}
