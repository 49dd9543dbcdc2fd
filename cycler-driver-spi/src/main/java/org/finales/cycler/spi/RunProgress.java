package org.finales.cycler.spi;

/**
 * How far a run is; immutable.
 *
 * @param state what the channel is doing
 * @param step number of the step in the uploaded protocol, from 1; 0 if there is none
 * @param cycle number of the cycle, from 1; 0 if there is none
 * @param points how many points were recorded since the start
 * @param text what the instrument itself calls its state
 */
public record RunProgress(RunState state, int step, int cycle, long points, String text) {}
