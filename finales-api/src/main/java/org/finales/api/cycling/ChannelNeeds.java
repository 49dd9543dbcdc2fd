package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * What a protocol asks of a channel, and what a request for {@code cycling} is matched by against
 * what channels can do; immutable. What is null is not asked for.
 *
 * @param minVoltage lowest voltage that is held or ends a step; in a unit such as {@code V}; or
 *     null
 * @param maxVoltage highest voltage that is held or ends a step; in a unit such as {@code V}; or
 *     null
 * @param maxChargeCurrent highest current into the battery, C-rates reckoned with its capacity; in
 *     a unit such as {@code A}, zero or more; or null
 * @param maxDischargeCurrent highest current out of the battery; in a unit such as {@code A}, zero
 *     or more; or null
 * @param maxChargePower highest power into the battery; in a unit such as {@code W}, zero or more;
 *     or null
 * @param maxDischargePower highest power out of the battery; in a unit such as {@code W}, zero or
 *     more; or null
 * @param abilities what else the channel has to be able to do, in lower case: {@code current},
 *     {@code voltage}, {@code power}, {@code resistance}, {@code impedance}, {@code temperature},
 *     {@code chamber}
 */
@Concept("finales:ChannelNeeds")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelNeeds(
    @Property(value = "finales:LowestNeededVoltage", unit = "V") @Valid
        @Nullable Quantity minVoltage,
    @Property(value = "finales:HighestNeededVoltage", unit = "V") @Valid
        @Nullable Quantity maxVoltage,
    @Property(value = "finales:NeededChargingCurrent", unit = "A") @Valid
        @Nullable Quantity maxChargeCurrent,
    @Property(value = "finales:NeededDischargingCurrent", unit = "A") @Valid
        @Nullable Quantity maxDischargeCurrent,
    @Property(value = "finales:NeededChargingPower", unit = "W") @Valid
        @Nullable Quantity maxChargePower,
    @Property(value = "finales:NeededDischargingPower", unit = "W") @Valid
        @Nullable Quantity maxDischargePower,
    @Relation("finales:neededAbility") @Size(max = MAX_ABILITIES)
        List<@NotNull @Size(max = Checks.MAX_NAME) String> abilities) {

  /** Most abilities. */
  public static final int MAX_ABILITIES = 20;

  /**
   * Copies the list and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public ChannelNeeds {
    abilities = Checks.list(abilities);
    Checks.of("channel needs")
        .measures("minVoltage", minVoltage, "V")
        .measures("maxVoltage", maxVoltage, "V")
        .measures("maxChargeCurrent", maxChargeCurrent, "A")
        .notNegative("maxChargeCurrent", maxChargeCurrent)
        .measures("maxDischargeCurrent", maxDischargeCurrent, "A")
        .notNegative("maxDischargeCurrent", maxDischargeCurrent)
        .measures("maxChargePower", maxChargePower, "W")
        .notNegative("maxChargePower", maxChargePower)
        .measures("maxDischargePower", maxDischargePower, "W")
        .notNegative("maxDischargePower", maxDischargePower)
        .items("abilities", abilities, MAX_ABILITIES)
        .texts("abilities", abilities)
        .done();
  }
}
