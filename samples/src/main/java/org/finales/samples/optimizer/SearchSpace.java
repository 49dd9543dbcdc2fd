package org.finales.samples.optimizer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What may be measured: some mixtures, each over the same range of concentrations.
 *
 * @param mixtures 1 to 20 different names; initial measurements go round in this order
 * @param minConcentration in any unit, such as mol/L; greater than 0
 * @param maxConcentration in the same unit; greater than the minimum
 * @param step the finest difference that is worth preparing; leaves 2 to 1001 concentrations
 */
public record SearchSpace(
    List<String> mixtures, double minConcentration, double maxConcentration, double step) {
  private static final int MAX_MIXTURES = 20;
  private static final int MAX_STEPS = 1000;

  /** Checks and copies; throws {@code IllegalArgumentException} naming what is wrong. */
  public SearchSpace {
    mixtures = List.copyOf(mixtures);
    if (mixtures.isEmpty() || mixtures.size() > MAX_MIXTURES) {
      throw new IllegalArgumentException("1 to 20 mixtures are possible, not " + mixtures.size());
    }
    if (new HashSet<>(mixtures).size() != mixtures.size()) {
      throw new IllegalArgumentException("a mixture is named twice in " + mixtures);
    }
    if (!(minConcentration > 0
        && maxConcentration > minConcentration
        && Double.isFinite(maxConcentration))) {
      throw new IllegalArgumentException(
          "concentrations from " + minConcentration + " to " + maxConcentration + " are no range");
    }
    double steps = (maxConcentration - minConcentration) / step;
    if (!(steps >= 1 && steps <= MAX_STEPS)) {
      throw new IllegalArgumentException(
          "a step of " + step + " does not leave 2 to 1001 concentrations");
    }
  }

  /** Returns whether the candidate lies within the space, between two steps or on one. */
  public boolean contains(Candidate candidate) {
    return mixtures.contains(candidate.mixture())
        && candidate.concentration() >= minConcentration
        && candidate.concentration() <= maxConcentration;
  }

  /** Returns every candidate on the grid, mixture by mixture, by ascending concentration. */
  List<Candidate> grid() {
    return grid(1);
  }

  /** Returns the candidates on every n-th place of the grid. */
  List<Candidate> grid(int stride) {
    int steps = steps();
    List<Candidate> grid = new ArrayList<>();
    for (String mixture : mixtures) {
      for (int i = 0; i <= steps; i += stride) {
        grid.add(new Candidate(mixture, onGrid(i)));
      }
    }
    return grid;
  }

  /** Returns the concentration on the grid that is nearest to a share of the range, 0 to 1. */
  double nearest(double share) {
    return onGrid((int) Math.round(share * steps()));
  }

  private int steps() {
    return (int) Math.floor((maxConcentration - minConcentration) / step + 1e-9);
  }

  /** Multiples of the step, freed of the last bits so that 0.57 is written as 0.57. */
  private double onGrid(int i) {
    double value = Math.round((minConcentration + i * step) * 1e9) / 1e9;
    return Math.min(maxConcentration, value);
  }

  /**
   * Returns where the concentration lies in the range, from 0 to 1, on the scale of its square
   * root: that is how salt acts in a dilute solution (Kohlrausch, Debye and Hückel), and values
   * change more evenly along it.
   */
  double coordinate(double concentration) {
    double first = Math.sqrt(minConcentration);
    return (Math.sqrt(concentration) - first) / (Math.sqrt(maxConcentration) - first);
  }
}
