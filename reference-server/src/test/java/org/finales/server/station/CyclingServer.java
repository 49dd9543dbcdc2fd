package org.finales.server.station;

import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.client.HttpBroker;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.HttpLink;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;

/** A server that cycles batteries, on loopback, with accounts and something to do. */
public final class CyclingServer implements AutoCloseable {
  public static final Actor OLGA = new Actor("olga", Role.OPERATOR, null);
  private static final Actor ADMIN = new Actor("admin", Role.ADMINISTRATOR, null);

  private final Path folder;
  private ReferenceServer server;
  private int batteries;

  public CyclingServer(Path folder) {
    this.folder = folder;
    server = start(0);
    for (String name : List.of("tom", "ute")) {
      server.access().accounts().add(ADMIN, name, Role.TENANT, null);
    }
    server.access().accounts().add(ADMIN, "olga", Role.OPERATOR, null);
  }

  private ReferenceServer start(int port) {
    try {
      return ReferenceServer.builder()
          .data(folder.resolve("server"))
          .http(HttpSettings.ofDefaults().at("127.0.0.1", port))
          .start();
    } catch (BindException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI uri() {
    return server.uri();
  }

  public Laboratory lab() {
    return server.laboratory();
  }

  public String token(String account) {
    return server
        .access()
        .tokens()
        .issue(ADMIN, account, "station " + UUID.randomUUID(), Set.of(), null)
        .secret();
  }

  public HttpLink link(String account) {
    return link(uri(), account);
  }

  /** A link through another address, as that of a proxy. */
  public HttpLink link(URI address, String account) {
    return HttpLink.over(
        HttpBroker.connect(address)
            .retryFor(Duration.ZERO)
            .timeout(Duration.ofSeconds(10))
            .token(token(account)));
  }

  /** Stops, and starts again where it was. */
  public void restart() {
    int port = server.uri().getPort();
    server.close();
    server = start(port);
  }

  public static StationDraft draft(String name, String... channels) {
    return new StationDraft(
        name,
        "",
        "",
        null,
        List.of(channels).stream()
            .map(
                channel ->
                    new StationChannel(
                        channel,
                        "sim:li-ion-nmc?capacity=1Ah&soc=0.5",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Quantity.of("0.1", "s")))
            .toList());
  }

  /** Queues an experiment with a battery of its own, which goes on after an interruption. */
  public Experiment queue(String protocol) {
    Battery battery =
        Battery.builder()
            .name("cell " + ++batteries)
            .ratings(Ratings.builder().nominalCapacity(Quantity.of("1", "Ah")).build())
            .limits(
                OperatingLimits.builder()
                    .upperVoltageLimit(Quantity.of("4.25", "V"))
                    .lowerVoltageLimit(Quantity.of("2.5", "V"))
                    .build())
            .build();
    UUID cell = lab().batteries().add(OLGA, battery).id();
    UUID steps = lab().protocols().add(OLGA, "protocol " + batteries, protocol).id();
    return lab()
        .experiments()
        .add(
            OLGA,
            new ExperimentDraft(
                "run " + batteries,
                "",
                cell,
                null,
                steps,
                null,
                Recovery.RESUME,
                null,
                List.of(),
                null));
  }

  public Experiment find(Experiment experiment) {
    return lab().experiments().find(OLGA, experiment.id()).orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
