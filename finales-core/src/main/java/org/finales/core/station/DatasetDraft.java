package org.finales.core.station;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.RecordedDataset;
import org.jspecify.annotations.Nullable;

/**
 * A data set as a station asks for it over HTTP; immutable.
 *
 * @param experiment the experiment that it belongs to
 * @param name what people call it, 1 to 200 characters
 * @param modes what the numbers of modes mean; null for those of {@code ControlMode}
 * @param auxiliaries further columns with names and units
 */
public record DatasetDraft(
    @NotNull UUID experiment,
    @NotNull String name,
    @Nullable List<@NotNull String> modes,
    List<@NotNull AuxiliaryColumn> auxiliaries) {

  /** Copies the lists. */
  public DatasetDraft {
    modes = modes == null ? null : List.copyOf(modes);
    auxiliaries = auxiliaries == null ? List.of() : List.copyOf(auxiliaries);
  }

  /** What a data set of an experiment is asked for with. */
  public static DatasetDraft of(UUID experiment, RecordedDataset dataset) {
    return new DatasetDraft(experiment, dataset.name(), dataset.modes(), dataset.auxiliaries());
  }

  /**
   * The data set.
   *
   * @throws org.finales.api.broker.InvalidException if it cannot be one
   */
  public RecordedDataset dataset(UUID id) {
    List<String> named = modes;
    if (named == null) {
      named = RecordedDataset.of(name, auxiliaries).modes();
    }
    return new RecordedDataset(id, name, named, auxiliaries);
  }
}
