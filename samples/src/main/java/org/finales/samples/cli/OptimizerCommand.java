package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.finales.api.broker.Broker;
import org.finales.samples.MockOptimizer;
import org.finales.samples.OptimizerOptions;
import org.finales.samples.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link MockOptimizer} as a command. */
@Command(
    name = "optimizer",
    description = "Asks for conductivities, learns, and recommends an electrolyte.")
final class OptimizerCommand extends ConnectedCommand {
  @Option(
      names = "--temperature",
      paramLabel = "KELVIN",
      defaultValue = "298.15",
      description = "where the electrolyte is to conduct best; ${DEFAULT-VALUE} K unless said")
  private double temperature;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "25",
      description = "how many measurements it may ask for; ${DEFAULT-VALUE} unless said")
  private int budget;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of its first questions; ${DEFAULT-VALUE} unless said")
  private long seed;

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description =
          "a name for what it asks: started again under the same name, it goes on where it was;"
              + " a new one each time unless said")
  private @Nullable String campaign;

  OptimizerCommand(InputStream in, PrintStream out) {
    super(in, out);
  }

  @Override
  void run(Broker broker, Progress progress) {
    MockOptimizer.run(broker, options(), progress);
  }

  private OptimizerOptions options() {
    try {
      OptimizerOptions options =
          OptimizerOptions.ofDefaults().at(temperature).withBudget(budget).withSeed(seed);
      return campaign == null ? options : options.named(campaign);
    } catch (IllegalArgumentException e) {
      throw misuse(e);
    }
  }
}
