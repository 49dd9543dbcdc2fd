package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.Experiment;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.experiments.RunCycles.Figure;
import org.finales.server.web.kit.Links;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartData.Series;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.kit.chart.ChartView.Along;
import org.jspecify.annotations.Nullable;

/** Several experiments in the same charts. Thread-safe. */
final class Comparison {
  /** As many as there are colours. */
  static final int MOST = 8;

  private final Laboratory laboratory;
  private final RunCharts charts;
  private final RunCycles cycles;

  Comparison(Laboratory laboratory, RunCharts charts, RunCycles cycles) {
    this.laboratory = laboratory;
    this.charts = charts;
    this.cycles = cycles;
  }

  void show(PageCall call) {
    List<Experiment> chosen = chosen(call);
    Integer cycle = cycle(call);
    String ids = chosen.stream().map(each -> "id=" + each.id()).collect(Collectors.joining("&"));
    String src = "/lab/experiments/compare/data?" + ids + "&kind=";
    call.page("experiments/compare")
        .title(call.text("experiment.compare.title"))
        .section("experiments")
        .charts()
        .with("chosen", chosen)
        .with("cycle", cycle == null ? "" : cycle.toString())
        .with(
            "time",
            ChartView.from(
                    "compare-time",
                    call.text("experiment.compare.time"),
                    call.text("experiment.compare.time-summary", chosen.size()),
                    src + "time")
                .along(Along.ELAPSED, call.text("experiment.elapsed"), "")
                .upward(List.of(call.text("experiment.voltage")))
                .refetching())
        .with(
            "capacity",
            ChartView.from(
                    "compare-capacity",
                    call.text("experiment.compare.capacity"),
                    call.text("experiment.compare.capacity-summary", chosen.size()),
                    src + "cycles")
                .along(Along.NUMBER, call.text("experiment.cycle"), "")
                .upward(List.of(call.text("experiment.capacity"))))
        .with(
            "curve",
            ChartView.from(
                    "compare-curve",
                    call.text("experiment.compare.curve"),
                    call.text("experiment.compare.curve-summary", chosen.size()),
                    src + "curve" + (cycle == null ? "" : "&cycle=" + Links.escape("" + cycle)))
                .along(Along.NUMBER, call.text("experiment.capacity"), "Ah")
                .upward(List.of(call.text("experiment.voltage")))
                .looping())
        .show();
  }

  void data(PageCall call) {
    String kind = call.query("kind");
    List<Series> all = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Experiment each : chosen(call)) {
      UUID dataset = each.dataset();
      if (dataset == null || laboratory.series().find(dataset).isEmpty()) {
        continue;
      }
      int alike = names.merge(each.name(), 1, Integer::sum);
      String name = alike == 1 ? each.name() : each.name() + " (" + alike + ")";
      if ("cycles".equals(kind)) {
        all.add(RunCycles.series(name, cycles.of(dataset), Figure.DISCHARGE));
      } else if ("curve".equals(kind)) {
        List<double[]> points =
            cycle(cycles.of(dataset), cycle(call))
                .map(cycle -> CapacityCurve.of(laboratory.series(), dataset, cycle))
                .orElse(List.of());
        all.add(new Series(name, "V", 0, points));
      } else {
        ChartData data = charts.points(dataset, ExperimentRoom.part(call), "", "");
        if (data.whole() != null) {
          least = Math.min(least, data.whole().get(0));
          most = Math.max(most, data.whole().get(1));
        }
        List<double[]> points = data.series().isEmpty() ? List.of() : data.series().get(0).points();
        all.add(new Series(name, "V", 0, points));
      }
    }
    call.json(new ChartData(all, least <= most ? List.of(least, most) : null));
  }

  private static Optional<CycleFigures> cycle(List<CycleFigures> all, @Nullable Integer number) {
    return number == null
        ? all.stream().findFirst()
        : all.stream().filter(each -> each.number() == number).findFirst();
  }

  private static @Nullable Integer cycle(PageCall call) {
    String text = call.query("cycle");
    return text != null && text.matches("[0-9]{1,8}") ? Integer.valueOf(text) : null;
  }

  /** Those of the address in its order, each once. */
  private List<Experiment> chosen(PageCall call) {
    List<String> ids = call.queries("id").stream().distinct().toList();
    if (ids.isEmpty() || ids.size() > MOST) {
      throw call.refusal(400, "how-many", call.text("experiment.compare.how-many", MOST));
    }
    List<Experiment> chosen = new ArrayList<>();
    for (String id : ids) {
      if (!id.matches("[0-9a-fA-F-]{36}")) {
        throw new NotFoundException(call.text("experiment.none", id));
      }
      chosen.add(
          laboratory
              .experiments()
              .find(call.actor(), UUID.fromString(id))
              .orElseThrow(() -> new NotFoundException(call.text("experiment.none", id))));
    }
    return chosen;
  }
}
