package org.finales.core.station;

import java.util.List;
import java.util.UUID;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;

/**
 * A data set as a server shows it; immutable.
 *
 * @param id its identity
 * @param name what people call it
 * @param modes what the numbers of modes mean
 * @param auxiliaries further columns with names and units
 * @param status how much it holds
 */
public record DatasetView(
    UUID id,
    String name,
    List<String> modes,
    List<AuxiliaryColumn> auxiliaries,
    DatasetStatus status) {
  /** Most points that are given in one answer. */
  public static final int MOST_POINTS = 10_000;

  /** Copies the lists. */
  public DatasetView {
    modes = List.copyOf(modes);
    auxiliaries = List.copyOf(auxiliaries);
  }

  /** What is shown of a data set. */
  public static DatasetView of(RecordedDataset dataset, DatasetStatus status) {
    return new DatasetView(
        dataset.id(), dataset.name(), dataset.modes(), dataset.auxiliaries(), status);
  }
}
