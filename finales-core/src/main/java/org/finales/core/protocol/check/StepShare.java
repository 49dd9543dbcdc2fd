package org.finales.core.protocol.check;

import org.jspecify.annotations.Nullable;

/**
 * What a step came to in an estimate, all its runs together; immutable. A step that never ran has
 * no runs and NaN for voltages and temperature.
 *
 * @param step number of the step, from 1, loops counted
 * @param tag its tag, or null
 * @param doing what it does, in words
 * @param runs how often it ended
 * @param seconds how long it took in all, in s
 * @param minVoltage lowest voltage of the battery, in V
 * @param maxVoltage highest voltage of the battery, in V
 * @param maxTemperature highest temperature, in °C
 * @param endedBy what ended its last run, in words; empty if none ended
 */
public record StepShare(
    int step,
    @Nullable String tag,
    String doing,
    long runs,
    double seconds,
    double minVoltage,
    double maxVoltage,
    double maxTemperature,
    String endedBy) {}
