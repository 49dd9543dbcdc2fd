package org.finales.core.experimentdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.jspecify.annotations.Nullable;

/** Makes rows of points. Not thread-safe. */
final class PointRows {
  private static final double MICROS = 1e6;
  private static final int CYCLE = 2;
  private static final int STEP = 3;
  private static final int MODE = 4;
  private static final int VOLTAGE = 5;
  private static final int CURRENT = 6;
  private static final int OWN = 7;

  /** Which of the counts and the mode have a column. */
  record Counts(boolean cycle, boolean step, boolean mode) {}

  private final RecordedDataset dataset;
  private final List<Column> columns;

  /** What each column holds: 0 test time, 1 clock, then those above, then auxiliary ones. */
  private final int[] sources;

  private final boolean zeroStep;
  private final boolean zeroCycle;
  private final long begin;
  private final boolean clockOnly;
  private final Row row;

  /**
   * @param first where the first point lies, if there is any
   */
  PointRows(RecordedDataset dataset, FileOrigin origin, Counts counts, Points first) {
    this.dataset = dataset;
    // Clocks of instruments begin anywhere, and anew when they are switched on; files have a time
    // of their own that is kept. Otherwise time counts from the first point by the host's clock.
    clockOnly =
        !origin.imported() || (first.size() > 0 && first.instrumentMicros(0) == Points.NO_CLOCK);
    begin = first.size() > 0 ? first.hostMicros(0) : 0;
    zeroStep = origin.zeroes().contains(RecordedDataset.STEP);
    zeroCycle = origin.zeroes().contains(RecordedDataset.CYCLE);
    List<Integer> order = new ArrayList<>(List.of(0));
    if (origin.clock()) {
      order.add(1);
    }
    if (counts.cycle() || zeroCycle) {
      order.add(CYCLE);
    }
    if (counts.step() || zeroStep) {
      order.add(STEP);
    }
    if (counts.mode()) {
      order.add(MODE);
    }
    order.addAll(List.of(VOLTAGE, CURRENT));
    for (int i = 0; i < dataset.auxiliaries().size(); i++) {
      order.add(OWN + i);
    }
    List<String> headings = origin.columns();
    if (!headings.isEmpty()) {
      // Stable: what the file did not have stays in its place behind.
      order.sort(
          Comparator.comparingInt(
              source -> {
                int at = headings.indexOf(column(source, origin).heading());
                return at < 0 ? Integer.MAX_VALUE : at;
              }));
    }
    sources = order.stream().mapToInt(Integer::intValue).toArray();
    columns = Arrays.stream(sources).mapToObj(source -> column(source, origin)).toList();
    row = new Row(columns);
  }

  private Column column(int source, FileOrigin origin) {
    return switch (source) {
      case 0 -> Column.of("test_time_second");
      case 1 -> Column.of("unix_time_second");
      case CYCLE -> Column.of(RecordedDataset.CYCLE);
      case STEP -> Column.of(RecordedDataset.STEP);
      case MODE -> Column.of(RecordedDataset.MODE);
      case VOLTAGE -> Column.of(RecordedDataset.VOLTAGE);
      case CURRENT -> Column.of(RecordedDataset.CURRENT);
      default -> {
        AuxiliaryColumn auxiliary = dataset.auxiliaries().get(source - OWN);
        boolean known =
            BdfColumn.of(auxiliary.name())
                .filter(column -> column.name().equals(auxiliary.name()))
                .isPresent();
        yield known
            ? Column.of(auxiliary.name())
            : new Column(
                auxiliary.name(),
                null,
                origin.plain().contains(auxiliary.name()) ? null : Unit.parse(auxiliary.unit()),
                false);
      }
    };
  }

  List<Column> columns() {
    return columns;
  }

  Row row() {
    return row;
  }

  void fill(Points points, int point) {
    for (int i = 0; i < sources.length; i++) {
      switch (sources[i]) {
        case 0 -> row.set(i, time(points, point));
        case 1 -> row.set(i, points.hostMicros(point) / MICROS);
        case CYCLE -> row.set(i, count(points.cycle(point), zeroCycle));
        case STEP -> row.set(i, count(points.step(point), zeroStep));
        case MODE -> row.set(i, mode(points.mode(point)));
        case VOLTAGE -> row.set(i, points.voltage(point));
        case CURRENT -> row.set(i, points.current(point));
        default -> row.set(i, points.auxiliary(point, sources[i] - OWN));
      }
    }
  }

  private double time(Points points, int point) {
    long instrument = points.instrumentMicros(point);
    if (clockOnly || instrument == Points.NO_CLOCK) {
      return (points.hostMicros(point) - begin) / MICROS;
    }
    return instrument / MICROS;
  }

  private static double count(int value, boolean zero) {
    return value == 0 && !zero ? Double.NaN : value;
  }

  private @Nullable String mode(int mode) {
    String name = dataset.modes().get(mode);
    return name.isEmpty() ? null : name;
  }
}
