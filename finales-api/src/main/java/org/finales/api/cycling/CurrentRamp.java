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
 * A current that changes evenly; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param startCurrent where it begins; null for where the current is; positive charges; in a unit
 *     such as {@code A}
 * @param endCurrent where it ends; positive charges; in a unit such as {@code A}
 * @param rampRate change by time, without sign; in a unit such as {@code A/s}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first; it also ends at the end current
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("LinearCurrentRamp")
@JsonTypeName("currentRamp")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CurrentRamp(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Property(value = "finales:StartCurrent", unit = "A", relation = "hasControlParameter") @Valid
        @Nullable Quantity startCurrent,
    @Property(value = "finales:EndCurrent", unit = "A", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity endCurrent,
    @Property(value = "CurrentScanRate", unit = "A/s", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity rampRate,
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
  public CurrentRamp {
    ends = Checks.list(ends);
    Checks.of("current ramp")
        .text("tag", tag, Checks.MAX_NAME)
        .measures("startCurrent", startCurrent, "A")
        .required("endCurrent", endCurrent)
        .measures("endCurrent", endCurrent, "A")
        .required("rampRate", rampRate)
        .measures("rampRate", rampRate, "A/s")
        .positive("rampRate", rampRate)
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity endCurrent, Quantity rampRate) {
    return new Builder(endCurrent, rampRate);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(endCurrent, rampRate);
    copy.with(this);
    copy.startCurrent = startCurrent;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final Quantity endCurrent;
    private final Quantity rampRate;
    private @Nullable Quantity startCurrent;

    private Builder(Quantity endCurrent, Quantity rampRate) {
      this.endCurrent = endCurrent;
      this.rampRate = rampRate;
    }

    /** Sets where it begins. */
    public Builder startCurrent(@Nullable Quantity newStartCurrent) {
      startCurrent = newStartCurrent;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public CurrentRamp build() {
      return new CurrentRamp(
          tag, startCurrent, endCurrent, rampRate, temperature, ends, recording, limits, comment);
    }
  }
}
