package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Result;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartView;
import tools.jackson.databind.JsonNode;

/** Charts of what in a result can be drawn: spectra, and rows of numbers. */
final class ResultCharts {
  private static final int MOST = 6;
  private static final int FEWEST_POINTS = 3;
  private static final int MOST_POINTS = 20_000;

  private ResultCharts() {}

  static List<ChartView> of(Result result, PageCall call) {
    List<ChartView> charts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : result.data().properties()) {
      if (charts.size() < MOST) {
        JsonNode value = part.getValue();
        if (value.has("axis") && value.has("intensities")) {
          spectrum(part.getKey(), value, call, charts);
        } else if (value.path("values").size() >= FEWEST_POINTS) {
          row(part.getKey(), value, call, charts);
        }
      }
    }
    return charts;
  }

  private static void spectrum(String name, JsonNode value, PageCall call, List<ChartView> charts) {
    JsonNode axis = value.path("axis");
    JsonNode intensities = value.path("intensities");
    List<double[]> points = points(axis.path("values"), intensities.path("values"));
    if (points.isEmpty()) {
      return;
    }
    // Spectra may run from high to low; lines are drawn by x.
    points.sort((a, b) -> Double.compare(a[0], b[0]));
    String title = value.path("technique").asString(name);
    String what = intensities.path("quantity").asString("");
    charts.add(
        ChartView.of(
                "result-" + name.replaceAll("\\W+", "-"),
                title,
                call.text("results.spectrum-summary", title, points.size()),
                new ChartData(
                    List.of(
                        new ChartData.Series(
                            what.isEmpty() ? name : what,
                            intensities.path("unit").asString(""),
                            0,
                            points))))
            .along(
                ChartView.Along.NUMBER,
                axis.path("quantity").asString(""),
                axis.path("unit").asString(""))
            .upward(List.of(what)));
  }

  private static void row(String name, JsonNode value, PageCall call, List<ChartView> charts) {
    List<double[]> points = new ArrayList<>();
    for (JsonNode one : value.path("values")) {
      if (!one.isNumber() || points.size() >= MOST_POINTS) {
        break;
      }
      points.add(new double[] {points.size() + 1, one.asDouble()});
    }
    if (points.size() < FEWEST_POINTS) {
      return;
    }
    charts.add(
        ChartView.of(
                "result-" + name.replaceAll("\\W+", "-"),
                name,
                call.text("results.row-summary", name, points.size()),
                new ChartData(
                    List.of(
                        new ChartData.Series(name, value.path("unit").asString(""), 0, points))))
            .along(ChartView.Along.NUMBER, call.text("results.measurement"), "")
            .upward(List.of(name))
            .scattered());
  }

  private static List<double[]> points(JsonNode xs, JsonNode ys) {
    List<double[]> points = new ArrayList<>();
    int step = Math.max(1, Math.min(xs.size(), ys.size()) / MOST_POINTS);
    for (int i = 0; i < Math.min(xs.size(), ys.size()); i += step) {
      if (xs.get(i).isNumber() && ys.get(i).isNumber()) {
        points.add(new double[] {xs.get(i).asDouble(), ys.get(i).asDouble()});
      }
    }
    return points;
  }
}
