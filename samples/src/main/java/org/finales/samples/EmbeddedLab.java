package org.finales.samples;

import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.core.engine.Engine;
import org.finales.samples.MockOptimizer.Outcome;

/** A laboratory in one process: the four programs around an engine in memory, without HTTP. */
public final class EmbeddedLab {
  private EmbeddedLab() {}

  /** Finds the electrolyte of highest conductivity at 298.15 K and prints it. */
  public static void main(String[] args) {
    TenantOptions fast = new TenantOptions(1, 6000); // a minute takes ten milliseconds
    OptimizerOptions wish = OptimizerOptions.ofDefaults().at(298.15).withBudget(25);

    try (Engine engine = Engine.inMemory();
        Broker bench = engine.as("bench");
        Broker cluster = engine.as("cluster")) {
      MockInit.run(engine.as("operator"), says("init"));

      try (Worker experiment = MockExperiment.start(bench, fast, says("experiment"));
          Worker simulation = MockSimulation.start(cluster, fast, says("simulation"))) {
        System.out.printf(
            "%s and %s are at work%n", experiment.tenant().name(), simulation.tenant().name());

        Outcome outcome = MockOptimizer.run(engine.as("ada"), wish, says("optimizer"));

        System.out.printf(
            "%s with %.2f mol/L LiPF6 conducts best, after %d measurements%n",
            outcome.electrolyte().solvent().label(),
            outcome.electrolyte().concentration(),
            outcome.recommendation().measurements());
      }
    }
  }

  private static Progress says(String who) {
    return Progress.printing(System.out, who);
  }
}
