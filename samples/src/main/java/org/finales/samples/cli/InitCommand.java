package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.finales.api.broker.Broker;
import org.finales.samples.MockInit;
import org.finales.samples.Progress;
import picocli.CommandLine.Command;

/** {@link MockInit} as a command. */
@Command(name = "init", description = "Adds the built-in capabilities and says what is there.")
final class InitCommand extends ConnectedCommand {
  InitCommand(InputStream in, PrintStream out) {
    super(in, out);
  }

  @Override
  void run(Broker broker, Progress progress) {
    MockInit.run(broker, progress);
  }
}
