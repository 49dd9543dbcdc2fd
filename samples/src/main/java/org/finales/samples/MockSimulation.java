package org.finales.samples;

import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.instrument.Bench;

/**
 * A computer that simulates the same quantities as {@link MockExperiment}, by methods of its own
 * and with a bias: molecular dynamics with fixed charges finds ions too slow.
 */
public final class MockSimulation {
  private MockSimulation() {}

  /** Starts to serve requests, until the worker is closed. */
  public static Worker start(Broker broker, TenantOptions options, Progress progress) {
    return MockTenant.start(broker, Bench.simulation(options.seed()), options.speed(), progress);
  }
}
