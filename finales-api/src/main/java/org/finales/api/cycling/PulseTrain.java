package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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
 * Levels that follow one another, over and over; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param pulses the levels in their order, at least one
 * @param repeats how often the levels are run; null for once
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first; it also ends after the last pulse
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("finales:PulseTrain")
@JsonTypeName("pulseTrain")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PulseTrain(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Relation(value = "hasTask", ordered = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Pulse> pulses,
    @Relation("NumberOfIterations") @Min(1) @Nullable Integer repeats,
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
  public PulseTrain {
    pulses = Checks.list(pulses);
    ends = Checks.list(ends);
    Checks.of("pulse train")
        .text("tag", tag, Checks.MAX_NAME)
        .items("pulses", pulses)
        .atLeast("repeats", repeats, 1)
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .that(!pulses.isEmpty(), "pulses is missing")
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
    copy.pulses = pulses;
    copy.repeats = repeats;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private List<Pulse> pulses = List.of();
    private @Nullable Integer repeats;

    private Builder() {}

    /** Sets the levels in their order, at least one. */
    public Builder pulses(List<Pulse> newPulses) {
      pulses = newPulses;
      return this;
    }

    /** Sets how often the levels are run. */
    public Builder repeats(@Nullable Integer newRepeats) {
      repeats = newRepeats;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public PulseTrain build() {
      return new PulseTrain(tag, pulses, repeats, temperature, ends, recording, limits, comment);
    }
  }
}
