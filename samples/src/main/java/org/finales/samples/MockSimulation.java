package org.finales.samples;

import org.finales.api.broker.Broker;
import org.finales.samples.instrument.Bench;

/**
 * A computer that simulates the same quantities as {@link MockExperiment}, by methods of its own
 * and with a bias: molecular dynamics with fixed charges finds ions too slow.
 */
public final class MockSimulation {
  private MockSimulation() {}

  /** Serves requests until the thread is interrupted. */
  public static void run(Broker broker, TenantOptions options, Progress progress) {
    new MockTenant(broker, Bench.simulation(options.seed()), options.speed(), progress).run();
  }
}
