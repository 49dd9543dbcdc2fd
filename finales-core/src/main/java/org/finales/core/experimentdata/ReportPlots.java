package org.finales.core.experimentdata;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.finales.api.data.BdfColumn;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Unit;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;
import org.finales.core.timeseries.Window;
import org.finales.core.timeseries.WindowQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a report plots: the smallest and largest value of each part of the time, so that its size
 * does not grow with the data and no extreme is left out.
 */
final class ReportPlots {
  /** Parts of the time. */
  static final int BUCKETS = 2000;

  /** Most auxiliary columns. */
  static final int MOST_AUXILIARIES = 16;

  /** Auxiliary columns that are shown until somebody chooses. */
  private static final int SHOWN = 2;

  private static final double MICROS = 1e6;
  private static final double HOUR = 3600;
  private static final long MINUTES = 600_000_000L;

  private final ArrayNode plots = FinalesJson.mapper().createArrayNode();

  /** All plots as JSON. */
  ArrayNode json() {
    return plots;
  }

  void overTime(SeriesStore store, RecordedDataset dataset, String place) {
    UUID id = dataset.id();
    DatasetStatus status = store.status(id);
    if (status.points() == 0) {
      return;
    }
    boolean host =
        !FileOrigin.of(store, id).imported() || status.firstInstrumentMicros() == Long.MIN_VALUE;
    long from = host ? status.firstHostMicros() : status.firstInstrumentMicros();
    long to = (host ? status.lastHostMicros() : status.lastInstrumentMicros()) + 1;
    List<AuxiliaryColumn> auxiliaries =
        dataset.auxiliaries().subList(0, Math.min(MOST_AUXILIARIES, dataset.auxiliaries().size()));
    List<String> columns =
        new ArrayList<>(List.of(RecordedDataset.VOLTAGE, RecordedDataset.CURRENT));
    auxiliaries.forEach(each -> columns.add(each.name()));
    Window window =
        store.window(
            id,
            new WindowQuery(
                host ? TimeAxis.HOST : TimeAxis.INSTRUMENT, from, to, BUCKETS, columns));
    boolean hours = to - from > MINUTES;
    double unit = MICROS * (hours ? HOUR : 1);
    List<Integer> filled = new ArrayList<>();
    ObjectNode plot = begin(place, "Voltage, current and more over time");
    plot.put("xLabel", hours ? "Time / h" : "Time / s");
    ArrayNode x = plot.putArray("x");
    for (int i = 0; i < window.buckets(); i++) {
      if (window.count(i) > 0) {
        filled.add(i);
        double middle = (window.from(i) / 2.0 + window.to(i) / 2.0 - (host ? from : 0)) / unit;
        x.add(rounded(middle));
      }
    }
    ArrayNode series = plot.putArray("series");
    series(series, window, filled, RecordedDataset.VOLTAGE, "Voltage / V", "V", true, true);
    series(series, window, filled, RecordedDataset.CURRENT, "Current / A", "A", false, true);
    for (int i = 0; i < auxiliaries.size(); i++) {
      AuxiliaryColumn each = auxiliaries.get(i);
      String symbol = Unit.parse(each.unit()).symbol();
      String label =
          BdfColumn.of(each.name())
              .filter(column -> column.name().equals(each.name()))
              .map(BdfColumn::label)
              .orElse(symbol.equals("1") ? each.name() : each.name() + " / " + symbol);
      series(series, window, filled, each.name(), label, symbol, false, i < SHOWN);
    }
  }

  private ObjectNode begin(String place, String title) {
    return plots.addObject().put("place", place).put("title", title);
  }

  private static void series(
      ArrayNode into,
      Window window,
      List<Integer> filled,
      String column,
      String name,
      String unit,
      boolean left,
      boolean shown) {
    ObjectNode series = series(into, name, unit, name, left, shown);
    ArrayNode low = series.putArray("low");
    ArrayNode high = series.putArray("high");
    for (int bucket : filled) {
      if (window.numbers(column, bucket) == 0) {
        low.addNull();
        high.addNull();
      } else {
        low.add(rounded(window.min(column, bucket)));
        high.add(rounded(window.max(column, bucket)));
      }
    }
  }

  private static ObjectNode series(
      ArrayNode into, String name, String unit, String axis, boolean left, boolean shown) {
    return into.addObject()
        .put("name", name)
        .put("unit", unit)
        .put("axis", axis)
        .put("left", left)
        .put("shown", shown);
  }

  void perCycle(List<CycleFigures> cycles, String capacities, String energies) {
    if (cycles.isEmpty()) {
      return;
    }
    int each = Math.max(1, (cycles.size() + BUCKETS - 1) / BUCKETS);
    perCycle(
        cycles,
        each,
        begin(capacities, "Capacity and coulombic efficiency of each cycle"),
        List.of("Charge capacity / Ah", "Discharge capacity / Ah", "Coulombic efficiency / %"),
        List.of(
            CycleFigures::chargeCapacity,
            CycleFigures::dischargeCapacity,
            cycle -> percent(cycle.coulombicEfficiency())));
    perCycle(
        cycles,
        each,
        begin(energies, "Energy and energy efficiency of each cycle"),
        List.of("Charge energy / Wh", "Discharge energy / Wh", "Energy efficiency / %"),
        List.of(
            CycleFigures::chargeEnergy,
            CycleFigures::dischargeEnergy,
            cycle -> percent(cycle.energyEfficiency())));
  }

  private static void perCycle(
      List<CycleFigures> cycles,
      int each,
      ObjectNode plot,
      List<String> names,
      List<Function<CycleFigures, @Nullable Double>> values) {
    plot.put("xLabel", "Cycle").put("dots", true);
    ArrayNode x = plot.putArray("x");
    for (int i = 0; i < cycles.size(); i += each) {
      x.add(cycles.get(i).number());
    }
    ArrayNode all = plot.putArray("series");
    for (int s = 0; s < names.size(); s++) {
      String name = names.get(s);
      String unit = name.substring(name.lastIndexOf(' ') + 1);
      boolean left = !unit.equals("%");
      String axis = left ? name.replaceFirst("^\\w+ c", "C").replaceFirst("^\\w+ e", "E") : name;
      ObjectNode series = series(all, name, unit, axis, left, true);
      ArrayNode low = series.putArray("low");
      ArrayNode high = series.putArray("high");
      for (int i = 0; i < cycles.size(); i += each) {
        Double value = values.get(s).apply(cycles.get(i));
        if (value == null || !Double.isFinite(value)) {
          low.addNull();
          high.addNull();
        } else {
          low.add(rounded(value));
          high.add(rounded(value));
        }
      }
    }
  }

  private static @Nullable Double percent(@Nullable Double ratio) {
    return ratio == null ? null : (Double) (ratio * 100);
  }

  /** Seven digits, which is more than a screen shows. */
  private static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return 0;
    }
    double scale = Math.pow(10, 6 - Math.floor(Math.log10(Math.abs(value))));
    double result = Math.rint(value * scale) / scale;
    return Double.isFinite(result) ? result : value;
  }
}
