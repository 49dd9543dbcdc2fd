package org.finales.core.timeseries;

/**
 * How much a dataset holds; immutable.
 *
 * @param points how many points
 * @param tail how many of them are not in a compressed block yet
 * @param events how many events
 * @param bytes how many bytes the points, their roll-ups and summaries take, without what the
 *     database adds
 * @param firstInstrumentMicros earliest time of the instrument, in µs; 0 without points
 * @param lastInstrumentMicros latest time of the instrument, in µs; 0 without points
 * @param firstHostMicros earliest time of the host, in µs; 0 without points
 * @param lastHostMicros latest time of the host, in µs; 0 without points
 */
public record DatasetStatus(
    long points,
    long tail,
    long events,
    long bytes,
    long firstInstrumentMicros,
    long lastInstrumentMicros,
    long firstHostMicros,
    long lastHostMicros) {}
