package org.finales.server.cli;

import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether the log is as it was written. */
@Command(
    name = "verify",
    description = "Recomputes the hashes that chain the log and says where it was altered.")
final class VerifyCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (Administration administration = place.open()) {
      OptionalLong broken = administration.firstBrokenEntry();
      if (broken.isPresent()) {
        throw new RefusedException(
            "the log was altered: entry " + broken.getAsLong() + " is not as it was written");
      }
      terminal.say("the log is as it was written");
    }
  }
}
