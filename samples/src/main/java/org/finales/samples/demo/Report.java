package org.finales.samples.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Page;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.samples.Answers;
import org.finales.samples.MockOptimizer;
import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.Electrolyte;
import org.jspecify.annotations.Nullable;

/** What came of the demo, as the broker and the models tell it. */
final class Report {
  private final MockOptimizer.Outcome outcome;
  private final double temperature;
  private final List<Request> requests = new ArrayList<>();
  private final Map<UUID, Result> answers;

  /**
   * Reads what was asked and answered.
   *
   * @param temperature of the search, in K
   */
  Report(Broker broker, MockOptimizer.Outcome outcome, double temperature) {
    this.outcome = outcome;
    this.temperature = temperature;
    String cursor = null;
    do {
      Page<Request> page = broker.requests().list(RequestQuery.all().from(cursor));
      requests.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    List<Result> results = new ArrayList<>();
    do {
      Page<Result> page = broker.results().list(ResultQuery.all().from(cursor));
      results.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    this.answers = results.stream().collect(Collectors.toMap(Result::request, Function.identity()));
  }

  /** How far the true conductivity of what was found is below the true maximum, as a share. */
  double regret() {
    return 1 - trueConductivity(outcome.electrolyte()) / optimum().conductivity();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("WHAT WAS ASKED, AND WHO ANSWERED");
    lines.addAll(work().lines());
    lines.add("");
    lines.add(text("THE BEST ELECTROLYTE AT %.2f K", temperature));
    lines.addAll(comparison().lines());
    lines.add(
        text(
            "  %.2f %% below the true maximum, after %d measurements with noise of 0.5 %%",
            100 * regret(), outcome.recommendation().measurements()));
    lines.add("");
    lines.add("WHAT IT IS LIKE");
    lines.addAll(properties().lines());
    lines.add("  (the simulation is biased on purpose: its ions are too slow)");
    return lines;
  }

  /** One row for each quantity and its acceptable methods. */
  private Table work() {
    Map<String, List<Request>> groups = new TreeMap<>();
    for (Request request : requests) {
      groups
          .computeIfAbsent(request.quantity() + request.methods(), any -> new ArrayList<>())
          .add(request);
    }
    Table table = new Table().row("asked", "quantity", "acceptable methods", "answered by");
    for (List<Request> group : groups.values()) {
      Request first = group.get(0);
      table.row(
          text("%5d", group.size()),
          first.quantity(),
          String.join(" or ", first.methods()),
          answerers(group));
    }
    return table;
  }

  private String answerers(List<Request> group) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Request request : group) {
      Result answer = answers.get(request.id());
      String who = answer == null ? "nobody" : answer.account() + " by " + answer.method();
      counts.merge(who, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> counts.size() == 1 ? entry.getKey() : entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private Table comparison() {
    Electrolyte found = outcome.electrolyte();
    Electrolyte best = optimum().electrolyte();
    return new Table()
        .row("", "found", "true optimum")
        .row("solvents", found.solvent().label(), best.solvent().label())
        .row(
            "LiPF6 in mol/L",
            text("%.3f", found.concentration()),
            text("%.3f", best.concentration()))
        .row(
            "true conductivity in mS/cm",
            text("%.3f", trueConductivity(found)),
            text("%.3f", optimum().conductivity()))
        .row(
            "expected conductivity in mS/cm",
            text(
                "%.3f +/- %.3f",
                outcome.recommendation().expectedValue(),
                outcome.recommendation().expectedValue()
                    * outcome.recommendation().relativeDeviation()));
  }

  private Table properties() {
    Table table = new Table().row("quantity", "value", "obtained by", "answered by");
    for (Result result : outcome.properties()) {
      table.row(result.quantity(), Answers.value(result), result.method(), result.account());
    }
    return table;
  }

  private double trueConductivity(Electrolyte electrolyte) {
    return ConductivityModel.conductivity(electrolyte, temperature);
  }

  private ConductivityModel.Optimum optimum() {
    return ConductivityModel.optimum(
        temperature, MockOptimizer.MIN_CONCENTRATION, MockOptimizer.MAX_CONCENTRATION);
  }

  private static String text(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
