package org.finales.cycler.sequence;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Sequencer} is doing, in words; immutable.
 *
 * @param step number of the step in the protocol, from 1; 0 before the start and after the end
 * @param steps how many steps the protocol has, loops counted
 * @param tag tag of the step, or null
 * @param cycle number of the cycle, from 1
 * @param doing what is held, {@code charge at 2.5 A}
 * @param until what ends it, {@code until 4.2 V or for 2 h}
 * @param fraction how far the step is towards the end that is nearest, 0 to 1; NaN if nobody can
 *     tell
 * @param text all of that in one line
 */
public record Progress(
    int step,
    int steps,
    @Nullable String tag,
    int cycle,
    String doing,
    String until,
    double fraction,
    String text) {}
