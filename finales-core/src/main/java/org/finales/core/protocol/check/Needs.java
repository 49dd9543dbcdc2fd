package org.finales.core.protocol.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;

/**
 * What a protocol asks of battery and channel, by its set points and by the ends that it runs to;
 * immutable. Ends that stop, fail or branch are no needs: they guard.
 *
 * @param capacityAh charge that C-rates were reckoned with, in Ah; NaN for none
 * @param whole that of all steps together
 * @param steps one for each step, in their order; loops need nothing
 */
public record Needs(double capacityAh, Need whole, List<Need> steps) {

  /** Copies the list. */
  public Needs {
    steps = List.copyOf(steps);
  }

  /**
   * Finds what a protocol needs.
   *
   * @param capacityAh charge that C-rates refer to unless the protocol has its own, in Ah; NaN if
   *     nobody knows
   */
  public static Needs of(Protocol protocol, double capacityAh) {
    double capacity = capacity(protocol, capacityAh);
    List<Need> steps = new ArrayList<>();
    Heading heading = new Heading();
    for (int i = 0; i < protocol.steps().size(); i++) {
      Step step = protocol.steps().get(i);
      Need need = StepNeeds.of(i + 1, step, capacity, heading);
      steps.add(need);
      heading.after(step, need);
    }
    return new Needs(capacity, whole(protocol, steps), steps);
  }

  private static double capacity(Protocol protocol, double otherwise) {
    double own = Figures.of(protocol.capacity(), "Ah");
    return own > 0 ? own : otherwise > 0 ? otherwise : Double.NaN;
  }

  private static Need whole(Protocol protocol, List<Need> steps) {
    Need all = StepNeeds.nothing(0);
    for (Need step : steps) {
      all = StepNeeds.together(all, step);
    }
    return new Need(
        0,
        all.voltage(),
        all.current(),
        all.cRate(),
        all.power(),
        all.leastResistance(),
        all.capacity(),
        longest(protocol, steps),
        all.shortest(),
        all.chamber(),
        all.modes(),
        all.charges(),
        all.discharges(),
        all.impedance(),
        all.temperature());
  }

  /** Adds up all steps and what loops repeat; infinite where an end goes to a step. */
  private static double longest(Protocol protocol, List<Need> steps) {
    Map<String, Integer> places = new HashMap<>();
    double[] until = new double[steps.size() + 1];
    for (int i = 0; i < steps.size(); i++) {
      Step step = protocol.steps().get(i);
      if (step.tag() != null) {
        places.put(step.tag(), i);
      }
      double more = steps.get(i).longest();
      if (step instanceof Loop loop) {
        int back = places.getOrDefault(loop.backTo(), i);
        more = (loop.times() - 1.0) * (until[i] - until[back]);
      }
      if (step.ends().stream().anyMatch(end -> end.then() == Then.GO_TO)) {
        return Double.POSITIVE_INFINITY;
      }
      until[i + 1] = until[i] + more;
    }
    double all = until[steps.size()];
    return Double.isNaN(all) ? Double.POSITIVE_INFINITY : all;
  }
}
