package org.finales.server.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.core.station.SpoolSettings;
import org.finales.core.station.SpoolingLink;
import org.finales.cycler.driver.Drivers;
import org.finales.server.station.StationAgent;
import org.finales.server.station.StationConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A station beside its instruments, with the laboratory on a server. */
@Command(
    name = "station",
    description = {
      "Runs the experiments of a server on the instruments of this computer until it is stopped by"
          + " Ctrl-C or SIGTERM, which switches everything off. Experiments run on while the server"
          + " is away; what was recorded is delivered when it is back."
    })
final class StationCommand extends StationCommands implements Runnable {
  private static final int LONGEST_TOKEN = 10_000;
  private static final long LOOK_SECONDS = 5;

  private final Terminal terminal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "what the station is, as JSON; docs/station-api.md describes it")
  private @Nullable Path config;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "the server, as http://127.0.0.1:13371")
  private @Nullable URI server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:FINALES_TOKEN}",
      description =
          "the token of the account that speaks for the station; better from the environment as"
              + " FINALES_TOKEN, or --token-file")
  private @Nullable String token;

  @Option(names = "--token-file", paramLabel = "FILE", description = "a file that holds the token")
  private @Nullable Path tokenFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "finales-station",
      description =
          "the station's own folder, made if it is not there; ${DEFAULT-VALUE} unless said")
  private Path data = Path.of("finales-station");

  @Option(
      names = "--check",
      description = "check the configuration, list its channels and exit; touches no instrument")
  private boolean check;

  StationCommand(Terminal terminal) {
    super(terminal);
    this.terminal = terminal;
  }

  /** Not for picocli to require, as the commands below need none. */
  private Path config() {
    if (config == null) {
      throw new ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(),
          "Missing required option: '--config=FILE'");
    }
    return config;
  }

  @Override
  public void run() {
    Drivers drivers = Drivers.discovered();
    StationDraft draft = StationConfig.read(config(), drivers);
    if (check) {
      list(draft);
      return;
    }
    try (StationAgent agent =
        StationAgent.open(server(), secret(), data, SpoolSettings.ofDefaults())) {
      CountDownLatch stop = new CountDownLatch(1);
      Thread hook =
          new Thread(
              () -> {
                stop.countDown();
                agent.close();
              },
              "finales-stop");
      Runtime.getRuntime().addShutdownHook(hook);
      terminal.note("station " + draft.name() + " starts in " + data);
      boolean runs =
          agent.run(
              draft,
              drivers,
              data.resolve("state"),
              why -> terminal.warn("waiting for the server: " + why));
      if (runs) {
        terminal.say("finales station " + draft.name() + " ready");
        follow(agent.link(), stop);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void list(StationDraft draft) {
    terminal.say("station " + draft.name() + place(draft.location()));
    Table table = new Table();
    for (StationChannel channel : draft.channels()) {
      String of = channel.deviceChannel();
      table.row(channel.name(), channel.device() + (of == null ? "" : ", channel " + of));
    }
    table.print(terminal);
  }

  private static String place(String location) {
    return location.isEmpty() ? "" : ", " + location;
  }

  /** Says when the server goes and when it is back, until the end. */
  private void follow(SpoolingLink link, CountDownLatch stop) throws InterruptedException {
    boolean away = false;
    while (!stop.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
      String why = link.delivery().away();
      if (why != null && !away) {
        terminal.warn("the server is away, everything is kept here: " + why);
      } else if (why == null && away) {
        terminal.note("the server is back");
      }
      away = why != null;
    }
  }

  private URI server() {
    URI given = server;
    if (given == null) {
      throw new RefusedException("--server is missing, as http://127.0.0.1:13371");
    }
    return given;
  }

  private String secret() {
    Path file = tokenFile;
    try {
      if (file != null && Files.size(file) > LONGEST_TOKEN) {
        throw new RefusedException(file + " holds more than a token");
      }
      String found = file == null ? token : Files.readString(file, StandardCharsets.UTF_8).strip();
      if (found == null || found.isBlank()) {
        throw new RefusedException(
            "a token is missing; give --token-file, or FINALES_TOKEN in the environment");
      }
      return found;
    } catch (IOException e) {
      throw new RefusedException("there is no file " + file + " that can be read", e);
    }
  }
}
