package org.finales.server.web.experiments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.Window;
import org.finales.core.timeseries.WindowQuery;

/**
 * A small picture of voltage and current against time, in SVG: a band from the smallest to the
 * largest value of each part. Its colours stand out on light and dark ground.
 */
final class Thumbnail {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 64;
  private static final double EDGE = 3;
  private static final int PARTS = 114;

  private Thumbnail() {}

  static byte[] of(SeriesStore store, UUID id) {
    StringBuilder svg = new StringBuilder(8_000);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" width=\"120\" height=\"64\">");
    DatasetStatus status = store.status(id);
    if (status.points() > 0) {
      RunCharts.Clock clock = new RunCharts.Clock(store, id, false);
      Window window =
          store.window(
              id,
              new WindowQuery(
                  clock.axis(),
                  clock.first(),
                  clock.last() + 1,
                  PARTS,
                  List.of(RecordedDataset.VOLTAGE, RecordedDataset.CURRENT)));
      band(svg, window, RecordedDataset.CURRENT, "#d97706");
      band(svg, window, RecordedDataset.VOLTAGE, "#2b7fd4");
    }
    return svg.append("</svg>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void band(StringBuilder svg, Window window, String column, String colour) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < window.buckets(); i++) {
      if (window.numbers(column, i) > 0) {
        least = Math.min(least, window.min(column, i));
        most = Math.max(most, window.max(column, i));
      }
    }
    if (least > most) {
      return;
    }
    double span = most - least;
    StringBuilder there = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (int i = 0; i < window.buckets(); i++) {
      if (window.numbers(column, i) == 0) {
        continue;
      }
      double x = EDGE + (WIDTH - 2 * EDGE) * (i + 0.5) / window.buckets();
      there.append(there.isEmpty() ? 'M' : 'L');
      there.append(at(x, window.max(column, i), least, span));
      back.insert(0, 'L' + at(x, window.min(column, i), least, span));
    }
    svg.append("<path d=\"")
        .append(there)
        .append(back)
        .append("Z\" fill=\"")
        .append(colour)
        .append("\" fill-opacity=\"0.35\" stroke=\"")
        .append(colour)
        .append("\" stroke-width=\"1.2\" stroke-linejoin=\"round\"/>");
  }

  private static String at(double x, double value, double least, double span) {
    double part = span > 0 ? (value - least) / span : 0.5;
    double y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * part;
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }
}
