package org.finales.server;

import org.finales.server.cli.CommandLineTool;
import org.finales.server.cli.Terminal;

/** The program: {@code java -jar finales-server.jar COMMAND}. */
public final class FinalesServer {
  private FinalesServer() {}

  /** Runs one command; the exit status is 0 if it was done, 1 if refused, 2 if not understood. */
  public static void main(String[] args) {
    if (args.length == 0 || !args[0].equals("serve")) {
      // Commands speak for themselves; what is logged besides must be worth a person's time.
      System.setProperty("finales.log.level", "WARN");
    }
    System.exit(new CommandLineTool(Terminal.system()).run(args));
  }
}
