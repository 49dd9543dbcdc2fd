package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle gave and took; immutable. Capacities and energies are not negative.
 *
 * @param number its number: the instrument's, or counted from 1
 * @param points number of points
 * @param begin test time of its first point in s
 * @param end test time of its last point in s
 * @param chargeCapacity in Ah
 * @param dischargeCapacity in Ah
 * @param chargeEnergy in Wh
 * @param dischargeEnergy in Wh
 * @param coulombicEfficiency discharge by charge capacity; null without charge
 * @param energyEfficiency discharge by charge energy; null without charge
 * @param chargeVoltage mean voltage of charge in V; null without charge
 * @param dischargeVoltage mean voltage of discharge in V; null without discharge
 * @param chargeTime time with positive current in s
 * @param dischargeTime time with negative current in s
 * @param restTime time without current in s
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CycleFigures(
    long number,
    long points,
    double begin,
    double end,
    double chargeCapacity,
    double dischargeCapacity,
    double chargeEnergy,
    double dischargeEnergy,
    @Nullable Double coulombicEfficiency,
    @Nullable Double energyEfficiency,
    @Nullable Double chargeVoltage,
    @Nullable Double dischargeVoltage,
    double chargeTime,
    double dischargeTime,
    double restTime) {}
