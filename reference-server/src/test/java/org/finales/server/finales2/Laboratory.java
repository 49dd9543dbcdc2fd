package org.finales.server.finales2;

import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Offer;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Accounts;
import org.finales.core.accounts.PasswordHasher;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.store.Store;
import org.finales.server.api.NativeSurface;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;
import tools.jackson.databind.JsonNode;

/** A server with the FINALES 2 surface on a file, on a clock that moves when told. */
final class Laboratory implements AutoCloseable {
  static final String DUMP_KEY = "open sesame";

  final TestClock clock = new TestClock();
  final Engine engine;
  final Access access;
  final Broker administrator;
  private final HttpServer server;

  /** Its accounts have their name and {@code pw} for a password. */
  Laboratory(Path folder) throws BindException {
    Store store = Store.sqlite(folder.resolve("finales.db"));
    engine =
        Engine.builder().store(store).files(folder.resolve("files")).clock(clock).untimed().open();
    access = Access.to(store, clock, new PlainHasher());
    administrator = engine.as("root");
    for (String tenant : List.of("alice", "bob", "carol")) {
      account(tenant, Role.TENANT);
    }
    account("rita", Role.REQUESTER);
    account("vera", Role.VIEWER);
    account("oscar", Role.OPERATOR);
    account("root", Role.ADMINISTRATOR);
    Finales2Settings settings = new Finales2Settings(ZoneId.of("Europe/Berlin"), DUMP_KEY);
    server =
        HttpServer.start(
            HttpSettings.ofDefaults().at("127.0.0.1", 0),
            List.of(
                new NativeSurface(access::authenticate, engine, "test"),
                new Finales2Surface(engine, access, settings)));
  }

  void account(String name, Role role) {
    Actor console = Accounts.console("test");
    access.accounts().add(console, name, role, access.hasher().hash(name + "pw"));
  }

  /** Adds two ways to measure a density and one to transport things. */
  Laboratory withCapabilities() {
    for (String method : List.of("tube", "simulation")) {
      capability(
          "density",
          method,
          "{'type':'object','properties':{'temperature':{'type':'number','unit':'kelvin'},"
              + "'note':{'type':'string'}},'required':['temperature']}",
          "{'type':'object','properties':{'values':{'type':'array','items':{'type':'number'}}},"
              + "'required':['values']}");
    }
    capability("transport", "service", "{'type':'object'}", "{'type':'object'}");
    return this;
  }

  void capability(String quantity, String method, String parameters, String result) {
    administrator
        .capabilities()
        .add(new CapabilityDraft(quantity, method, json(parameters), json(result)));
  }

  /** Registers a tenant of an account that offers a capability. */
  void tenant(String account, String quantity, String method) {
    engine.register(
        new Actor("root", Role.ADMINISTRATOR, null),
        new TenantDraft(
            "device of " + account, "", List.of(Offer.unrestricted(quantity, method)), 1),
        account);
  }

  URI uri() {
    return server.uri();
  }

  /** A program that is logged in. */
  OldClient client(String account) throws Exception {
    return new OldClient(uri()).logIn(account, account + "pw");
  }

  /** A program that is not. */
  OldClient stranger() {
    return new OldClient(uri());
  }

  /** JSON with single quotes, which are easier to read in Java. */
  static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }

  /** Keeps passwords as they are, which is quick. */
  private static final class PlainHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "plain:" + password;
    }

    @Override
    public boolean verify(String password, String hash) {
      return hash.equals("plain:" + password);
    }

    @Override
    public boolean isOutdated(String hash) {
      return false;
    }
  }
}
