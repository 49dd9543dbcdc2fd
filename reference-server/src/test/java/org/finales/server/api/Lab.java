package org.finales.server.api;

import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Offer;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.client.HttpBroker;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.EngineSettings;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.http.Callers;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A small laboratory: an engine on a clock that moves when told, seen from within or over HTTP.
 * Over HTTP every answer is held against the OpenAPI document.
 */
final class Lab implements AutoCloseable {
  static final String QUANTITY = "density";
  static final String TUBE = "vibrating_tube";
  static final String MODEL = "simulation";

  final MovedClock clock = new MovedClock();
  final Engine engine;
  final Broker admin;
  final Broker requester;
  final Broker tenant;
  final Broker otherTenant;

  private final Map<String, Actor> known = new ConcurrentHashMap<>();
  private final World world;
  private @Nullable Laboratory laboratory;
  private final NativeSurface surface;
  private HttpServer server;
  private final CheckingClient client;

  Lab(World world) {
    this(world, null);
  }

  /** With what is about cycling, too. */
  Lab(World world, @Nullable SeriesStore series) {
    this.world = world;
    engine =
        Engine.builder()
            .clock(clock)
            .settings(EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO))
            .untimed()
            .open();
    laboratory = series == null ? null : Laboratory.builder(engine, series).untimed().open();
    surface = surfaceOf();
    server = start(surface, 0);
    client = new CheckingClient(surface.openApi());
    admin = as("admin", Role.ADMINISTRATOR);
    requester = as("rita", Role.REQUESTER);
    tenant = as("tom", Role.TENANT);
    otherTenant = as("ute", Role.TENANT);
    Broker setUp = engine.as(new Actor("admin", Role.ADMINISTRATOR, null));
    setUp.capabilities().add(capability(TUBE, false));
    setUp.capabilities().add(capability(MODEL, true));
  }

  /** The broker as an account sees it. */
  Broker as(String account, Role role) {
    if (world == World.EMBEDDED) {
      return engine.as(new Actor(account, role, null));
    }
    String token = token(account, role);
    return HttpBroker.connect(server.uri())
        .timeout(Duration.ofSeconds(20))
        .retryFor(Duration.ofSeconds(2))
        .client(client)
        .token(token);
  }

  /** A token that the server takes. */
  String token(String account, Role role) {
    String token = account + "-" + role.wireName();
    known.put(token, new Actor(account, role, "127.0.0.1"));
    return token;
  }

  /** Makes a token worthless. */
  void forget(String token) {
    known.remove(token);
  }

  /** The laboratory of batteries. */
  Laboratory laboratory() {
    Laboratory known = laboratory;
    if (known == null) {
      throw new IllegalStateException("this one was made without");
    }
    return known;
  }

  URI uri() {
    return server.uri();
  }

  NativeSurface surface() {
    return surface;
  }

  /** How many answers were held against the OpenAPI document. */
  long checked() {
    return client.checked();
  }

  /** Stops the server, does something, and starts it again where it was. */
  void whileServerIsDown(Runnable something) {
    int port = server.port();
    server.close();
    something.run();
    server = start(surfaceOf(), port);
  }

  /** Lets time pass, and ends what it has ended. */
  void pass(Duration time) {
    clock.pass(time);
    engine.sweep();
  }

  /** Registers a tenant that offers everything. */
  Tenant densimeter(Broker broker, int slots) {
    return broker
        .tenants()
        .register(
            new TenantDraft(
                "densimeter of " + broker.account(),
                "",
                List.of(Offer.unrestricted(QUANTITY, TUBE), Offer.unrestricted(QUANTITY, MODEL)),
                slots));
  }

  static CapabilityDraft capability(String method, boolean repeatable) {
    return new CapabilityDraft(
        QUANTITY,
        method,
        json(
            "{'type':'object','properties':{'temperature':{'type':'number','unit':'kelvin'}},"
                + "'required':['temperature'],'additionalProperties':false}"),
        json(
            "{'type':'object','properties':{'values':{'type':'array','items':{'type':'number'}}},"
                + "'required':['values'],'additionalProperties':false}"),
        repeatable);
  }

  static RequestDraft.Builder request() {
    return RequestDraft.builder(QUANTITY).method(TUBE, json("{'temperature':298.15}"));
  }

  static RequestDraft.Builder simulated() {
    return RequestDraft.builder(QUANTITY).method(MODEL, json("{'temperature':298.15}"));
  }

  static ResultDraft result() {
    return new ResultDraft(
        QUANTITY, TUBE, json("{'temperature':298.2}"), json("{'values':[1.21]}"));
  }

  /** JSON with single quotes, which are easier to read in Java. */
  static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }

  @Override
  public void close() {
    for (Broker broker : List.of(admin, requester, tenant, otherTenant)) {
      broker.close();
    }
    server.close();
    if (laboratory != null) {
      laboratory.close();
    }
    engine.close();
  }

  private NativeSurface surfaceOf() {
    NativeSurface made = new NativeSurface(callers(), engine, "test");
    return laboratory == null ? made : made.with(laboratory);
  }

  private Callers callers() {
    return (token, source) -> {
      Actor actor = known.get(token);
      if (actor == null) {
        throw new UnauthenticatedException("the token is not known");
      }
      return actor;
    };
  }

  private static HttpServer start(NativeSurface surface, int port) {
    try {
      return HttpServer.start(HttpSettings.ofDefaults().at("127.0.0.1", port), List.of(surface));
    } catch (BindException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A clock that moves when told. */
  static final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
