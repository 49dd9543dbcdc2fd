package org.finales.samples;

import java.util.UUID;

/**
 * What an optimiser is to find out.
 *
 * @param temperature in K at which the electrolyte is to conduct best, 253 to 333
 * @param budget how many measurements it may ask for, 1 to 200
 * @param seed of its first concentrations
 * @param campaign names its requests; an optimiser that starts again under the same name, with the
 *     same seed, finds the answers that it had already and goes on from there
 */
public record OptimizerOptions(double temperature, int budget, long seed, String campaign) {
  /** Checks the numbers; throws {@code IllegalArgumentException} naming what is out of range. */
  public OptimizerOptions {
    if (!(temperature >= 253 && temperature <= 333)) {
      throw new IllegalArgumentException(
          "a temperature of " + temperature + " K is not within 253 to 333 K");
    }
    if (budget < 1 || budget > 200) {
      throw new IllegalArgumentException("a budget of " + budget + " is not within 1 to 200");
    }
  }

  /** 25 measurements at 298.15 K with seed 1, in a campaign of its own. */
  public static OptimizerOptions ofDefaults() {
    return new OptimizerOptions(298.15, 25, 1, UUID.randomUUID().toString());
  }

  /** The same with another seed. */
  public OptimizerOptions withSeed(long other) {
    return new OptimizerOptions(temperature, budget, other, campaign);
  }

  /** The same with another budget. */
  public OptimizerOptions withBudget(int other) {
    return new OptimizerOptions(temperature, other, seed, campaign);
  }

  /** The same at another temperature, in K. */
  public OptimizerOptions at(double kelvin) {
    return new OptimizerOptions(kelvin, budget, seed, campaign);
  }

  /** The same under another name. */
  public OptimizerOptions named(String other) {
    return new OptimizerOptions(temperature, budget, seed, other);
  }
}
