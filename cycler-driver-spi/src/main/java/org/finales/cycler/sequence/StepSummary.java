package org.finales.cycler.sequence;

import org.finales.api.cycling.EndCondition;
import org.jspecify.annotations.Nullable;

/**
 * What a step that ended has done; immutable. Charges and energies are those of the step alone.
 *
 * @param step number of the step in the protocol, from 1, loops counted
 * @param tag its tag, or null
 * @param cycle number of the cycle, from 1
 * @param startSeconds when it began, in s of running time since the start
 * @param seconds how long it took, in s
 * @param chargedAh charge into the battery, in Ah
 * @param dischargedAh charge out of the battery, in Ah
 * @param chargedWh energy into the battery, in Wh
 * @param dischargedWh energy out of the battery, in Wh
 * @param startVoltage voltage of its first reading, in V; NaN without one
 * @param endVoltage voltage of its last reading, in V; NaN without one
 * @param minVoltage lowest voltage, in V; NaN without a reading
 * @param maxVoltage highest voltage, in V; NaN without a reading
 * @param endCurrent current of its last reading, in A; NaN without one
 * @param endTemperature temperature of its last reading, in °C, or NaN
 * @param endedBy why it ended
 * @param condition the end condition that was reached; null for any other reason
 * @param crossedSeconds when in the step that condition was crossed, in s, interpolated between the
 *     last two readings; the same as {@code seconds} for any other reason
 */
public record StepSummary(
    int step,
    @Nullable String tag,
    int cycle,
    double startSeconds,
    double seconds,
    double chargedAh,
    double dischargedAh,
    double chargedWh,
    double dischargedWh,
    double startVoltage,
    double endVoltage,
    double minVoltage,
    double maxVoltage,
    double endCurrent,
    double endTemperature,
    EndedBy endedBy,
    @Nullable EndCondition condition,
    double crossedSeconds) {}
