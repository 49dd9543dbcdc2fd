package org.finales.samples.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mixture and concentration with the highest value from few noisy measurements.
 *
 * <p>Ask with {@link #suggest()}, measure, tell with {@link #observe}; {@link #best()} says at any
 * time what is believed to be best. It begins with a few concentrations of every mixture, spread
 * over the range. From then on it fits a Gaussian process to the logarithms of the values, in which
 * an instrument's relative error is the same everywhere, and suggests what is expected to improve
 * the recommendation most. Measuring near the optimum again is a suggestion like any other: the
 * model averages over the measurements around it, and is to be trusted before the highest single
 * value, which noise has chosen.
 *
 * <p>Several suggestions may be open at a time; each takes the others into account. Values measured
 * elsewhere may be told at any time.
 *
 * <p>The same seed and the same calls give the same answers. Not thread-safe.
 */
public final class BayesianOptimizer {
  /**
   * More measurements than this are refused: the time of a suggestion grows with their cube, from
   * some milliseconds at 25 to about a second here.
   */
  public static final int MAX_MEASUREMENTS = 200;

  /** How many candidates are weighed against each other; finer grids are thinned for it. */
  private static final int MAX_COMPARED = 250;

  private final SearchSpace space;
  private final double expectedNoise;
  private final List<Candidate> initialDesign;
  private final List<Candidate> grid;
  private final List<Candidate> compared;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Candidate> open = new ArrayList<>();
  private int initialSuggestions;

  /** The model of what has been observed and is open; null when that has changed. */
  private @Nullable Surrogate surrogate;

  private BayesianOptimizer(Builder builder) {
    space = builder.space;
    expectedNoise = builder.expectedNoise;
    initialDesign = initialDesign(space, builder.initialPoints, builder.seed);
    grid = space.grid();
    compared = space.grid((grid.size() + MAX_COMPARED - 1) / MAX_COMPARED);
  }

  /** Returns an optimiser with the defaults that {@link Builder} states. */
  public static BayesianOptimizer ofDefaults(SearchSpace space) {
    return builder(space).build();
  }

  /** Returns a builder. */
  public static Builder builder(SearchSpace space) {
    return new Builder(space);
  }

  /** Returns what to measure next, and counts it as open until it is observed or abandoned. */
  public Candidate suggest() {
    Candidate next = next();
    surrogate = null;
    open.add(next);
    return next;
  }

  private Candidate next() {
    boolean designIncomplete =
        initialSuggestions < initialDesign.size()
            && observations.size() + open.size() < initialDesign.size();
    if (designIncomplete || observations.isEmpty()) {
      // Without a single value there is nothing to fit: the design is gone through again.
      return initialDesign.get(initialSuggestions++ % initialDesign.size());
    }
    return compared.get(model().next(compared).index());
  }

  /**
   * Takes a measured value. The nearest open suggestion of the same mixture, within half a step, is
   * no longer open.
   *
   * @param candidate what was measured; need neither be suggested nor lie on the grid
   * @param value positive and finite, in the same unit every time
   * @throws IllegalArgumentException if the candidate is outside the search space or the value is
   *     not positive and finite
   * @throws IllegalStateException after {@link #MAX_MEASUREMENTS}
   */
  public void observe(Candidate candidate, double value) {
    if (!space.contains(candidate)) {
      throw new IllegalArgumentException(candidate + " is outside " + space);
    }
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("the value at " + candidate + " is " + value);
    }
    if (observations.size() >= MAX_MEASUREMENTS) {
      throw new IllegalStateException(
          "an optimiser takes no more than " + MAX_MEASUREMENTS + " measurements");
    }
    close(candidate);
    observations.add(new Observation(candidate, Math.log(value)));
    surrogate = null;
  }

  /**
   * Gives up an open suggestion, because its measurement failed.
   *
   * @return whether it was open
   */
  public boolean abandon(Candidate candidate) {
    surrogate = null;
    return close(candidate);
  }

  private boolean close(Candidate candidate) {
    int nearest = -1;
    double distance = space.step() / 2;
    for (int i = 0; i < open.size(); i++) {
      Candidate other = open.get(i);
      double difference = Math.abs(other.concentration() - candidate.concentration());
      if (other.mixture().equals(candidate.mixture()) && difference <= distance) {
        nearest = i;
        distance = difference;
      }
    }
    if (nearest >= 0) {
      open.remove(nearest);
    }
    return nearest >= 0;
  }

  /**
   * Returns what is believed to be best: where the model's mean is highest.
   *
   * @throws IllegalStateException before the first observation
   */
  public Recommendation best() {
    requireObservation();
    return model().best(grid, observations.size());
  }

  /**
   * Returns by how much, relative to the value, one more measurement is expected to improve the
   * recommendation, 0 or more; a campaign may stop when this is not worth a measurement.
   *
   * @throws IllegalStateException before the first observation
   */
  public double expectedImprovement() {
    requireObservation();
    return model().next(compared).improvement();
  }

  /** Returns how many measurements have been observed. */
  public int measurements() {
    return observations.size();
  }

  private void requireObservation() {
    if (observations.isEmpty()) {
      throw new IllegalStateException("nothing has been observed yet");
    }
  }

  private Surrogate model() {
    Surrogate model = surrogate;
    if (model == null) {
      model = new Surrogate(space, observations, open, expectedNoise);
      surrogate = model;
    }
    return model;
  }

  /** Takes one concentration at random from the middle half of each of n equal parts. */
  private static List<Candidate> initialDesign(SearchSpace space, int points, long seed) {
    Random random = new Random(seed);
    List<Candidate> design = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      for (String mixture : space.mixtures()) {
        double share = (i + 0.25 + 0.5 * random.nextDouble()) / points;
        design.add(new Candidate(mixture, space.nearest(share)));
      }
    }
    return design;
  }

  /** Settings of an optimiser: 3 initial points, expected noise 0.01 and seed 1 unless set. */
  public static final class Builder {
    private final SearchSpace space;
    private int initialPoints = 3;
    private double expectedNoise = 0.01;
    private long seed = 1;

    private Builder(SearchSpace space) {
      this.space = space;
    }

    /** Sets how many concentrations of every mixture are measured first, 1 to 10. */
    public Builder initialPoints(int points) {
      if (points < 1 || points > 10) {
        throw new IllegalArgumentException("1 to 10 initial points are possible, not " + points);
      }
      initialPoints = points;
      return this;
    }

    /**
     * Sets the relative standard deviation that a measurement is thought to have, 0.0001 to 1. It
     * need be right to within a factor of some five; the measurements correct it.
     */
    public Builder expectedNoise(double relativeDeviation) {
      if (!(relativeDeviation >= 1e-4 && relativeDeviation <= 1)) {
        throw new IllegalArgumentException(
            "expected noise is " + relativeDeviation + ", not within 0.0001 to 1");
      }
      expectedNoise = relativeDeviation;
      return this;
    }

    /** Sets the seed of the initial concentrations. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Returns an optimiser that has observed nothing. */
    public BayesianOptimizer build() {
      return new BayesianOptimizer(this);
    }
  }
}
