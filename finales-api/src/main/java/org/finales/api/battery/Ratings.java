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
 * What a cell or a battery is rated for: rated and nominal quantities; immutable. Its quantities
 * are those of the thing that it belongs to.
 *
 * @param ratedCapacity charge that the maker declares; in a unit such as {@code Ah}; or null
 * @param nominalCapacity charge by which it is called; in a unit such as {@code Ah}; or null
 * @param minimumCapacity charge that it has at least; in a unit such as {@code Ah}; or null
 * @param typicalCapacity charge that most have; in a unit such as {@code Ah}; or null
 * @param nominalVoltage voltage by which it is called; in a unit such as {@code V}; or null
 * @param ratedEnergy energy that the maker declares; in a unit such as {@code Wh}; or null
 * @param nominalEnergy energy by which it is called; in a unit such as {@code Wh}; or null
 * @param specificEnergy energy by mass; in a unit such as {@code Wh/kg}; or null
 * @param energyDensity energy by volume; in a unit such as {@code Wh/L}; or null
 * @param maximumPower largest power; in a unit such as {@code W}; or null
 * @param internalResistance internal resistance; in a unit such as {@code mohm}; or null
 * @param cycleLife cycles until the end of life; a pure number or a percentage; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ratings(
    @Property(value = "RatedCapacity", unit = "Ah") @Valid @Nullable Quantity ratedCapacity,
    @Property(value = "NominalCapacity", unit = "Ah") @Valid @Nullable Quantity nominalCapacity,
    @Property(value = "MinimumCapacity", unit = "Ah") @Valid @Nullable Quantity minimumCapacity,
    @Property(value = "TypicalCapacity", unit = "Ah") @Valid @Nullable Quantity typicalCapacity,
    @Property(value = "NominalVoltage", unit = "V") @Valid @Nullable Quantity nominalVoltage,
    @Property(value = "RatedEnergy", unit = "Wh") @Valid @Nullable Quantity ratedEnergy,
    @Property(value = "NominalEnergy", unit = "Wh") @Valid @Nullable Quantity nominalEnergy,
    @Property(value = "SpecificEnergy", unit = "Wh/kg") @Valid @Nullable Quantity specificEnergy,
    @Property(value = "EnergyDensity", unit = "Wh/L") @Valid @Nullable Quantity energyDensity,
    @Property(value = "MaximumPower", unit = "W") @Valid @Nullable Quantity maximumPower,
    @Property(value = "InternalResistance", unit = "mohm") @Valid
        @Nullable Quantity internalResistance,
    @Property(value = "CycleLife", unit = "1") @Valid @Nullable Quantity cycleLife) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Ratings {
    Checks.of("ratings")
        .measures("ratedCapacity", ratedCapacity, "Ah")
        .positive("ratedCapacity", ratedCapacity)
        .measures("nominalCapacity", nominalCapacity, "Ah")
        .positive("nominalCapacity", nominalCapacity)
        .measures("minimumCapacity", minimumCapacity, "Ah")
        .positive("minimumCapacity", minimumCapacity)
        .measures("typicalCapacity", typicalCapacity, "Ah")
        .positive("typicalCapacity", typicalCapacity)
        .measures("nominalVoltage", nominalVoltage, "V")
        .measures("ratedEnergy", ratedEnergy, "Wh")
        .positive("ratedEnergy", ratedEnergy)
        .measures("nominalEnergy", nominalEnergy, "Wh")
        .positive("nominalEnergy", nominalEnergy)
        .measures("specificEnergy", specificEnergy, "Wh/kg")
        .positive("specificEnergy", specificEnergy)
        .measures("energyDensity", energyDensity, "Wh/L")
        .positive("energyDensity", energyDensity)
        .measures("maximumPower", maximumPower, "W")
        .positive("maximumPower", maximumPower)
        .measures("internalResistance", internalResistance, "mohm")
        .notNegative("internalResistance", internalResistance)
        .measures("cycleLife", cycleLife, "1")
        .notNegative("cycleLife", cycleLife)
        .that(
            Stream.of(
                    ratedCapacity,
                    nominalCapacity,
                    minimumCapacity,
                    typicalCapacity,
                    nominalVoltage,
                    ratedEnergy,
                    nominalEnergy,
                    specificEnergy,
                    energyDensity,
                    maximumPower,
                    internalResistance,
                    cycleLife)
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
    copy.ratedCapacity = ratedCapacity;
    copy.nominalCapacity = nominalCapacity;
    copy.minimumCapacity = minimumCapacity;
    copy.typicalCapacity = typicalCapacity;
    copy.nominalVoltage = nominalVoltage;
    copy.ratedEnergy = ratedEnergy;
    copy.nominalEnergy = nominalEnergy;
    copy.specificEnergy = specificEnergy;
    copy.energyDensity = energyDensity;
    copy.maximumPower = maximumPower;
    copy.internalResistance = internalResistance;
    copy.cycleLife = cycleLife;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity ratedCapacity;
    private @Nullable Quantity nominalCapacity;
    private @Nullable Quantity minimumCapacity;
    private @Nullable Quantity typicalCapacity;
    private @Nullable Quantity nominalVoltage;
    private @Nullable Quantity ratedEnergy;
    private @Nullable Quantity nominalEnergy;
    private @Nullable Quantity specificEnergy;
    private @Nullable Quantity energyDensity;
    private @Nullable Quantity maximumPower;
    private @Nullable Quantity internalResistance;
    private @Nullable Quantity cycleLife;

    private Builder() {}

    /** Sets the charge that the maker declares. */
    public Builder ratedCapacity(@Nullable Quantity newRatedCapacity) {
      ratedCapacity = newRatedCapacity;
      return this;
    }

    /** Sets the charge by which it is called. */
    public Builder nominalCapacity(@Nullable Quantity newNominalCapacity) {
      nominalCapacity = newNominalCapacity;
      return this;
    }

    /** Sets the charge that it has at least. */
    public Builder minimumCapacity(@Nullable Quantity newMinimumCapacity) {
      minimumCapacity = newMinimumCapacity;
      return this;
    }

    /** Sets the charge that most have. */
    public Builder typicalCapacity(@Nullable Quantity newTypicalCapacity) {
      typicalCapacity = newTypicalCapacity;
      return this;
    }

    /** Sets the voltage by which it is called. */
    public Builder nominalVoltage(@Nullable Quantity newNominalVoltage) {
      nominalVoltage = newNominalVoltage;
      return this;
    }

    /** Sets the energy that the maker declares. */
    public Builder ratedEnergy(@Nullable Quantity newRatedEnergy) {
      ratedEnergy = newRatedEnergy;
      return this;
    }

    /** Sets the energy by which it is called. */
    public Builder nominalEnergy(@Nullable Quantity newNominalEnergy) {
      nominalEnergy = newNominalEnergy;
      return this;
    }

    /** Sets the energy by mass. */
    public Builder specificEnergy(@Nullable Quantity newSpecificEnergy) {
      specificEnergy = newSpecificEnergy;
      return this;
    }

    /** Sets the energy by volume. */
    public Builder energyDensity(@Nullable Quantity newEnergyDensity) {
      energyDensity = newEnergyDensity;
      return this;
    }

    /** Sets the largest power. */
    public Builder maximumPower(@Nullable Quantity newMaximumPower) {
      maximumPower = newMaximumPower;
      return this;
    }

    /** Sets the internal resistance. */
    public Builder internalResistance(@Nullable Quantity newInternalResistance) {
      internalResistance = newInternalResistance;
      return this;
    }

    /** Sets the cycles until the end of life. */
    public Builder cycleLife(@Nullable Quantity newCycleLife) {
      cycleLife = newCycleLife;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Ratings build() {
      return new Ratings(
          ratedCapacity,
          nominalCapacity,
          minimumCapacity,
          typicalCapacity,
          nominalVoltage,
          ratedEnergy,
          nominalEnergy,
          specificEnergy,
          energyDensity,
          maximumPower,
          internalResistance,
          cycleLife);
    }
  }
}
