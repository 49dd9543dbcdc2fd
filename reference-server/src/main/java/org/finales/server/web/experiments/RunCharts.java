package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.broker.NotFoundException;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;
import org.finales.core.timeseries.Window;
import org.finales.core.timeseries.WindowQuery;
import org.finales.server.web.experiments.DataColumns.Line;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartData.Series;
import org.jspecify.annotations.Nullable;

/**
 * Points of data sets for charts: every point where there are few, and otherwise the smallest and
 * the largest value of each part of the time, so that no extreme is left out and the answer does
 * not grow with the data. Thread-safe.
 */
final class RunCharts {
  static final int MOST_POINTS = 4_000;

  private static final double SECOND = 1e6;
  private static final double MILLISECOND = 1e3;

  private final SeriesStore store;

  RunCharts(SeriesStore store) {
    this.store = store;
  }

  /**
   * What somebody wants to see.
   *
   * @param real by the time of day, in ms since 1970 UTC, rather than in s since the beginning
   * @param from least x; {@code null} for the first
   * @param to greatest x; {@code null} for the last
   * @param last only so many seconds up to the newest point; {@code null} for all
   * @param points about how many points a line has at most
   */
  record Part(
      boolean real,
      @Nullable Double from,
      @Nullable Double to,
      @Nullable Double last,
      int points) {}

  RecordedDataset dataset(UUID id) {
    return store.find(id).orElseThrow(() -> new NotFoundException("no data set " + id));
  }

  ChartData points(UUID id, Part part, String voltage, String current) {
    RecordedDataset dataset = dataset(id);
    DatasetStatus status = store.status(id);
    if (status.points() == 0) {
      return new ChartData(List.of());
    }
    Clock clock = new Clock(store, id, part.real);
    long first = clock.first;
    long end = clock.last + 1;
    if (part.last != null) {
      first = Math.max(first, end - Math.max(1, (long) Math.min(part.last * SECOND, 9e18)));
    }
    List<Double> whole = List.of(clock.x(first), clock.x(end - 1));
    long from = part.from == null ? first : Math.max(first, clock.micros(part.from));
    long to = part.to == null ? end : Math.min(end, clock.micros(part.to) + 1);
    if (to <= from) {
      return new ChartData(List.of(), whole);
    }
    // A point beyond each edge lets lines run out of the picture.
    long margin = part.from == null && part.to == null ? 0 : (to - from) / 100 + 1;
    from = Math.max(first, from - margin);
    to = Math.min(end, to + margin);
    DataColumns columns = new DataColumns(dataset, voltage, current);
    int most = Math.max(20, Math.min(MOST_POINTS, part.points));
    Window window =
        store.window(id, new WindowQuery(clock.axis, from, to, most / 2, columns.names()));
    long count = 0;
    for (int i = 0; i < window.buckets(); i++) {
      count += window.count(i);
    }
    return new ChartData(
        count <= most
            ? exact(id, dataset, columns, clock, from, to)
            : extremes(window, columns, clock),
        whole);
  }

  private List<Series> exact(
      UUID id, RecordedDataset dataset, DataColumns columns, Clock clock, long from, long to) {
    List<String> names = dataset.auxiliaries().stream().map(each -> each.name()).toList();
    List<Line> lines = columns.lines();
    List<List<double[]>> all = new ArrayList<>();
    lines.forEach(line -> all.add(new ArrayList<>()));
    try (Stream<Points> parts = store.points(id, clock.axis, from, to)) {
      parts.forEach(
          points -> {
            for (int p = 0; p < points.size(); p++) {
              double x = clock.x(points.micros(clock.axis, p));
              for (int i = 0; i < lines.size(); i++) {
                double y =
                    i == 0
                        ? points.voltage(p)
                        : i == 1
                            ? points.current(p)
                            : points.auxiliary(p, names.indexOf(lines.get(i).column()));
                all.get(i).add(new double[] {x, Double.isFinite(y) ? y : Double.NaN});
              }
            }
          });
    }
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.get(i).sort((a, b) -> Double.compare(a[0], b[0]));
      series.add(series(lines.get(i), all.get(i)));
    }
    return series;
  }

  private static List<Series> extremes(Window window, DataColumns columns, Clock clock) {
    List<Series> series = new ArrayList<>();
    for (Line line : columns.lines()) {
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < window.buckets(); i++) {
        if (window.count(i) > 0) {
          add(points, window, line.column(), i, clock);
        }
      }
      series.add(series(line, points));
    }
    return series;
  }

  private static void add(
      List<double[]> points, Window window, String column, int bucket, Clock clock) {
    double from = clock.x(window.from(bucket));
    double width = clock.x(window.to(bucket)) - from;
    if (window.numbers(column, bucket) == 0) {
      points.add(new double[] {from + width / 2, Double.NaN});
      return;
    }
    double low = window.min(column, bucket);
    double high = window.max(column, bucket);
    if (low == high) {
      points.add(new double[] {from + width / 2, low});
      return;
    }
    boolean rises = window.last(column, bucket) >= window.first(column, bucket);
    points.add(new double[] {from + width / 4, rises ? low : high});
    points.add(new double[] {from + width * 3 / 4, rises ? high : low});
  }

  private static Series series(Line line, List<double[]> points) {
    return new Series(line.name(), line.unit(), line.axis(), points);
  }

  /** By which clock points are placed, and how its time becomes an x. */
  static final class Clock {
    private final TimeAxis axis;
    private final long first;
    private final long last;
    private final boolean real;

    Clock(SeriesStore store, UUID dataset, boolean real) {
      DatasetStatus status = store.status(dataset);
      this.real = real;
      this.axis = real ? TimeAxis.HOST : CyclingResults.clock(store, dataset);
      this.first =
          axis == TimeAxis.HOST ? status.firstHostMicros() : status.firstInstrumentMicros();
      this.last = axis == TimeAxis.HOST ? status.lastHostMicros() : status.lastInstrumentMicros();
    }

    TimeAxis axis() {
      return axis;
    }

    long first() {
      return first;
    }

    long last() {
      return last;
    }

    double x(long micros) {
      return real ? micros / MILLISECOND : (micros - zero()) / SECOND;
    }

    long micros(double x) {
      double micros = real ? x * MILLISECOND : x * SECOND + zero();
      return (long) Math.max(-4e18, Math.min(4e18, micros));
    }

    private long zero() {
      return axis == TimeAxis.HOST ? first : 0;
    }
  }
}
