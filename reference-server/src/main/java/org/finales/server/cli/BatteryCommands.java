package org.finales.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The laboratory's batteries. */
@Command(name = "battery", description = "Adds, lists, shows and retires batteries.")
final class BatteryCommands {
  private final Terminal terminal;

  BatteryCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(description = "Adds batteries from JSON files, records of kind battery.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "one or more files")
          List<Path> files) {
    List<Battery> batteries =
        files.stream().map(file -> DefinitionFiles.record(file, Battery.class)).toList();
    try (Administration administration = place.open()) {
      for (Battery battery : batteries) {
        RegisteredBattery added = administration.laboratory().addBattery(battery);
        terminal.say(added.id() + "  " + name(added));
      }
    }
  }

  @Command(description = "Lists batteries by name.")
  void list(
      @Mixin Place place,
      @Mixin LabOptions options,
      @Option(names = "--retired", description = "those that are out of use too") boolean retired) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      for (RegisteredBattery battery :
          administration.laboratory().batteries(options.text(), retired, options.limit())) {
        Battery described = battery.battery();
        table.row(
            battery.id().toString(),
            name(battery),
            described.model() == null ? "" : described.model(),
            described.serialNumber() == null ? "" : described.serialNumber(),
            battery.retired() ? "retired" : "");
      }
      table.print(terminal);
    }
  }

  @Command(description = "Shows a battery as JSON.")
  void show(
      @Mixin Place place,
      @Parameters(paramLabel = "BATTERY", description = "its identifier") UUID battery) {
    try (Administration administration = place.open()) {
      terminal.say(
          FinalesJson.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(administration.laboratory().battery(battery)));
    }
  }

  @Command(description = "Takes a battery out of use; it keeps its history.")
  void retire(
      @Mixin Place place,
      @Parameters(paramLabel = "BATTERY", description = "its identifier") UUID battery,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "why, for the log")
          String reason) {
    try (Administration administration = place.open()) {
      terminal.note("retired " + name(administration.laboratory().retireBattery(battery, reason)));
    }
  }

  private static String name(RegisteredBattery battery) {
    Battery described = battery.battery();
    if (described.name() != null) {
      return described.name();
    }
    return described.serialNumber() == null ? "" : described.serialNumber();
  }
}
