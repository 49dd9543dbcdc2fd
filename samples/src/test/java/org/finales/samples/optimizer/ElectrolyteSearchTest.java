package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.Electrolyte;
import org.finales.samples.electrolyte.MeasurementNoise;
import org.finales.samples.electrolyte.SolventMixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise: with 0.5 % noise, in at most 25 measurements, the right mixture and a concentration
 * whose true conductivity is within 0.5 % of the true maximum. Ten seeds by default; give {@code
 * -Dfinales.optimizer.seeds=500} to try as many others, from 11 on.
 */
class ElectrolyteSearchTest {
  private static final int MEASUREMENTS = 25;
  private static final double PROMISED_REGRET = 0.005;
  private static final int MORE_SEEDS = Integer.getInteger("finales.optimizer.seeds", 0);

  private static final Map<String, SolventMixture> MIXTURES = new LinkedHashMap<>();

  static {
    ConductivityModel.mixtures().forEach(mixture -> MIXTURES.put(mixture.label(), mixture));
  }

  private static double trueConductivity(Candidate candidate, double temperature) {
    SolventMixture mixture = MIXTURES.get(candidate.mixture());
    if (mixture == null) {
      throw new AssertionError("suggested an unknown mixture: " + candidate);
    }
    return ConductivityModel.conductivity(
        new Electrolyte(mixture, candidate.concentration()), temperature);
  }

  private static Candidate search(long seed, double temperature) {
    SearchSpace space = new SearchSpace(List.copyOf(MIXTURES.keySet()), 0.2, 2.5, 0.01);
    BayesianOptimizer optimizer = BayesianOptimizer.builder(space).seed(seed).build();
    MeasurementNoise noise = MeasurementNoise.ofDefaults(seed);
    for (int i = 1; i <= MEASUREMENTS; i++) {
      Candidate candidate = optimizer.suggest();
      double truth = trueConductivity(candidate, temperature);
      optimizer.observe(candidate, noise.measure(truth, "measurement " + i));
    }
    return optimizer.best().candidate();
  }

  @ParameterizedTest
  @ValueSource(doubles = {273.15, 288.15, 298.15, 313.15})
  void findsTheBestElectrolyteForEverySeed(double temperature) {
    ConductivityModel.Optimum optimum = ConductivityModel.optimum(temperature, 0.2, 2.5);
    List<String> misses = new ArrayList<>();
    for (long seed = 1; seed <= 10 + MORE_SEEDS; seed++) {
      Candidate found = search(seed, temperature);
      double regret = 1 - trueConductivity(found, temperature) / optimum.conductivity();
      boolean rightMixture = found.mixture().equals(optimum.electrolyte().solvent().label());
      if (!rightMixture || regret > PROMISED_REGRET) {
        misses.add("seed " + seed + " found " + found + ", " + 100 * regret + " % below");
      }
    }

    assertThat(misses).as("misses at %s K, best is %s", temperature, optimum).isEmpty();
  }
}
