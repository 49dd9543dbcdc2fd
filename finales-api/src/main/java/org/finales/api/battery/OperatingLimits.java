package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.stream.Stream;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Property;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a cell or a battery must not exceed; immutable. Its quantities are those of the thing that
 * it belongs to.
 *
 * @param upperVoltageLimit highest voltage; in a unit such as {@code V}; or null
 * @param lowerVoltageLimit lowest voltage; in a unit such as {@code V}; or null
 * @param chargingVoltage voltage to charge to; in a unit such as {@code V}; or null
 * @param maximumChargingCurrent largest current to charge with for long; in a unit such as {@code
 *     A}; or null
 * @param maximumDischargingCurrent largest current to discharge with for long; in a unit such as
 *     {@code A}; or null
 * @param maximumPulseChargingCurrent largest current to charge with for a moment; in a unit such as
 *     {@code A}; or null
 * @param maximumPulseDischargingCurrent largest current to discharge with for a moment; in a unit
 *     such as {@code A}; or null
 * @param maximumChargingTemperature highest temperature for charging; in a unit such as {@code
 *     degC}; or null
 * @param minimumChargingTemperature lowest temperature for charging; in a unit such as {@code
 *     degC}; or null
 * @param maximumDischargingTemperature highest temperature for discharging; in a unit such as
 *     {@code degC}; or null
 * @param minimumDischargingTemperature lowest temperature for discharging; in a unit such as {@code
 *     degC}; or null
 * @param maximumStorageTemperature highest temperature for storage; in a unit such as {@code degC};
 *     or null
 * @param minimumStorageTemperature lowest temperature for storage; in a unit such as {@code degC};
 *     or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OperatingLimits(
    @Property(value = "UpperVoltageLimit", unit = "V") @Valid @Nullable Quantity upperVoltageLimit,
    @Property(value = "LowerVoltageLimit", unit = "V") @Valid @Nullable Quantity lowerVoltageLimit,
    @Property(value = "ChargingVoltage", unit = "V") @Valid @Nullable Quantity chargingVoltage,
    @Property(value = "MaximumContinuousChargingCurrent", unit = "A") @Valid
        @Nullable Quantity maximumChargingCurrent,
    @Property(value = "MaximumContinuousDischargingCurrent", unit = "A") @Valid
        @Nullable Quantity maximumDischargingCurrent,
    @Property(value = "MaximumPulseChargingCurrent", unit = "A") @Valid
        @Nullable Quantity maximumPulseChargingCurrent,
    @Property(value = "MaximumPulseDischargingCurrent", unit = "A") @Valid
        @Nullable Quantity maximumPulseDischargingCurrent,
    @Property(value = "MaximumChargingTemperature", unit = "degC") @Valid
        @Nullable Quantity maximumChargingTemperature,
    @Property(value = "MinimumChargingTemperature", unit = "degC") @Valid
        @Nullable Quantity minimumChargingTemperature,
    @Property(value = "MaximumDischargingTemperature", unit = "degC") @Valid
        @Nullable Quantity maximumDischargingTemperature,
    @Property(value = "MinimumDischargingTemperature", unit = "degC") @Valid
        @Nullable Quantity minimumDischargingTemperature,
    @Property(value = "MaximumStorageTemperature", unit = "degC") @Valid
        @Nullable Quantity maximumStorageTemperature,
    @Property(value = "MinimumStorageTemperature", unit = "degC") @Valid
        @Nullable Quantity minimumStorageTemperature) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public OperatingLimits {
    Checks.of("operating limits")
        .measures("upperVoltageLimit", upperVoltageLimit, "V")
        .measures("lowerVoltageLimit", lowerVoltageLimit, "V")
        .measures("chargingVoltage", chargingVoltage, "V")
        .measures("maximumChargingCurrent", maximumChargingCurrent, "A")
        .notNegative("maximumChargingCurrent", maximumChargingCurrent)
        .measures("maximumDischargingCurrent", maximumDischargingCurrent, "A")
        .notNegative("maximumDischargingCurrent", maximumDischargingCurrent)
        .measures("maximumPulseChargingCurrent", maximumPulseChargingCurrent, "A")
        .notNegative("maximumPulseChargingCurrent", maximumPulseChargingCurrent)
        .measures("maximumPulseDischargingCurrent", maximumPulseDischargingCurrent, "A")
        .notNegative("maximumPulseDischargingCurrent", maximumPulseDischargingCurrent)
        .measures("maximumChargingTemperature", maximumChargingTemperature, "degC")
        .measures("minimumChargingTemperature", minimumChargingTemperature, "degC")
        .measures("maximumDischargingTemperature", maximumDischargingTemperature, "degC")
        .measures("minimumDischargingTemperature", minimumDischargingTemperature, "degC")
        .measures("maximumStorageTemperature", maximumStorageTemperature, "degC")
        .measures("minimumStorageTemperature", minimumStorageTemperature, "degC")
        .that(
            Stream.of(
                    upperVoltageLimit,
                    lowerVoltageLimit,
                    chargingVoltage,
                    maximumChargingCurrent,
                    maximumDischargingCurrent,
                    maximumPulseChargingCurrent,
                    maximumPulseDischargingCurrent,
                    maximumChargingTemperature,
                    minimumChargingTemperature,
                    maximumDischargingTemperature,
                    minimumDischargingTemperature,
                    maximumStorageTemperature,
                    minimumStorageTemperature)
                .anyMatch(Objects::nonNull),
            "nothing is given; leave it out")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.upperVoltageLimit = upperVoltageLimit;
    copy.lowerVoltageLimit = lowerVoltageLimit;
    copy.chargingVoltage = chargingVoltage;
    copy.maximumChargingCurrent = maximumChargingCurrent;
    copy.maximumDischargingCurrent = maximumDischargingCurrent;
    copy.maximumPulseChargingCurrent = maximumPulseChargingCurrent;
    copy.maximumPulseDischargingCurrent = maximumPulseDischargingCurrent;
    copy.maximumChargingTemperature = maximumChargingTemperature;
    copy.minimumChargingTemperature = minimumChargingTemperature;
    copy.maximumDischargingTemperature = maximumDischargingTemperature;
    copy.minimumDischargingTemperature = minimumDischargingTemperature;
    copy.maximumStorageTemperature = maximumStorageTemperature;
    copy.minimumStorageTemperature = minimumStorageTemperature;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity upperVoltageLimit;
    private @Nullable Quantity lowerVoltageLimit;
    private @Nullable Quantity chargingVoltage;
    private @Nullable Quantity maximumChargingCurrent;
    private @Nullable Quantity maximumDischargingCurrent;
    private @Nullable Quantity maximumPulseChargingCurrent;
    private @Nullable Quantity maximumPulseDischargingCurrent;
    private @Nullable Quantity maximumChargingTemperature;
    private @Nullable Quantity minimumChargingTemperature;
    private @Nullable Quantity maximumDischargingTemperature;
    private @Nullable Quantity minimumDischargingTemperature;
    private @Nullable Quantity maximumStorageTemperature;
    private @Nullable Quantity minimumStorageTemperature;

    private Builder() {}

    /** Sets the highest voltage. */
    public Builder upperVoltageLimit(@Nullable Quantity newUpperVoltageLimit) {
      upperVoltageLimit = newUpperVoltageLimit;
      return this;
    }

    /** Sets the lowest voltage. */
    public Builder lowerVoltageLimit(@Nullable Quantity newLowerVoltageLimit) {
      lowerVoltageLimit = newLowerVoltageLimit;
      return this;
    }

    /** Sets the voltage to charge to. */
    public Builder chargingVoltage(@Nullable Quantity newChargingVoltage) {
      chargingVoltage = newChargingVoltage;
      return this;
    }

    /** Sets the largest current to charge with for long. */
    public Builder maximumChargingCurrent(@Nullable Quantity newMaximumChargingCurrent) {
      maximumChargingCurrent = newMaximumChargingCurrent;
      return this;
    }

    /** Sets the largest current to discharge with for long. */
    public Builder maximumDischargingCurrent(@Nullable Quantity newMaximumDischargingCurrent) {
      maximumDischargingCurrent = newMaximumDischargingCurrent;
      return this;
    }

    /** Sets the largest current to charge with for a moment. */
    public Builder maximumPulseChargingCurrent(@Nullable Quantity newMaximumPulseChargingCurrent) {
      maximumPulseChargingCurrent = newMaximumPulseChargingCurrent;
      return this;
    }

    /** Sets the largest current to discharge with for a moment. */
    public Builder maximumPulseDischargingCurrent(
        @Nullable Quantity newMaximumPulseDischargingCurrent) {
      maximumPulseDischargingCurrent = newMaximumPulseDischargingCurrent;
      return this;
    }

    /** Sets the highest temperature for charging. */
    public Builder maximumChargingTemperature(@Nullable Quantity newMaximumChargingTemperature) {
      maximumChargingTemperature = newMaximumChargingTemperature;
      return this;
    }

    /** Sets the lowest temperature for charging. */
    public Builder minimumChargingTemperature(@Nullable Quantity newMinimumChargingTemperature) {
      minimumChargingTemperature = newMinimumChargingTemperature;
      return this;
    }

    /** Sets the highest temperature for discharging. */
    public Builder maximumDischargingTemperature(
        @Nullable Quantity newMaximumDischargingTemperature) {
      maximumDischargingTemperature = newMaximumDischargingTemperature;
      return this;
    }

    /** Sets the lowest temperature for discharging. */
    public Builder minimumDischargingTemperature(
        @Nullable Quantity newMinimumDischargingTemperature) {
      minimumDischargingTemperature = newMinimumDischargingTemperature;
      return this;
    }

    /** Sets the highest temperature for storage. */
    public Builder maximumStorageTemperature(@Nullable Quantity newMaximumStorageTemperature) {
      maximumStorageTemperature = newMaximumStorageTemperature;
      return this;
    }

    /** Sets the lowest temperature for storage. */
    public Builder minimumStorageTemperature(@Nullable Quantity newMinimumStorageTemperature) {
      minimumStorageTemperature = newMinimumStorageTemperature;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public OperatingLimits build() {
      return new OperatingLimits(
          upperVoltageLimit,
          lowerVoltageLimit,
          chargingVoltage,
          maximumChargingCurrent,
          maximumDischargingCurrent,
          maximumPulseChargingCurrent,
          maximumPulseDischargingCurrent,
          maximumChargingTemperature,
          minimumChargingTemperature,
          maximumDischargingTemperature,
          minimumDischargingTemperature,
          maximumStorageTemperature,
          minimumStorageTemperature);
    }
  }
}
