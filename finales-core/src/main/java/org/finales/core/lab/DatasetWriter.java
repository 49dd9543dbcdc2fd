package org.finales.core.lab;

import org.finales.core.timeseries.SeriesStore;

/** Writes one data set, whole; whatever it throws leaves nothing behind. */
@FunctionalInterface
public interface DatasetWriter {
  /** Makes the data set in the store, with all its points and events. */
  void write(SeriesStore store);
}
