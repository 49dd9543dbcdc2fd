package org.finales.samples;

import org.finales.api.broker.Broker;
import org.finales.samples.instrument.Bench;

/**
 * A bench of instruments: measures density, viscosity, conductivity and infrared spectra of LiPF6
 * electrolytes, as the models say they are, with 0.5 % noise.
 */
public final class MockExperiment {
  private MockExperiment() {}

  /** Serves requests until the thread is interrupted. */
  public static void run(Broker broker, TenantOptions options, Progress progress) {
    new MockTenant(broker, Bench.experiment(options.seed()), options.speed(), progress).run();
  }
}
