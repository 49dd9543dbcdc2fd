package org.finales.samples;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.finales.api.broker.Broker;
import org.finales.core.engine.Engine;
import org.finales.samples.electrolyte.Electrolyte;

/** A laboratory in one process: the four programs around an engine in memory, without HTTP. */
public final class EmbeddedLab {
  private EmbeddedLab() {}

  /** Finds the electrolyte of highest conductivity at 298.15 K and prints it. */
  public static void main(String[] args) {
    ExecutorService benches = Executors.newCachedThreadPool();
    try (Engine engine = Engine.inMemory()) {
      MockInit.run(engine.as("init"), says("init"));

      TenantOptions fast = new TenantOptions(1, 6000); // a minute takes ten milliseconds
      Broker forExperiment = engine.as("experiment");
      Broker forSimulation = engine.as("simulation");
      benches.execute(() -> MockExperiment.run(forExperiment, fast, says("experiment")));
      benches.execute(() -> MockSimulation.run(forSimulation, fast, says("simulation")));

      OptimizerOptions wish = OptimizerOptions.ofDefaults().at(298.15).withBudget(25);
      Electrolyte best =
          MockOptimizer.run(engine.as("optimizer"), wish, says("optimizer")).electrolyte();
      System.out.printf(
          "best: %s with %.2f mol/L LiPF6%n", best.solvent().label(), best.concentration());
    } finally {
      benches.shutdownNow();
    }
  }

  private static Progress says(String who) {
    return Progress.printing(System.out, who);
  }
}
