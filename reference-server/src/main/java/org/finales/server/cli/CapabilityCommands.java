package org.finales.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What can be asked for. */
@Command(name = "capability", description = "Adds, lists and withdraws capabilities.")
final class CapabilityCommands {
  private final Terminal terminal;

  CapabilityCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      description =
          "Adds capabilities from JSON files, FINALES 2's own among them. A capability whose"
              + " schemas differ from the newest becomes a new version of it.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", arity = "0..*", description = "one or more files")
          @Nullable List<Path> files,
      @Option(
              names = "--builtin",
              description = "the built-in ones: density, viscosity, conductivity, spectra")
          boolean builtIn) {
    List<CapabilityDraft> drafts = new ArrayList<>();
    if (builtIn) {
      drafts.addAll(BuiltInCapabilities.drafts());
    }
    if (files != null) {
      files.forEach(file -> drafts.addAll(DefinitionFiles.capabilities(file, terminal)));
    } else if (!builtIn) {
      throw new ParameterException(place.command(), "name at least one file, or --builtin");
    }
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      for (CapabilityDraft draft : drafts) {
        print(broker.capabilities().add(draft));
      }
    }
  }

  @Command(description = "Lists the newest version of each active capability.")
  void list(
      @Mixin Place place,
      @Option(names = "--available", description = "only those that an active tenant offers")
          boolean available) {
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      Table table = new Table();
      for (Capability capability : broker.capabilities().list(available)) {
        table.row(capability.quantity(), capability.method(), "version " + capability.version());
      }
      table.print(terminal);
    }
  }

  @Command(
      description =
          "Takes a capability out of use: no new requests; work in flight can be delivered.")
  void withdraw(
      @Mixin Place place,
      @Parameters(index = "0", paramLabel = "QUANTITY", description = "its quantity")
          String quantity,
      @Parameters(index = "1", paramLabel = "METHOD", description = "its method") String method,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "why, for the log")
          String reason) {
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      broker.capabilities().withdraw(quantity, method, reason);
      terminal.note("withdrew " + quantity + " by " + method);
    }
  }

  private void print(Capability capability) {
    terminal.say(
        capability.quantity() + " by " + capability.method() + ", version " + capability.version());
  }
}
