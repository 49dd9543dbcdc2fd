package org.finales.samples.optimizer;

/**
 * Something that can be measured: one of the mixtures at a concentration.
 *
 * @param mixture name of the mixture, as in the {@link SearchSpace}
 * @param concentration in the unit of the {@link SearchSpace}, finite
 */
public record Candidate(String mixture, double concentration) {
  /** Checks the concentration; throws {@code IllegalArgumentException} if it is not finite. */
  public Candidate {
    if (!Double.isFinite(concentration)) {
      throw new IllegalArgumentException("concentration is " + concentration);
    }
  }
}
