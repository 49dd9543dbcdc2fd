package org.finales.samples;

import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.instrument.Bench;

/**
 * A bench of instruments: measures density, viscosity, conductivity and infrared spectra of LiPF6
 * electrolytes, as the models say they are, with 0.5 % noise.
 */
public final class MockExperiment {
  private MockExperiment() {}

  /** Starts to serve requests, until the worker is closed. */
  public static Worker start(Broker broker, TenantOptions options, Progress progress) {
    return MockTenant.start(broker, Bench.experiment(options.seed()), options.speed(), progress);
  }
}
