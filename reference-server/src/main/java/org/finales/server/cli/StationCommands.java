package org.finales.server.cli;

import java.nio.file.Path;
import java.util.UUID;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What is done to the laboratory's stations; {@code station} itself runs one. */
class StationCommands {
  private final Terminal terminal;

  StationCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(description = "Adds a station from a JSON file, or changes the one of its name.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", description = "its name, location and channels") Path file,
      @Option(
              names = "--account",
              paramLabel = "NAME",
              description =
                  "the account that speaks for it; any that may work on requests unless said")
          @Nullable String account) {
    StationDraft draft = DefinitionFiles.record(file, StationDraft.class);
    try (Administration administration = place.open()) {
      Station added = administration.laboratory().addStation(draft, account);
      terminal.say(added.id() + "  " + added.name());
    }
  }

  @Command(description = "Lists stations with the number of their channels.")
  void list(
      @Mixin Place place,
      @Option(names = "--retired", description = "those that are out of use too") boolean retired) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      for (Station station : administration.laboratory().stations(retired)) {
        int channels = station.draft().channels().size();
        table.row(
            station.id().toString(),
            station.name(),
            station.draft().location(),
            channels + (channels == 1 ? " channel" : " channels"),
            station.retired() ? "retired" : station.online() ? "online" : "offline");
      }
      table.print(terminal);
    }
  }

  @Command(description = "Shows a station as JSON.")
  void show(
      @Mixin Place place,
      @Parameters(paramLabel = "STATION", description = "its identifier") UUID station) {
    try (Administration administration = place.open()) {
      terminal.say(
          FinalesJson.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(administration.laboratory().station(station)));
    }
  }

  @Command(description = "Takes a station out of use; its history stays.")
  void retire(
      @Mixin Place place,
      @Parameters(paramLabel = "STATION", description = "its identifier") UUID station,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "why, for the log")
          String reason) {
    try (Administration administration = place.open()) {
      terminal.note("retired " + administration.laboratory().retireStation(station, reason).name());
    }
  }

  @Command(
      description =
          "Switches a channel, a station or everything off at once. What was switched off stays off"
              + " until its alarm is acknowledged.")
  void stop(
      @Mixin Place place,
      @Parameters(
              paramLabel = "STATION",
              arity = "0..1",
              description = "its identifier; nothing with --all")
          @Nullable UUID station,
      @Option(
              names = "--channel",
              paramLabel = "NAME",
              description = "only this channel of the station")
          @Nullable String channel,
      @Option(names = "--all", description = "every station of the laboratory") boolean all,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "why, for the log")
          String reason) {
    if (all == (station != null) || (all && channel != null)) {
      throw new ParameterException(place.command(), "name one station, or --all alone");
    }
    try (Administration administration = place.open()) {
      administration.laboratory().stop(station, channel, reason);
      terminal.note("ordered to switch off");
    }
  }
}
