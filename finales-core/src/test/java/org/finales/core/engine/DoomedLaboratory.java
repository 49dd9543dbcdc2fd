package org.finales.core.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;

/**
 * A laboratory that works until somebody kills it, and says on its standard output whatever was
 * acknowledged to it, a line each. Arguments: the SQLite file, a seed, and for each requester the
 * number of the key with which it begins: that of the last call whose answer it never saw.
 */
final class DoomedLaboratory {
  private static final int TENANTS = 4;

  private DoomedLaboratory() {}

  public static void main(String[] arguments) {
    Engine engine =
        Engine.builder()
            .file(Path.of(arguments[0]))
            .settings(EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO))
            .open();
    long seed = Long.parseLong(arguments[1]);
    Broker admin = engine.as("admin");
    admin.capabilities().add(Fixture.capability(Fixture.METHOD, false));
    admin.capabilities().add(Fixture.capability(Fixture.SIMULATION, true));
    for (int i = 2; i < arguments.length; i++) {
      int requester = i - 2;
      long firstKey = Long.parseLong(arguments[i]);
      new Thread(() -> ask(engine, requester, firstKey, new Random(seed + requester))).start();
    }
    for (int i = 0; i < TENANTS; i++) {
      int tenant = i;
      new Thread(() -> serve(engine, tenant, new Random(seed - 1 - tenant))).start();
    }
  }

  private static void ask(Engine engine, int requester, long firstKey, Random random) {
    Broker broker = engine.as(new Actor("requester-" + requester, Role.REQUESTER, null));
    for (long key = firstKey; ; key++) {
      Request posted =
          broker
              .requests()
              .post(
                  (key % 2 == 0 ? Fixture.request() : Fixture.simulated())
                      .idempotencyKey(Long.toString(key))
                      .build());
      say("posted", requester, key, posted.id());
      if (random.nextInt(10) == 0) {
        retract(broker, posted.id());
      }
    }
  }

  private static void retract(Broker broker, UUID request) {
    try {
      broker.requests().retract(request, "changed my mind");
      say("retracted", request);
    } catch (ConflictException e) {
      // It was answered before.
    }
  }

  private static void serve(Engine engine, int number, Random random) {
    Broker broker = engine.as(new Actor("tenant-" + number, Role.TENANT, null));
    UUID tenant = Fixture.register(broker, 1).id();
    // What it held when it was killed is its own to finish.
    broker.work().held().forEach(claim -> finish(broker, claim, random));
    while (true) {
      Optional<Claim> claim =
          broker.work().next(ClaimOptions.forTenant(tenant), Duration.ofSeconds(1));
      claim.ifPresent(
          found -> {
            say("claimed", found.token(), found.request().id());
            finish(broker, found, random);
          });
    }
  }

  private static void finish(Broker broker, Claim claim, Random random) {
    UUID request = claim.request().id();
    try {
      if (random.nextInt(10) == 0) {
        broker.work().giveBack(claim.token(), "out of solvent");
        say("given-back", claim.token(), request);
      } else {
        Result result =
            broker.work().deliver(claim.token(), Fixture.result(String.valueOf(claim.method())));
        say("delivered", request, result.id());
      }
    } catch (ConflictException e) {
      // Its requester took it back.
    }
  }

  /** One write of one line: what the killed program said is complete up to its last line feed. */
  private static void say(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    byte[] bytes = line.append('\n').toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    synchronized (System.out) {
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    }
  }
}
