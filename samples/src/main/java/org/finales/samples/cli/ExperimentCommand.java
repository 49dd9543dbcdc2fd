package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.MockExperiment;
import org.finales.samples.Progress;
import org.finales.samples.TenantOptions;
import picocli.CommandLine.Command;

/** {@link MockExperiment} as a command. */
@Command(
    name = "experiment",
    description =
        "Offers density, viscosity, conductivity and infrared spectra by measurement, and answers requests.")
final class ExperimentCommand extends TenantCommand {
  ExperimentCommand(InputStream in, PrintStream out) {
    super(in, out);
  }

  @Override
  Worker start(Broker broker, TenantOptions options, Progress progress) {
    return MockExperiment.start(broker, options, progress);
  }
}
