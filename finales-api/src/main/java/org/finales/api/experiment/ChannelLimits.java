package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a channel must never exceed at its place; immutable. What is null is not limited here.
 *
 * @param minVoltage lowest voltage; in a unit such as {@code V}
 * @param maxVoltage highest voltage; in a unit such as {@code V}
 * @param maxCurrent highest current in both directions; in a unit such as {@code A}
 * @param maxPower highest power in both directions; in a unit such as {@code W}
 * @param minTemperature lowest of all temperatures that are measured; in a unit such as {@code
 *     degC}
 * @param maxTemperature highest of all temperatures that are measured; in a unit such as {@code
 *     degC}
 * @param maxDuration longest experiment; in a unit such as {@code h}
 * @param maxVoltageRate fastest change of the voltage while the set point stays the same; in a unit
 *     such as {@code V/s}
 * @param maxTemperatureRate fastest change of a temperature; in a unit such as {@code K/s}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelLimits(
    @Nullable @Valid Quantity minVoltage,
    @Nullable @Valid Quantity maxVoltage,
    @Nullable @Valid Quantity maxCurrent,
    @Nullable @Valid Quantity maxPower,
    @Nullable @Valid Quantity minTemperature,
    @Nullable @Valid Quantity maxTemperature,
    @Nullable @Valid Quantity maxDuration,
    @Nullable @Valid Quantity maxVoltageRate,
    @Nullable @Valid Quantity maxTemperatureRate) {}
