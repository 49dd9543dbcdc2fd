package org.finales.server.cli;

import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.finales.api.experiment.StationDraft;
import org.finales.core.engine.EngineSettings;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.finales.server.station.LocalStations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server itself. */
@Command(name = "serve", description = "Runs the server until it is stopped by Ctrl-C or SIGTERM.")
final class ServeCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = Place.DEFAULT_FOLDER,
      description = "the data folder, made if it is not there; ${DEFAULT-VALUE} unless said")
  private Path data = Path.of(Place.DEFAULT_FOLDER);

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "${env:FINALES_DB}",
      description =
          "a PostgreSQL database for everything but files: jdbc:postgresql://HOST/DATABASE?user=…;"
              + " also from the environment as FINALES_DB")
  private @Nullable String database;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "the address to listen on; ${DEFAULT-VALUE} unless said")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "13371",
      description = "the port to listen on, 0 for any free one; ${DEFAULT-VALUE} unless said")
  private int port;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      description = "the largest body of a request; 8 MiB unless said")
  private @Nullable Long maxBody;

  @Option(
      names = "--reservation-hours",
      paramLabel = "N",
      description =
          "how long a FINALES 2 tenant, which sends no heartbeats, may hold a request; without end"
              + " unless said")
  private @Nullable Integer reservationHours;

  @Option(
      names = "--station",
      paramLabel = "FILE",
      description =
          "a station that runs in the server itself, as JSON; docs/station-api.md describes it; may"
              + " be given more than once")
  private List<Path> stations = List.of();

  @Mixin private GraphOptions graph = new GraphOptions();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<StationDraft> drafts = LocalStations.read(stations);
    try {
      serve(
          drafts,
          ReferenceServer.builder()
              .data(data)
              .database(database())
              .http(settings())
              .engine(engine())
              .graph(graph.settings())
              .start());
    } catch (BindException e) {
      throw new RefusedException(e.getMessage() + "; choose another with --port or --host", e);
    }
  }

  private void serve(List<StationDraft> drafts, ReferenceServer server) {
    CountDownLatch stopped = new CountDownLatch(1);
    LocalStations running;
    try {
      running = LocalStations.start(server.laboratory().link(), drafts, data.resolve("stations"));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    Thread hook =
        new Thread(
            () -> {
              running.close();
              server.close();
              stopped.countDown();
            },
            "finales-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    if (server.access().accounts().isEmpty()) {
      terminal.note(
          "nobody can log in yet; open "
              + server.uri()
              + "/setup in a browser on this machine, or on another with the code "
              + server.setUpCode()
              + ", or add the first account with");
      terminal.note(
          "  "
              + ProgramName.get()
              + " user add NAME --role administrator --password-stdin"
              + (database() == null ? " --data " + data : " --db URL"));
    }
    if (!isLoopback(host)) {
      terminal.warn(
          "listening on "
              + host
              + " without TLS: passwords and tokens can be read on the way; put a proxy with TLS"
              + " in front");
    }
    terminal.say("finales ready on " + server.uri());
    SpareMemory.giveBack();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.close();
      server.close();
    }
  }

  private HttpSettings settings() {
    try {
      HttpSettings settings = HttpSettings.ofDefaults().at(host, port);
      return maxBody == null ? settings : settings.withMaxBody(maxBody);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private EngineSettings engine() {
    EngineSettings settings = EngineSettings.ofDefaults();
    if (reservationHours == null) {
      return settings;
    }
    if (reservationHours < 1) {
      throw new RefusedException("--reservation-hours is at least 1");
    }
    return settings.withAccountLease(Duration.ofHours(reservationHours));
  }

  private @Nullable String database() {
    return database == null || database.isBlank() ? null : database;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
