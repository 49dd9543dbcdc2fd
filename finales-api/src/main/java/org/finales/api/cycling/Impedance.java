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
 * Impedance at many frequencies, with a small alternating voltage or current; immutable.
 *
 * @param tag name by which loops and ends refer to it; or null
 * @param amplitudeVoltage amplitude of the voltage; exactly one amplitude is given; in a unit such
 *     as {@code V}; or null
 * @param amplitudeCurrent amplitude of the current; in a unit such as {@code A}; or null
 * @param startFrequency first frequency; in a unit such as {@code Hz}
 * @param endFrequency last frequency; in a unit such as {@code Hz}
 * @param pointsPerDecade how many frequencies in a factor of ten; or null
 * @param measurementsPerPoint how often each is measured; or null
 * @param driftCorrection whether the drift of the voltage is taken out; or null
 * @param voltage voltage that is held meanwhile; null for the open circuit; in a unit such as
 *     {@code V}
 * @param temperature temperature of the chamber; in a unit such as {@code degC}; or null
 * @param ends what ends it: whichever comes first; it also ends after the last frequency
 * @param recording when points are recorded; null for what the protocol says
 * @param limits what must not be exceeded in it; beside those of the protocol; or null
 * @param comment a remark; or null
 */
@Concept("ElectrochemicalImpedanceSpectroscopy")
@JsonTypeName("impedance")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Impedance(
    @Relation("finales:tag") @Size(max = Checks.MAX_NAME) @Nullable String tag,
    @Property(value = "AmplitudeOfAlternatingVoltage", unit = "V", relation = "hasControlParameter")
        @Valid
        @Nullable Quantity amplitudeVoltage,
    @Property(value = "AmplitudeOfAlternatingCurrent", unit = "A", relation = "hasControlParameter")
        @Valid
        @Nullable Quantity amplitudeCurrent,
    @Property(value = "finales:StartFrequency", unit = "Hz", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity startFrequency,
    @Property(value = "finales:EndFrequency", unit = "Hz", relation = "hasControlParameter")
        @NotNull
        @Valid
        Quantity endFrequency,
    @Relation("finales:pointsPerDecade") @Min(1) @Nullable Integer pointsPerDecade,
    @Relation("finales:measurementsPerPoint") @Min(1) @Nullable Integer measurementsPerPoint,
    @Relation("finales:driftCorrection") @Nullable Boolean driftCorrection,
    @Property(value = "Voltage", unit = "V", relation = "hasControlParameter") @Valid
        @Nullable Quantity voltage,
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
  public Impedance {
    ends = Checks.list(ends);
    Checks.of("impedance")
        .text("tag", tag, Checks.MAX_NAME)
        .measures("amplitudeVoltage", amplitudeVoltage, "V")
        .positive("amplitudeVoltage", amplitudeVoltage)
        .measures("amplitudeCurrent", amplitudeCurrent, "A")
        .positive("amplitudeCurrent", amplitudeCurrent)
        .required("startFrequency", startFrequency)
        .measures("startFrequency", startFrequency, "Hz")
        .positive("startFrequency", startFrequency)
        .required("endFrequency", endFrequency)
        .measures("endFrequency", endFrequency, "Hz")
        .positive("endFrequency", endFrequency)
        .atLeast("pointsPerDecade", pointsPerDecade, 1)
        .atLeast("measurementsPerPoint", measurementsPerPoint, 1)
        .measures("voltage", voltage, "V")
        .measures("temperature", temperature, "degC")
        .items("ends", ends)
        .text("comment", comment, Checks.MAX_TEXT)
        .that(
            (amplitudeVoltage == null) != (amplitudeCurrent == null),
            "exactly one of amplitudeVoltage and amplitudeCurrent is needed")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Quantity startFrequency, Quantity endFrequency) {
    return new Builder(startFrequency, endFrequency);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(startFrequency, endFrequency);
    copy.with(this);
    copy.amplitudeVoltage = amplitudeVoltage;
    copy.amplitudeCurrent = amplitudeCurrent;
    copy.pointsPerDecade = pointsPerDecade;
    copy.measurementsPerPoint = measurementsPerPoint;
    copy.driftCorrection = driftCorrection;
    copy.voltage = voltage;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends StepBuilder<Builder> {
    private final Quantity startFrequency;
    private final Quantity endFrequency;
    private @Nullable Quantity amplitudeVoltage;
    private @Nullable Quantity amplitudeCurrent;
    private @Nullable Integer pointsPerDecade;
    private @Nullable Integer measurementsPerPoint;
    private @Nullable Boolean driftCorrection;
    private @Nullable Quantity voltage;

    private Builder(Quantity startFrequency, Quantity endFrequency) {
      this.startFrequency = startFrequency;
      this.endFrequency = endFrequency;
    }

    /** Sets the amplitude of the voltage. */
    public Builder amplitudeVoltage(@Nullable Quantity newAmplitudeVoltage) {
      amplitudeVoltage = newAmplitudeVoltage;
      return this;
    }

    /** Sets the amplitude of the current. */
    public Builder amplitudeCurrent(@Nullable Quantity newAmplitudeCurrent) {
      amplitudeCurrent = newAmplitudeCurrent;
      return this;
    }

    /** Sets how many frequencies in a factor of ten. */
    public Builder pointsPerDecade(@Nullable Integer newPointsPerDecade) {
      pointsPerDecade = newPointsPerDecade;
      return this;
    }

    /** Sets how often each is measured. */
    public Builder measurementsPerPoint(@Nullable Integer newMeasurementsPerPoint) {
      measurementsPerPoint = newMeasurementsPerPoint;
      return this;
    }

    /** Sets whether the drift of the voltage is taken out. */
    public Builder driftCorrection(@Nullable Boolean newDriftCorrection) {
      driftCorrection = newDriftCorrection;
      return this;
    }

    /** Sets the voltage that is held meanwhile. */
    public Builder voltage(@Nullable Quantity newVoltage) {
      voltage = newVoltage;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Impedance build() {
      return new Impedance(
          tag,
          amplitudeVoltage,
          amplitudeCurrent,
          startFrequency,
          endFrequency,
          pointsPerDecade,
          measurementsPerPoint,
          driftCorrection,
          voltage,
          temperature,
          ends,
          recording,
          limits,
          comment);
    }
  }
}
