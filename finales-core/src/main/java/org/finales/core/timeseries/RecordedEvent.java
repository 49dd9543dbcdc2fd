package org.finales.core.timeseries;

/**
 * An event and its place in a dataset; immutable.
 *
 * @param sequence its number among the dataset's events, from 1
 * @param point how many points were recorded before it
 * @param event what happened
 */
public record RecordedEvent(long sequence, long point, SeriesEvent event) {}
