package org.finales.server.web.kit.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a chart.
 *
 * @param series lines
 * @param whole least and greatest x that there are, also outside of what was asked for; {@code
 *     null} for those of the points
 */
public record ChartData(List<Series> series, @Nullable List<Double> whole) {
  public ChartData {
    series = List.copyOf(series);
    whole = whole == null ? null : List.copyOf(whole);
  }

  /** Points that are all that there is. */
  public ChartData(List<Series> series) {
    this(series, null);
  }

  /**
   * A line.
   *
   * @param name what it shows
   * @param unit its unit; empty for none
   * @param axis 0 for the left, 1 and more for those to the right
   * @param points pairs of x and y, by x; {@code NaN} as y makes a gap
   */
  public record Series(String name, String unit, int axis, List<double[]> points) {
    public Series {
      points = List.copyOf(points);
    }
  }
}
