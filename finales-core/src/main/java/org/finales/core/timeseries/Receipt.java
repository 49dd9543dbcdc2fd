package org.finales.core.timeseries;

/**
 * What became of a batch; immutable. Its points are durable.
 *
 * @param points how many points the dataset has now
 * @param repeated whether the batch had been stored before and nothing was changed
 */
public record Receipt(long points, boolean repeated) {}
