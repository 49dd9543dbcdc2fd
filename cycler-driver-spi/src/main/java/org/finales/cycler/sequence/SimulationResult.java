package org.finales.cycler.sequence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a simulated run; immutable.
 *
 * @param status how the protocol ended; running if a bound of the simulation ended it
 * @param reason why it ended early, by itself or by a bound; null if it came to its end
 * @param seconds simulated time, in s
 * @param readings how many readings there were
 * @param cycle number of the last cycle, from 1
 * @param total what has flown
 * @param points the recorded points
 * @param steps what the first steps have done, in their order, repeats counted
 * @param stepsEnded how many steps ended, repeats counted
 */
public record SimulationResult(
    SequenceStatus status,
    @Nullable String reason,
    double seconds,
    long readings,
    int cycle,
    Amounts total,
    SimulatedPoints points,
    List<StepSummary> steps,
    long stepsEnded) {

  /** Copies the list. */
  public SimulationResult {
    steps = List.copyOf(steps);
  }
}
