package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.Progress;
import org.finales.samples.TenantOptions;
import picocli.CommandLine.Option;

/** A tenant as a command: it works until it is stopped. */
abstract class TenantCommand extends ConnectedCommand {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of the noise; ${DEFAULT-VALUE} unless said")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "60",
      description =
          "how many times faster than a laboratory it works; ${DEFAULT-VALUE}, a minute in a"
              + " second, unless said")
  private double speed;

  TenantCommand(InputStream in, PrintStream out) {
    super(in, out);
  }

  abstract Worker start(Broker broker, TenantOptions options, Progress progress);

  @Override
  final void run(Broker broker, Progress progress) {
    try (Worker worker = start(broker, options(), progress)) {
      Thread stop = new Thread(() -> stop(worker, progress), "finales-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        worker.await();
      } catch (InterruptedException e) {
        Runtime.getRuntime().removeShutdownHook(stop);
        stop(worker, progress);
      }
    }
  }

  private static void stop(Worker worker, Progress progress) {
    worker.close();
    progress.say("stopped after " + worker.delivered() + " results");
  }

  private TenantOptions options() {
    try {
      return new TenantOptions(seed, speed);
    } catch (IllegalArgumentException e) {
      throw misuse(e);
    }
  }
}
