package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.experiment.CycleFigures;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesStore;
import org.finales.core.timeseries.TimeAxis;

/**
 * Voltage against the charge that went in or out since the current last changed its direction, over
 * one cycle. The charge is summed up by trapezoids over all points; of these so many are shown that
 * the answer stays small. Not thread-safe.
 */
final class CapacityCurve {
  private static final int SHOWN = 1_500;
  private static final double MICROS_PER_HOUR = 3.6e9;

  private final List<double[]> curve = new ArrayList<>();
  private final long each;
  private long seen;
  private double charge;
  private double lastCurrent = Double.NaN;
  private long lastTime;
  private double direction;

  private CapacityCurve(long points) {
    this.each = Math.max(1, points / SHOWN);
  }

  /** Pairs of charge in Ah and voltage in V; a gap between charge and discharge. */
  static List<double[]> of(SeriesStore store, UUID dataset, CycleFigures cycle) {
    TimeAxis axis = CyclingResults.clock(store, dataset);
    long zero = axis == TimeAxis.HOST ? store.status(dataset).firstHostMicros() : 0;
    long from = zero + Math.round(cycle.begin() * 1e6);
    long to = zero + Math.round(cycle.end() * 1e6) + 1;
    CapacityCurve made = new CapacityCurve(cycle.points());
    try (Stream<Points> parts = store.points(dataset, axis, from, Math.max(from + 1, to))) {
      parts.forEach(
          points -> {
            for (int i = 0; i < points.size(); i++) {
              made.take(points.micros(axis, i), points.voltage(i), points.current(i));
            }
          });
    }
    return made.curve;
  }

  private void take(long time, double voltage, double current) {
    if (!Double.isFinite(current)) {
      return;
    }
    double sign = Math.signum(current);
    if (sign != 0 && sign != direction) {
      if (direction != 0) {
        curve.add(new double[] {charge, Double.NaN});
      }
      direction = sign;
      charge = 0;
      seen = 0;
    } else if (Double.isFinite(lastCurrent) && sign != 0) {
      charge += Math.abs(current + lastCurrent) / 2 * (time - lastTime) / MICROS_PER_HOUR;
    }
    lastCurrent = current;
    lastTime = time;
    if (sign != 0 && Double.isFinite(voltage) && seen++ % each == 0) {
      curve.add(new double[] {charge, voltage});
    }
  }
}
