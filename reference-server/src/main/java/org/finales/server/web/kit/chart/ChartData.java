package org.finales.server.web.kit.chart;

import java.util.List;

/**
 * The points of a chart.
 *
 * @param series lines
 */
public record ChartData(List<Series> series) {
  public ChartData {
    series = List.copyOf(series);
  }

  /**
   * A line.
   *
   * @param name what it shows
   * @param unit its unit; empty for none
   * @param axis 0 for the left, 1 for the right
   * @param points pairs of x and y, by x; {@code NaN} as y makes a gap
   */
  public record Series(String name, String unit, int axis, List<double[]> points) {
    public Series {
      points = List.copyOf(points);
    }
  }
}
