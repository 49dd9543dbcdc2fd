package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.finales.api.experiment.CycleFigures;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartData.Series;
import org.jspecify.annotations.Nullable;

/**
 * Figures of cycles for charts. What was read of a data set is kept for the newest few, so that of
 * one that grows only what is new is read. Thread-safe.
 */
final class RunCycles {
  private static final int KEPT = 32;
  private static final int MOST_POINTS = 5_000;

  private final SeriesStore store;
  private final Map<UUID, CyclingResults> kept = new LinkedHashMap<>(16, 0.75f, true);

  RunCycles(SeriesStore store) {
    this.store = store;
  }

  List<CycleFigures> of(UUID dataset) {
    CyclingResults results;
    synchronized (kept) {
      results = kept.get(dataset);
      if (results == null) {
        results = new CyclingResults(store, dataset);
        kept.put(dataset, results);
        if (kept.size() > KEPT) {
          kept.remove(kept.keySet().iterator().next());
        }
      }
    }
    return results.cycles();
  }

  /** What a cycle is judged by. */
  enum Figure {
    CHARGE("Charge capacity", "Ah", 0, CycleFigures::chargeCapacity),
    DISCHARGE("Discharge capacity", "Ah", 0, CycleFigures::dischargeCapacity),
    COULOMBIC("Coulombic efficiency", "%", 1, cycle -> percent(cycle.coulombicEfficiency())),
    CHARGE_ENERGY("Charge energy", "Wh", 0, CycleFigures::chargeEnergy),
    DISCHARGE_ENERGY("Discharge energy", "Wh", 0, CycleFigures::dischargeEnergy),
    ENERGY_EFFICIENCY("Energy efficiency", "%", 1, cycle -> percent(cycle.energyEfficiency()));

    private final String label;
    private final String unit;
    private final int axis;
    private final Function<CycleFigures, @Nullable Double> value;

    Figure(String label, String unit, int axis, Function<CycleFigures, @Nullable Double> value) {
      this.label = label;
      this.unit = unit;
      this.axis = axis;
      this.value = value;
    }

    private static @Nullable Double percent(@Nullable Double ratio) {
      return ratio == null ? null : (Double) (ratio * 100);
    }
  }

  /** Some figures of each cycle. */
  static ChartData chart(List<CycleFigures> cycles, Figure... figures) {
    List<Series> all = new ArrayList<>();
    for (Figure figure : figures) {
      all.add(series(figure.label, cycles, figure));
    }
    return new ChartData(all);
  }

  /** A figure of each cycle, under a name. */
  static Series series(String name, List<CycleFigures> cycles, Figure figure) {
    int each = Math.max(1, (cycles.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < cycles.size(); i += each) {
      Double value = figure.value.apply(cycles.get(i));
      points.add(
          new double[] {
            cycles.get(i).number(), value == null || !Double.isFinite(value) ? Double.NaN : value
          });
    }
    return new Series(name, figure.unit, figure.axis, points);
  }
}
