package org.finales.cycler.spi;

/**
 * A point that an instrument recorded by itself; immutable.
 *
 * @param position its number since the start, from zero
 * @param testSeconds time since the start, in s
 * @param step number of the step in the uploaded protocol, from 1
 * @param cycle number of the cycle, from 1
 * @param reading what was measured
 */
public record RecordedPoint(
    long position, double testSeconds, int step, int cycle, Reading reading) {}
