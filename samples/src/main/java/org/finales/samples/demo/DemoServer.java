package org.finales.samples.demo;

import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.client.HttpBroker;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.finales.server.sparql.GraphSettings;

/** The reference server with accounts for whoever takes part in the demo. Thread-safe. */
final class DemoServer implements AutoCloseable {
  private final ReferenceServer server;
  private final DemoAccount admin = DemoAccount.of("admin", Role.ADMINISTRATOR);
  private final DemoAccount init = DemoAccount.of("init", Role.OPERATOR);
  private final DemoAccount experiment = DemoAccount.of("experiment", Role.TENANT);
  private final DemoAccount simulation = DemoAccount.of("simulation", Role.TENANT);
  private final DemoAccount optimizer = DemoAccount.of("optimizer", Role.REQUESTER);

  /**
   * Starts on this computer alone.
   *
   * @param data a folder; accounts of an earlier demo in it get new passwords
   * @param port where to listen; if something else does, any other port is taken
   */
  DemoServer(Path data, int port) throws BindException {
    this.server = start(data, port);
    Actor console = Accounts.console("demo");
    for (DemoAccount account : accounts()) {
      String hash = server.access().hasher().hash(account.password());
      if (server.access().accounts().find(account.name()).isPresent()) {
        server.access().accounts().setPassword(console, account.name(), hash);
      } else {
        server.access().accounts().add(console, account.name(), account.role(), hash);
      }
    }
  }

  private static ReferenceServer start(Path data, int port) throws BindException {
    try {
      return listen(data, port);
    } catch (BindException e) {
      return listen(data, 0);
    }
  }

  private static ReferenceServer listen(Path data, int port) throws BindException {
    HttpSettings settings = HttpSettings.ofDefaults().at("127.0.0.1", port);
    return ReferenceServer.builder()
        .data(data)
        .http(settings)
        .graph(GraphSettings.none().withEmbedded(true))
        .start();
  }

  URI uri() {
    return server.uri();
  }

  List<DemoAccount> accounts() {
    return List.of(admin, init, experiment, simulation, optimizer);
  }

  /** The broker as a program on another computer would see it. */
  Broker logIn(DemoAccount account) {
    return HttpBroker.connect(uri()).login(account.name(), account.password());
  }

  DemoAccount admin() {
    return admin;
  }

  DemoAccount init() {
    return init;
  }

  DemoAccount experiment() {
    return experiment;
  }

  DemoAccount simulation() {
    return simulation;
  }

  DemoAccount optimizer() {
    return optimizer;
  }

  @Override
  public void close() {
    server.close();
  }
}
