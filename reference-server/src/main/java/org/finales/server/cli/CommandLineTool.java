package org.finales.server.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.core.accounts.Scope;
import org.finales.core.crate.ExportFormat;
import org.finales.core.engine.Role;
import org.finales.core.protocol.ProtocolFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** All commands. Runs one at a time. */
public final class CommandLineTool {
  /** The command was done. */
  public static final int DONE = 0;

  /** The command was understood and cannot be done. */
  public static final int REFUSED = 1;

  /** The command was not understood. */
  public static final int MISUSED = 2;

  private final Terminal terminal;

  /** Commands that read and write here. */
  public CommandLineTool(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command and returns its exit status. */
  public int run(String... args) {
    CommandLine tool = new CommandLine(new Root());
    tool.addSubcommand(new ServeCommand(terminal));
    tool.addSubcommand(new StationCommand(terminal));
    tool.addSubcommand(new WatchCommand(terminal));
    tool.addSubcommand(new UserCommands(terminal));
    tool.addSubcommand(new TokenCommands(terminal));
    tool.addSubcommand(new CapabilityCommands(terminal));
    tool.addSubcommand(new TenantCommands(terminal));
    tool.addSubcommand(new BatteryCommands(terminal));
    tool.addSubcommand(new ExperimentCommands(terminal));
    tool.addSubcommand(new ImportCommand(terminal));
    tool.addSubcommand(new BackupCommand(terminal));
    tool.addSubcommand(new VerifyCommand(terminal));
    tool.addSubcommand(new SparqlCommand(terminal));
    tool.addSubcommand(new ExportCommand(terminal));
    tool.addSubcommand(new ImportRecordsCommand(terminal));
    tool.addSubcommand(new ConvertCommand(terminal));
    tool.addSubcommand(new ValidateCommand(terminal));
    tool.addSubcommand(new DriversCommand(terminal));
    tool.addSubcommand(new DevicesCommands(terminal));
    tool.addSubcommand(new ProtocolCommands(terminal));
    tool.addSubcommand(new DataCommands(terminal));
    tool.addSubcommand(new HelpCommand());
    helpEverywhere(tool);
    tool.registerConverter(Role.class, CommandLineTool::role);
    tool.registerConverter(ExportFormat.class, CommandLineTool::format);
    tool.registerConverter(ProtocolFormat.class, ProtocolCommands::format);
    tool.registerConverter(DataCommands.Target.class, DataCommands.Target::of);
    tool.registerConverter(Scope.class, CommandLineTool::scope);
    tool.registerConverter(ZoneId.class, CommandLineTool::zone);
    tool.registerConverter(UUID.class, CommandLineTool::uuid);
    tool.registerConverter(ExperimentState.class, ExperimentCommands::state);
    tool.registerConverter(Recovery.class, ExperimentCommands::recovery);
    tool.setOut(new java.io.PrintWriter(terminal.out(), true));
    tool.setErr(new java.io.PrintWriter(terminal.err(), true));
    tool.setParameterExceptionHandler(this::misused);
    tool.setExecutionExceptionHandler(this::refused);
    try {
      return tool.execute(args);
    } catch (OutOfMemoryError e) {
      terminal.note(
          ("error: this needs more memory than the %d MiB that Java was given; take a smaller file"
                  + " or start Java with a larger -Xmx")
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
      return REFUSED;
    }
  }

  private int misused(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    terminal.note(
        "error: "
            + Failures.line(new RefusedException(String.valueOf(problem.getMessage()), problem)));
    terminal.note("see: " + command.getCommandSpec().qualifiedName() + " --help");
    return MISUSED;
  }

  private int refused(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof ParameterException misuse) {
      return misused(misuse, new String[0]);
    }
    terminal.note("error: " + Failures.line(problem));
    if (parsed.matchedOptionValue("--debug", false)) {
      problem.printStackTrace(terminal.err());
    }
    return REFUSED;
  }

  /** Gives every command {@code --help}. */
  private static void helpEverywhere(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null && !spec.helpCommand()) {
      spec.addMixin("help", CommandSpec.forAnnotatedObject(new Help()));
    }
    command.getSubcommands().values().forEach(CommandLineTool::helpEverywhere);
  }

  private static ExportFormat format(String text) {
    try {
      return ExportFormat.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static Role role(String text) {
    try {
      return Role.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Scope scope(String text) {
    try {
      return Scope.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("there is no zone " + text + "; try Europe/Berlin or UTC");
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(text + " is not a uuid");
    }
  }

  /** What is there without a command. */
  @Command(
      name = "finales-server",
      description = "The finales server and what an administrator does with it.",
      versionProvider = Version.class)
  private static final class Root implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--debug",
        scope = CommandLine.ScopeType.INHERIT,
        description = "show where an error comes from")
    private boolean debug;

    @Option(names = "--version", versionHelp = true, description = "print the version and exit")
    private boolean version;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }

  /** The option that every command has. */
  @Command
  private static final class Help {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "print this and exit")
    private boolean help;
  }

  /** The version that the build wrote into the jar. */
  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLineTool.class.getPackage().getImplementationVersion();
      return new String[] {"finales " + (version == null ? "unpackaged" : version)};
    }
  }
}
