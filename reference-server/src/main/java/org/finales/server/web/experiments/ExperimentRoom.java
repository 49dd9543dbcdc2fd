package org.finales.server.web.experiments;

import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.http.Answers;
import org.finales.server.web.experiments.RunCycles.Figure;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SearchSource;
import org.finales.server.web.kit.chart.ChartData;
import org.jspecify.annotations.Nullable;

/** The list of experiments, the page of each, and several side by side. Thread-safe. */
public final class ExperimentRoom implements Room {
  private final Laboratory laboratory;
  private final RunCharts charts;
  private final RunCycles cycles;
  private final ExperimentFiles files;
  private final ExperimentList list;
  private final ExperimentView view;
  private final Comparison comparison;

  /** A room for a laboratory's experiments. */
  public ExperimentRoom(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.charts = new RunCharts(laboratory.series());
    this.cycles = new RunCycles(laboratory.series());
    this.files = new ExperimentFiles(laboratory);
    this.list = new ExperimentList(laboratory);
    this.view = new ExperimentView(laboratory, files);
    this.comparison = new Comparison(laboratory, charts, cycles);
  }

  @Override
  public String texts() {
    return "experiments";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(NavigationItem.to("experiments", "experiment.nav", "/lab/experiments", 20));
  }

  @Override
  public List<SearchSource> searches() {
    return List.of(new Found());
  }

  @Override
  public void register(Pages pages) {
    pages.get("/lab/experiments", Action.READ, list::show);
    pages.get("/lab/experiments/compare", Action.READ, comparison::show);
    pages.get("/lab/experiments/compare/data", Action.READ, comparison::data);
    pages.get("/lab/experiments/{id}", Action.READ, call -> view.show(call, find(call)));
    pages.get("/lab/experiments/{id}/chart", Action.READ, this::chart);
    pages.get("/lab/experiments/{id}/cycles", Action.READ, call -> cycles(call, false));
    pages.get("/lab/experiments/{id}/energies", Action.READ, call -> cycles(call, true));
    pages.get("/lab/experiments/{id}/preview.svg", Action.READ, this::preview);
    pages.get(
        "/lab/experiments/{id}/files/{format}",
        Action.READ,
        call -> files.download(call, find(call)));
    new ExperimentActions(laboratory.experiments()).register(pages);
  }

  private Experiment find(PageCall call) {
    UUID id = call.id("id");
    return laboratory
        .experiments()
        .find(call.actor(), id)
        .orElseThrow(() -> new NotFoundException(call.text("experiment.none", id)));
  }

  private void chart(PageCall call) {
    UUID dataset = files.recorded(call, find(call));
    call.json(
        dataset != null
            ? charts.points(
                dataset,
                part(call),
                call.text("experiment.voltage"),
                call.text("experiment.current"))
            : new ChartData(List.of()));
  }

  static RunCharts.Part part(PageCall call) {
    Double points = number(call, "points");
    return new RunCharts.Part(
        "time".equals(call.query("along")),
        number(call, "from"),
        number(call, "to"),
        number(call, "last"),
        points == null ? 1_000 : points.intValue());
  }

  private static @Nullable Double number(PageCall call, String name) {
    String text = call.query(name);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw call.refusal(400, "not-a-number", call.text("experiment.not-a-number", name));
  }

  private void cycles(PageCall call, boolean energies) {
    UUID dataset = files.recorded(call, find(call));
    if (dataset == null) {
      call.json(new ChartData(List.of()));
      return;
    }
    call.json(
        energies
            ? RunCycles.chart(
                cycles.of(dataset),
                Figure.CHARGE_ENERGY,
                Figure.DISCHARGE_ENERGY,
                Figure.ENERGY_EFFICIENCY)
            : RunCycles.chart(
                cycles.of(dataset), Figure.CHARGE, Figure.DISCHARGE, Figure.COULOMBIC));
  }

  private void preview(PageCall call) {
    Experiment experiment = find(call);
    UUID dataset = files.recorded(call, experiment);
    if (dataset == null) {
      throw new NotFoundException(call.text("experiment.no-data"));
    }
    // The address of a finished one has its revision, so what it shows stays as it is.
    call.ctx()
        .header(
            "Cache-Control",
            experiment.state().isOver() && call.query("r") != null
                ? "private, max-age=86400"
                : "private, max-age=10");
    Answers.bytes(call.ctx(), "image/svg+xml", Thumbnail.of(laboratory.series(), dataset));
  }

  /** Experiments by name and description. */
  private final class Found implements SearchSource {
    @Override
    public String titleKey() {
      return "experiment.nav";
    }

    @Override
    public List<Hit> search(PageCall call, String text, int limit) {
      return laboratory
          .experiments()
          .list(call.actor(), ExperimentQuery.builder().text(text).page(0, limit).build())
          .items()
          .stream()
          .map(
              each ->
                  new Hit(
                      each.name(),
                      RunWords.state(call.pages().texts(), each.state())
                          + (each.description().isEmpty() ? "" : " · " + each.description()),
                      "/lab/experiments/" + each.id()))
          .toList();
    }
  }
}
