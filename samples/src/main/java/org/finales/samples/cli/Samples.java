package org.finales.samples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar finales-samples.jar init|experiment|simulation|optimizer}. */
public final class Samples {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  /** Commands that read and write here. */
  public Samples(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs one command; the exit status is 0 if it was done, 1 if refused, 2 if not understood. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Samples(System.in, out, err).run(args));
  }

  /** Runs one command and returns its exit status. Interrupting the thread ends a tenant. */
  public int run(String... args) {
    CommandLine programs = new CommandLine(new Root());
    programs.addSubcommand(new InitCommand(in, out));
    programs.addSubcommand(new ExperimentCommand(in, out));
    programs.addSubcommand(new SimulationCommand(in, out));
    programs.addSubcommand(new OptimizerCommand(in, out));
    programs.addSubcommand(new HelpCommand());
    programs.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    programs.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    programs.setParameterExceptionHandler(this::misused);
    programs.setExecutionExceptionHandler(this::refused);
    return programs.execute(args);
  }

  private int misused(ParameterException problem, String[] args) {
    err.println("error: " + problem.getMessage());
    err.println("see: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private int refused(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof ParameterException misuse) {
      return misused(misuse, new String[0]);
    }
    err.println("error: " + problem.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** What is there without a command. */
  @Command(
      name = "finales-samples",
      description = "Four programs that show what connects to a finales server.",
      mixinStandardHelpOptions = true)
  private static final class Root implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }
}
