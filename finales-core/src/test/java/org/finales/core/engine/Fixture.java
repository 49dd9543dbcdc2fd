package org.finales.core.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Offer;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.Store;
import tools.jackson.databind.JsonNode;

/** A small laboratory for tests: density by vibrating tube, on a clock that moves when told. */
public final class Fixture implements AutoCloseable {
  public static final String QUANTITY = "density";
  public static final String METHOD = "vibrating_tube";
  public static final String SIMULATION = "simulation";

  public final TestClock clock = new TestClock();
  public final Engine engine;
  public final Broker admin;
  public final Broker requester;
  public final Broker tenant;
  public final Broker otherTenant;

  public Fixture() {
    this(Store.inMemory());
  }

  public Fixture(Store store) {
    this(store, EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO));
  }

  public Fixture(Store store, EngineSettings settings) {
    engine = Engine.builder().store(store).clock(clock).settings(settings).untimed().open();
    admin = engine.as(new Actor("admin", Role.ADMINISTRATOR, null));
    requester = engine.as(new Actor("rita", Role.REQUESTER, null));
    tenant = engine.as(new Actor("tom", Role.TENANT, null));
    otherTenant = engine.as(new Actor("ute", Role.TENANT, null));
    admin.capabilities().add(capability(METHOD, false));
    admin.capabilities().add(capability(SIMULATION, true));
  }

  public static CapabilityDraft capability(String method, boolean repeatable) {
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

  /** JSON with single quotes, which are easier to read in Java. */
  public static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }

  public static RequestDraft.Builder request() {
    return RequestDraft.builder(QUANTITY).method(METHOD, json("{'temperature':298.15}"));
  }

  public static RequestDraft.Builder simulated() {
    return RequestDraft.builder(QUANTITY).method(SIMULATION, json("{'temperature':298.15}"));
  }

  public static ResultDraft result() {
    return result(METHOD);
  }

  public static ResultDraft result(String method) {
    return new ResultDraft(
        QUANTITY, method, json("{'temperature':298.2}"), json("{'values':[1.21]}"));
  }

  /** Registers a tenant that offers everything, with as many slots. */
  public Tenant densimeter(Broker broker, int slots) {
    return register(broker, slots);
  }

  /** Registers a tenant that offers everything, with as many slots. */
  public static Tenant register(Broker broker, int slots) {
    return broker
        .tenants()
        .register(
            new TenantDraft(
                "densimeter of " + broker.account(),
                "",
                List.of(
                    Offer.unrestricted(QUANTITY, METHOD), Offer.unrestricted(QUANTITY, SIMULATION)),
                slots));
  }

  /** Lets time pass and ends what it has ended. */
  public void pass(Duration time) {
    clock.pass(time);
    engine.sweep();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** A clock that moves when told. */
  public static final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    public void pass(Duration time) {
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
