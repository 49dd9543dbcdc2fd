package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.MockSimulation;
import org.finales.samples.Progress;
import org.finales.samples.TenantOptions;
import picocli.CommandLine.Command;

/** {@link MockSimulation} as a command. */
@Command(
    name = "simulation",
    description = "Offers the same quantities by simulation, with a bias, and answers requests.")
final class SimulationCommand extends TenantCommand {
  SimulationCommand(InputStream in, PrintStream out) {
    super(in, out);
  }

  @Override
  Worker start(Broker broker, TenantOptions options, Progress progress) {
    return MockSimulation.start(broker, options, progress);
  }
}
