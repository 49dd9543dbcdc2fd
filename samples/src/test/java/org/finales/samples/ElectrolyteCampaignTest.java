package org.finales.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.client.Worker;
import org.finales.core.engine.Engine;
import org.finales.samples.electrolyte.ConductivityModel;
import org.finales.samples.electrolyte.Electrolyte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The promise, kept through a broker: with 0.5 % noise, in at most 25 measurements, for ten seeds
 * of ten, the right mixture and a concentration whose true conductivity is within 0.5 % of the true
 * maximum.
 */
@Timeout(300)
class ElectrolyteCampaignTest {
  private static final double TEMPERATURE = 298.15;
  private static final int BUDGET = 25;
  private static final double PROMISED_REGRET = 0.005;

  @Test
  void findsTheBestElectrolyteForTenSeedsOfTen() {
    ConductivityModel.Optimum optimum = optimum();
    List<String> misses = new ArrayList<>();
    for (long seed = 1; seed <= 10; seed++) {
      Electrolyte found = search(seed);
      double regret =
          1 - ConductivityModel.conductivity(found, TEMPERATURE) / optimum.conductivity();
      boolean rightMixture = found.solvent().equals(optimum.electrolyte().solvent());
      if (!rightMixture || regret > PROMISED_REGRET) {
        misses.add(
            String.format(
                Locale.ROOT,
                "seed %d found %s %.3f mol/L, %.2f %% below the best",
                seed,
                found.solvent().label(),
                found.concentration(),
                100 * regret));
      }
    }

    assertThat(misses).as("misses; the best is %s", optimum).isEmpty();
  }

  private static Electrolyte search(long seed) {
    TenantOptions atOnce = new TenantOptions(seed, 1e9);
    OptimizerOptions wish =
        OptimizerOptions.ofDefaults().at(TEMPERATURE).withBudget(BUDGET).withSeed(seed);
    try (Engine engine = Engine.inMemory();
        Broker reader = engine.as("reader")) {
      MockInit.run(engine.as("init"), Progress.silent());
      try (Worker experiment =
          MockExperiment.start(engine.as("bench"), atOnce, Progress.silent())) {
        MockOptimizer.Outcome outcome =
            MockOptimizer.run(engine.as("optimizer"), wish, Progress.silent());

        List<Result> measurements = reader.results().list(ResultQuery.of("conductivity")).items();
        assertThat(measurements).as("measurements of conductivity").hasSize(BUDGET);
        assertThat(measurements).extracting(Result::method).containsOnly("two_electrode");
        assertThat(outcome.recommendation().measurements()).isEqualTo(BUDGET);
        assertThat(outcome.properties())
            .extracting(Result::tenant)
            .containsOnly(experiment.tenant().id());
        return outcome.electrolyte();
      }
    }
  }

  @Test
  void anOptimizerThatStartsAgainGoesOnWhereItWas() {
    TenantOptions atOnce = new TenantOptions(1, 1e9);
    OptimizerOptions wish = OptimizerOptions.ofDefaults().withBudget(6).named("monday");
    try (Engine engine = Engine.inMemory();
        Broker optimizer = engine.as("optimizer")) {
      MockInit.run(engine.as("init"), Progress.silent());
      try (Worker experiment =
          MockExperiment.start(engine.as("bench"), atOnce, Progress.silent())) {
        assertThat(experiment.tenant().name()).isEqualTo("experiment");
        MockOptimizer.run(optimizer, wish, Progress.silent());
        int asked = count(optimizer);

        MockOptimizer.Outcome again =
            MockOptimizer.run(optimizer, wish.withBudget(8), Progress.silent());

        assertThat(again.recommendation().measurements()).isEqualTo(8);
        assertThat(count(optimizer) - asked)
            .as("measurements that were made anew; two more, and perhaps another winner's")
            .isBetween(2, 5);
      }
    }
  }

  private static int count(Broker broker) {
    return broker.results().list(ResultQuery.all()).items().size();
  }

  private static ConductivityModel.Optimum optimum() {
    return ConductivityModel.optimum(
        TEMPERATURE, MockOptimizer.MIN_CONCENTRATION, MockOptimizer.MAX_CONCENTRATION);
  }
}
