package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Property;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What must not be exceeded: the channel is switched off; immutable.
 *
 * @param upperVoltageLimit highest voltage; in a unit such as {@code V}; or null
 * @param lowerVoltageLimit lowest voltage; in a unit such as {@code V}; or null
 * @param upperCurrentLimit largest current; positive charges; in a unit such as {@code A}; or null
 * @param lowerCurrentLimit least current; negative discharges; in a unit such as {@code A}; or null
 * @param maximumTemperature highest temperature; in a unit such as {@code degC}; or null
 * @param minimumTemperature lowest temperature; in a unit such as {@code degC}; or null
 * @param maximumCapacity largest charge that may flow in one direction; in a unit such as {@code
 *     Ah}; or null
 * @param maximumPower largest power, without regard to its sign; in a unit such as {@code W}; or
 *     null
 * @param delay how long a limit must be exceeded; in a unit such as {@code s}; or null
 */
@Concept("finales:SafetyLimits")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SafetyLimits(
    @Property(value = "UpperVoltageLimit", unit = "V") @Valid @Nullable Quantity upperVoltageLimit,
    @Property(value = "LowerVoltageLimit", unit = "V") @Valid @Nullable Quantity lowerVoltageLimit,
    @Property(value = "UpperCurrentLimit", unit = "A") @Valid @Nullable Quantity upperCurrentLimit,
    @Property(value = "LowerCurrentLimit", unit = "A") @Valid @Nullable Quantity lowerCurrentLimit,
    @Property(value = "MaximumTemperature", unit = "degC") @Valid
        @Nullable Quantity maximumTemperature,
    @Property(value = "finales:MinimumTemperature", unit = "degC") @Valid
        @Nullable Quantity minimumTemperature,
    @Property(value = "MaximumCapacity", unit = "Ah") @Valid @Nullable Quantity maximumCapacity,
    @Property(value = "MaximumPower", unit = "W") @Valid @Nullable Quantity maximumPower,
    @Property(value = "finales:SafetyDelay", unit = "s") @Valid @Nullable Quantity delay) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public SafetyLimits {
    Checks.of("safety limits")
        .measures("upperVoltageLimit", upperVoltageLimit, "V")
        .measures("lowerVoltageLimit", lowerVoltageLimit, "V")
        .measures("upperCurrentLimit", upperCurrentLimit, "A")
        .measures("lowerCurrentLimit", lowerCurrentLimit, "A")
        .measures("maximumTemperature", maximumTemperature, "degC")
        .measures("minimumTemperature", minimumTemperature, "degC")
        .measures("maximumCapacity", maximumCapacity, "Ah")
        .notNegative("maximumCapacity", maximumCapacity)
        .measures("maximumPower", maximumPower, "W")
        .notNegative("maximumPower", maximumPower)
        .measures("delay", delay, "s")
        .notNegative("delay", delay)
        .that(
            upperVoltageLimit == null
                || lowerVoltageLimit == null
                || !comparable(upperVoltageLimit, lowerVoltageLimit)
                || upperVoltageLimit.compareTo(lowerVoltageLimit) > 0,
            "upperVoltageLimit must be above lowerVoltageLimit")
        .that(
            upperCurrentLimit == null
                || lowerCurrentLimit == null
                || !comparable(upperCurrentLimit, lowerCurrentLimit)
                || upperCurrentLimit.compareTo(lowerCurrentLimit) > 0,
            "upperCurrentLimit must be above lowerCurrentLimit")
        .done();
  }

  private static boolean comparable(Quantity one, Quantity other) {
    return one.unit().isCompatibleWith(other.unit());
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
    copy.upperCurrentLimit = upperCurrentLimit;
    copy.lowerCurrentLimit = lowerCurrentLimit;
    copy.maximumTemperature = maximumTemperature;
    copy.minimumTemperature = minimumTemperature;
    copy.maximumCapacity = maximumCapacity;
    copy.maximumPower = maximumPower;
    copy.delay = delay;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity upperVoltageLimit;
    private @Nullable Quantity lowerVoltageLimit;
    private @Nullable Quantity upperCurrentLimit;
    private @Nullable Quantity lowerCurrentLimit;
    private @Nullable Quantity maximumTemperature;
    private @Nullable Quantity minimumTemperature;
    private @Nullable Quantity maximumCapacity;
    private @Nullable Quantity maximumPower;
    private @Nullable Quantity delay;

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

    /** Sets the largest current. */
    public Builder upperCurrentLimit(@Nullable Quantity newUpperCurrentLimit) {
      upperCurrentLimit = newUpperCurrentLimit;
      return this;
    }

    /** Sets the least current. */
    public Builder lowerCurrentLimit(@Nullable Quantity newLowerCurrentLimit) {
      lowerCurrentLimit = newLowerCurrentLimit;
      return this;
    }

    /** Sets the highest temperature. */
    public Builder maximumTemperature(@Nullable Quantity newMaximumTemperature) {
      maximumTemperature = newMaximumTemperature;
      return this;
    }

    /** Sets the lowest temperature. */
    public Builder minimumTemperature(@Nullable Quantity newMinimumTemperature) {
      minimumTemperature = newMinimumTemperature;
      return this;
    }

    /** Sets the largest charge that may flow in one direction. */
    public Builder maximumCapacity(@Nullable Quantity newMaximumCapacity) {
      maximumCapacity = newMaximumCapacity;
      return this;
    }

    /** Sets the largest power, without regard to its sign. */
    public Builder maximumPower(@Nullable Quantity newMaximumPower) {
      maximumPower = newMaximumPower;
      return this;
    }

    /** Sets how long a limit must be exceeded. */
    public Builder delay(@Nullable Quantity newDelay) {
      delay = newDelay;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public SafetyLimits build() {
      return new SafetyLimits(
          upperVoltageLimit,
          lowerVoltageLimit,
          upperCurrentLimit,
          lowerCurrentLimit,
          maximumTemperature,
          minimumTemperature,
          maximumCapacity,
          maximumPower,
          delay);
    }
  }
}
