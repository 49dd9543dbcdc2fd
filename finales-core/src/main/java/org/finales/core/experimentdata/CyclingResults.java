package org.finales.core.experimentdata;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.CycleFigures;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.cycles.CycleTable;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;
import org.jspecify.annotations.Nullable;

/**
 * The cycles of a data set, also while it grows: each call reads only the points that came since
 * the last. {@link CycleTable} says what a cycle is. Thread-safe.
 */
public final class CyclingResults {
  private static final int AT_A_TIME = 1 << 15;

  private final SeriesStore store;
  private final RecordedDataset dataset;
  private final List<CycleFigures> complete = new ArrayList<>();
  private @Nullable PointRows rows;
  private @Nullable CycleTable table;
  private long place;

  /**
   * Begins with nothing read.
   *
   * @throws NotFoundException if there is no such data set
   */
  public CyclingResults(SeriesStore store, UUID dataset) {
    this.store = store;
    this.dataset =
        store.find(dataset).orElseThrow(() -> new NotFoundException("no data set " + dataset));
  }

  /**
   * The clock that test times of a data set are of: that of the instrument as it is for files that
   * have one, and for everything else that of the host, from the first point on.
   */
  public static TimeAxis clock(SeriesStore store, UUID dataset) {
    return FileOrigin.of(store, dataset).imported()
            && store.status(dataset).firstInstrumentMicros() != Points.NO_CLOCK
        ? TimeAxis.INSTRUMENT
        : TimeAxis.HOST;
  }

  /** All cycles of a data set. */
  public static List<CycleFigures> of(SeriesStore store, UUID dataset) {
    return new CyclingResults(store, dataset).cycles();
  }

  /**
   * Reads what is new and returns the cycles in their order, the last of which may not be over; at
   * most the first {@value Report#MAX_CYCLES}.
   */
  public synchronized List<CycleFigures> cycles() {
    UUID id = dataset.id();
    Points part = store.points(id, place, AT_A_TIME);
    while (part.size() > 0) {
      take(part);
      place += part.size();
      part = store.points(id, place, AT_A_TIME);
    }
    List<CycleFigures> all = new ArrayList<>(complete);
    if (table != null && all.size() < Report.MAX_CYCLES) {
      table.current().map(Figures::of).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private void take(Points part) {
    PointRows from = rows;
    CycleTable into = table;
    if (from == null || into == null) {
      UUID id = dataset.id();
      FileOrigin origin = FileOrigin.of(store, id);
      // A run counts its cycles; a file may have no such column.
      PointRows.Counts counts =
          origin.imported()
              ? DatasetRows.counts(store, id)
              : new PointRows.Counts(true, true, false);
      from = new PointRows(dataset, origin, counts, part);
      into =
          new CycleTable(
              from.columns(),
              cycle -> {
                if (complete.size() < Report.MAX_CYCLES) {
                  complete.add(Figures.of(cycle));
                }
              });
      rows = from;
      table = into;
    }
    for (int i = 0; i < part.size(); i++) {
      from.fill(part, i);
      into.accept(from.row());
    }
  }
}
