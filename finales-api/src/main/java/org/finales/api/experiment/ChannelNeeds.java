package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol asks of a channel, and what a request for {@code cycling} is matched by against
 * what channels can do; immutable. What is null is not asked for.
 *
 * @param minVoltage lowest voltage that is held or ends a step; in a unit such as {@code V}
 * @param maxVoltage highest voltage that is held or ends a step; in a unit such as {@code V}
 * @param maxChargeCurrent highest current into the battery, C-rates reckoned with its capacity; in
 *     a unit such as {@code A}, zero or more
 * @param maxDischargeCurrent highest current out of the battery; in a unit such as {@code A}, zero
 *     or more
 * @param maxChargePower highest power into the battery; in a unit such as {@code W}, zero or more
 * @param maxDischargePower highest power out of the battery; in a unit such as {@code W}, zero or
 *     more
 * @param abilities what else the channel has to be able to do, in lower case: {@code current},
 *     {@code voltage}, {@code power}, {@code resistance}, {@code impedance}, {@code temperature},
 *     {@code chamber}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelNeeds(
    @Nullable @Valid Quantity minVoltage,
    @Nullable @Valid Quantity maxVoltage,
    @Nullable @Valid Quantity maxChargeCurrent,
    @Nullable @Valid Quantity maxDischargeCurrent,
    @Nullable @Valid Quantity maxChargePower,
    @Nullable @Valid Quantity maxDischargePower,
    @Size(max = 20) List<@NotNull @Size(max = 50) String> abilities) {

  /** Copies the list. */
  public ChannelNeeds {
    abilities = abilities == null ? List.of() : List.copyOf(abilities);
  }
}
