package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.property.Observation;
import org.finales.core.experimentdata.CyclingOutcomes;
import org.finales.cycler.sequence.StepSummary;
import org.jspecify.annotations.Nullable;

/**
 * What each cycle gave and took, gathered from the steps that ended. A step counts as time with a
 * current in the direction in which more has flown. Not thread-safe.
 */
final class CycleBook {
  private static final int KINDS = 6;

  private final List<CycleFigures> complete = new ArrayList<>();
  private CycleFigures now;
  private long points;

  /** Goes on from what was kept. */
  CycleBook(List<CycleFigures> kept, CycleFigures now) {
    complete.addAll(kept);
    this.now = now;
  }

  /** A cycle of which nothing is known yet. */
  static CycleFigures empty(long number, double begin) {
    return figures(number, 0, begin, begin, 0, 0, 0, 0, 0, 0, 0);
  }

  List<CycleFigures> complete() {
    return complete;
  }

  CycleFigures now() {
    return now;
  }

  /** Takes a point that was recorded. */
  void point() {
    points++;
  }

  /** Takes a step that ended. */
  void add(StepSummary step) {
    double most = Math.max(step.chargedAh(), step.dischargedAh());
    double seconds = step.seconds();
    boolean charges = most > 0 && step.chargedAh() == most;
    boolean discharges = most > 0 && !charges;
    add(
        step.startSeconds() + seconds,
        step.chargedAh(),
        step.dischargedAh(),
        step.chargedWh(),
        step.dischargedWh(),
        charges ? seconds : 0,
        discharges ? seconds : 0,
        most > 0 ? 0 : seconds);
  }

  void add(
      double end,
      double chargedAh,
      double dischargedAh,
      double chargedWh,
      double dischargedWh,
      double chargeTime,
      double dischargeTime,
      double restTime) {
    now =
        figures(
            now.number(),
            now.points(),
            now.begin(),
            end,
            now.chargeCapacity() + chargedAh,
            now.dischargeCapacity() + dischargedAh,
            now.chargeEnergy() + chargedWh,
            now.dischargeEnergy() + dischargedWh,
            now.chargeTime() + chargeTime,
            now.dischargeTime() + dischargeTime,
            now.restTime() + restTime);
  }

  private static CycleFigures figures(
      long number,
      long points,
      double begin,
      double end,
      double chargedAh,
      double dischargedAh,
      double chargedWh,
      double dischargedWh,
      double chargeTime,
      double dischargeTime,
      double restTime) {
    return new CycleFigures(
        number,
        points,
        begin,
        end,
        chargedAh,
        dischargedAh,
        chargedWh,
        dischargedWh,
        ratio(dischargedAh, chargedAh),
        ratio(dischargedWh, chargedWh),
        ratio(chargedWh, chargedAh),
        ratio(dischargedWh, dischargedAh),
        chargeTime,
        dischargeTime,
        restTime);
  }

  private static @Nullable Double ratio(double one, double other) {
    return other > 0 ? one / other : null;
  }

  /** The figures of the cycle so far, with its points. */
  CycleFigures soFar() {
    return figures(
        now.number(),
        now.points() + points,
        now.begin(),
        now.end(),
        now.chargeCapacity(),
        now.dischargeCapacity(),
        now.chargeEnergy(),
        now.dischargeEnergy(),
        now.chargeTime(),
        now.dischargeTime(),
        now.restTime());
  }

  /** Completes the cycle and begins another. */
  CycleFigures complete(long next) {
    CycleFigures ended = soFar();
    complete.add(ended);
    now = empty(next, ended.end());
    points = 0;
    return ended;
  }

  /** Whether something was gathered that is in no complete cycle. */
  boolean hasMore() {
    return now.end() > now.begin();
  }

  /**
   * Returns capacities, energies and efficiencies, each under the number of its cycle.
   *
   * @param most how many observations at most; if there are more, cycles are left out evenly, but
   *     never the last
   */
  List<Observation> observations(int most) {
    int each = Math.max(1, -Math.floorDiv(-KINDS * complete.size(), Math.max(KINDS, most)));
    List<CycleFigures> chosen = new ArrayList<>();
    for (int i = 0; i < complete.size(); i++) {
      if ((complete.size() - 1 - i) % each == 0) {
        chosen.add(complete.get(i));
      }
    }
    return CyclingOutcomes.observations(chosen);
  }
}
