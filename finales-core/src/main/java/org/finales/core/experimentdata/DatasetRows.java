package org.finales.core.experimentdata;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;
import org.finales.core.timeseries.Window;
import org.finales.core.timeseries.WindowQuery;

/**
 * A data set as rows of Battery Data Format, one after the other in bounded memory. A data set that
 * was imported has the columns of its file in their order; columns that nothing is known of are
 * left out. Not thread-safe.
 */
public final class DatasetRows {
  private final RecordedDataset dataset;
  private final PointRows rows;
  private final Iterator<Points> parts;
  private Points points;
  private int place;

  /**
   * Begins at the first point.
   *
   * @throws NotFoundException if there is no such data set
   */
  public DatasetRows(SeriesStore store, UUID id) {
    dataset = store.find(id).orElseThrow(() -> new NotFoundException("no data set " + id));
    parts = store.points(id).iterator();
    points = parts.hasNext() ? parts.next() : dataset.points().build();
    rows = new PointRows(dataset, FileOrigin.of(store, id), counts(store, id), points);
  }

  /** Which counts are anything but zero. */
  static PointRows.Counts counts(SeriesStore store, UUID id) {
    DatasetStatus status = store.status(id);
    if (status.points() == 0) {
      return new PointRows.Counts(false, false, false);
    }
    List<String> names = List.of(RecordedDataset.CYCLE, RecordedDataset.STEP, RecordedDataset.MODE);
    Window window =
        store.window(
            id,
            new WindowQuery(
                TimeAxis.HOST, status.firstHostMicros(), status.lastHostMicros() + 1, 1, names));
    return new PointRows.Counts(
        window.max(names.get(0), 0) > 0,
        window.max(names.get(1), 0) > 0,
        window.max(names.get(2), 0) > 0);
  }

  /** The data set. */
  public RecordedDataset dataset() {
    return dataset;
  }

  /** The columns of the rows. */
  public List<Column> columns() {
    return rows.columns();
  }

  /** Goes to the next row; false behind the last. */
  public boolean next() {
    while (place == points.size()) {
      if (!parts.hasNext()) {
        return false;
      }
      points = parts.next();
      place = 0;
    }
    rows.fill(points, place++);
    return true;
  }

  /** The row; the same one is filled again and again. */
  public Row row() {
    return rows.row();
  }
}
