package org.finales.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Experiments of the laboratory. */
@Command(name = "experiment", description = "Adds, lists, shows and steers experiments.")
final class ExperimentCommands {
  private final Terminal terminal;

  ExperimentCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      description =
          "Adds an experiment and queues it, if battery, protocol and station suit each other.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "what people call it") String name,
      @Option(
              names = "--battery",
              required = true,
              paramLabel = "ID",
              description = "the battery's identifier")
          UUID battery,
      @Option(
              names = "--protocol",
              required = true,
              paramLabel = "ID",
              description = "the protocol's identifier")
          UUID protocol,
      @Option(
              names = "--edition",
              paramLabel = "N",
              description = "the protocol's edition; the newest unless said")
          @Nullable Integer edition,
      @Option(
              names = "--station",
              paramLabel = "ID",
              description = "the station that runs it; any that can unless said")
          @Nullable UUID station,
      @Option(
              names = "--recovery",
              paramLabel = "WHAT",
              description =
                  "what happens after an interruption: resume, wait or fail; wait unless said")
          @Nullable Recovery recovery,
      @Option(
              names = "--priority",
              paramLabel = "N",
              description = "how urgent it is, -100 to 100; 0 unless said")
          @Nullable Integer priority,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "more about it")
          String description) {
    try (Administration administration = place.open()) {
      print(
          administration
              .laboratory()
              .addExperiment(
                  new ExperimentDraft(
                      name,
                      description,
                      battery,
                      station,
                      protocol,
                      edition,
                      recovery,
                      priority,
                      List.of(),
                      null)));
    }
  }

  @Command(description = "Lists experiments: what waits and runs first.")
  void list(
      @Mixin Place place,
      @Mixin LabOptions options,
      @Option(
              names = "--state",
              split = ",",
              paramLabel = "STATE",
              description =
                  "only those in these states: queued, running, paused, interrupted, finished,"
                      + " failed, aborted")
          @Nullable List<ExperimentState> states,
      @Option(names = "--deleted", description = "those that were deleted instead of the others")
          boolean deleted) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      List<ExperimentState> wanted = states == null ? List.of() : states;
      for (Experiment experiment :
          administration
              .laboratory()
              .experiments(options.text(), wanted, deleted, options.limit())) {
        table.row(
            experiment.id().toString(),
            experiment.name(),
            word(experiment.state()),
            experiment.created().toString(),
            experiment.reason());
      }
      table.print(terminal);
    }
  }

  @Command(description = "Shows an experiment as JSON, and who changed its state when and why.")
  void show(
      @Mixin Place place,
      @Parameters(paramLabel = "EXPERIMENT", description = "its identifier") UUID experiment) {
    try (Administration administration = place.open()) {
      terminal.say(
          FinalesJson.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(administration.laboratory().experiment(experiment)));
      Table table = new Table();
      for (ExperimentChange change : administration.laboratory().changes(experiment)) {
        table.row(change.time().toString(), word(change.to()), change.actor(), change.reason());
      }
      table.print(terminal);
    }
  }

  @Command(description = "Lets the channel of an experiment pause it.")
  void pause(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.PAUSE);
  }

  @Command(description = "Lets the channel of an experiment go on with it.")
  void resume(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.RESUME);
  }

  @Command(description = "Lets the channel of an experiment end the step that runs.")
  void skip(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.SKIP);
  }

  @Command(description = "Ends an experiment; one on a channel ends when the channel says so.")
  void abort(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.ABORT);
  }

  @Command(description = "Queues an experiment anew that failed or was aborted.")
  void requeue(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.REQUEUE);
  }

  @Command(description = "Takes an experiment that is over out of the lists.")
  void delete(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.DELETE);
  }

  @Command(description = "Brings a deleted experiment back into the lists.")
  void restore(@Mixin Place place, @Mixin Target target) {
    act(place, target, ExperimentAction.RESTORE);
  }

  @Command(name = "clone", description = "Adds an experiment like another.")
  void cloneExperiment(
      @Mixin Place place,
      @Parameters(paramLabel = "EXPERIMENT", description = "the other's identifier")
          UUID experiment,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "what people call it; the name of the other unless said")
          @Nullable String name) {
    try (Administration administration = place.open()) {
      print(administration.laboratory().cloneExperiment(experiment, name));
    }
  }

  private void act(Place place, Target target, ExperimentAction action) {
    try (Administration administration = place.open()) {
      print(administration.laboratory().act(action, target.experiment, target.reason));
    }
  }

  private void print(Experiment experiment) {
    terminal.say(experiment.id() + "  " + experiment.name() + "  " + word(experiment.state()));
  }

  private static String word(ExperimentState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a state in lower or upper case. */
  static ExperimentState state(String word) {
    for (ExperimentState state : ExperimentState.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    throw new TypeConversionException(
        "there is no state "
            + word
            + "; states are queued, running, paused, interrupted, finished, failed, aborted");
  }

  /** Reads what happens after an interruption, in lower or upper case. */
  static Recovery recovery(String word) {
    for (Recovery recovery : Recovery.values()) {
      if (recovery.name().equalsIgnoreCase(word)) {
        return recovery;
      }
    }
    throw new TypeConversionException("expected resume, wait or fail, not " + word);
  }

  /** An experiment and why something is done to it. */
  static final class Target {
    @Parameters(paramLabel = "EXPERIMENT", description = "its identifier")
    private UUID experiment = new UUID(0, 0);

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        defaultValue = "",
        description = "why, for the log")
    private String reason = "";
  }
}
