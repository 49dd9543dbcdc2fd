package org.finales.samples.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.finales.api.broker.Broker;
import org.finales.client.HttpBroker;
import org.finales.samples.Progress;
import org.finales.samples.Reconnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A program that logs in to a server. */
@Command(mixinStandardHelpOptions = true)
abstract class ConnectedCommand implements Callable<Integer> {
  private final InputStream in;
  private final PrintStream out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "the server, for example http://127.0.0.1:13371")
  private @Nullable URI url;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "NAME",
      description = "the account as which the program logs in")
  private @Nullable String user;

  @Option(
      names = "--password-stdin",
      description =
          "take the password from the first line of standard input; otherwise you are asked for it")
  private boolean passwordFromInput;

  ConnectedCommand(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public final Integer call() throws Exception {
    Progress progress = Progress.printing(out, spec.name());
    String password = password();
    try (Broker broker = connect(progress, password)) {
      progress.say("logged in at " + url + " as " + user);
      run(broker, progress);
    }
    return CommandLine.ExitCode.OK;
  }

  /** Does the program's work, until it is done or the thread is interrupted. */
  abstract void run(Broker broker, Progress progress) throws Exception;

  /** Says that a value of an option is out of range. */
  final ParameterException misuse(IllegalArgumentException problem) {
    return new ParameterException(
        spec.commandLine(), String.valueOf(problem.getMessage()), problem);
  }

  private Broker connect(Progress progress, String password) {
    if (url == null || user == null) {
      throw new IllegalStateException("the options are required");
    }
    String name = user;
    try {
      HttpBroker.Connection connection = HttpBroker.connect(url);
      return new Reconnection(progress).insist(() -> connection.login(name, password));
    } catch (IllegalArgumentException e) {
      throw misuse(e);
    }
  }

  private String password() {
    String password = passwordFromInput ? firstLine() : ask();
    if (password == null || password.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "there is no password; give one line with --password-stdin");
    }
    return password;
  }

  private @Nullable String firstLine() {
    try {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password", e);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // never null on newer JDKs, which read a line then
  private @Nullable String ask() {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("password of %s: ", user);
    return typed == null ? null : new String(typed);
  }
}
