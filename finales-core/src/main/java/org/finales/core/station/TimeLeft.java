package org.finales.core.station;

import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.finales.api.battery.Battery;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.check.Estimate;
import org.finales.core.protocol.check.StepShare;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.SequenceStatus;
import org.finales.cycler.sequence.StepSummary;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * How long a run will take: by the model of a cell, corrected by how long the steps that ended
 * really took. Not thread-safe but for the estimate itself, which comes from another thread.
 */
final class TimeLeft {
  private final Protocol protocol;
  private volatile @Nullable Estimate estimate;
  private double took;
  private double expected;

  TimeLeft(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Begins to estimate. */
  void estimate(Executor spare, double capacityAh, Envelope window, Battery battery) {
    if (!(capacityAh > 0) || estimate != null) {
      return;
    }
    try {
      spare.execute(() -> estimate = of(capacityAh, window, battery));
    } catch (RejectedExecutionException e) {
      // the station closes, or too much waits; then there is no estimate
    }
  }

  private @Nullable Estimate of(double capacityAh, Envelope window, Battery battery) {
    try {
      double series = Math.max(1, Bounds.number(battery.cellsInSeries(), "1", 1));
      CellParameters cell =
          CellParameters.parse(
              String.format(
                  Locale.ROOT,
                  "%s?capacity=%sAh&series=%d",
                  chemistry(battery),
                  capacityAh,
                  (int) series));
      Estimate made = Estimate.of(protocol, cell, window);
      return made.status() == SequenceStatus.FINISHED ? made : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String chemistry(Battery battery) {
    String technology =
        battery.technology() == null ? "" : battery.technology().name().toLowerCase(Locale.ROOT);
    if (technology.contains("lead")) {
      return "lead-acid";
    }
    return technology.contains("redox") ? "vanadium-redox" : "li-ion";
  }

  void ended(StepSummary step) {
    Estimate known = estimate;
    if (known == null || step.step() > known.steps().size()) {
      return;
    }
    StepShare share = known.steps().get(step.step() - 1);
    if (share.runs() > 0) {
      took += step.seconds();
      expected += share.seconds() / share.runs();
    }
  }

  /** Returns how long it will take, in s; NaN if nobody can tell. */
  double seconds(double ran, double inStep) {
    Estimate known = estimate;
    if (known == null) {
      return Double.NaN;
    }
    if (!(expected > 0)) {
      return Math.max(0, known.seconds() - ran);
    }
    double pace = Math.max(0.2, Math.min(5, took / expected));
    return Math.max(0, (known.seconds() - expected) * pace - inStep);
  }
}
