package org.finales.server.alpha;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import tools.jackson.databind.JsonNode;

/**
 * The capabilities behind figures of merit and origins, of which the first FINALES knows nothing.
 * One is added when it is first needed; one that somebody has withdrawn is not added again.
 * Thread-safe.
 */
final class Offered {
  private final Engine engine;
  private final JsonNode parametersSchema = read("parameters.schema.json");
  private final JsonNode resultSchema = read("result.schema.json");

  Offered(Engine engine) {
    this.engine = engine;
  }

  /** Makes sure that a figure of merit can be asked for by an origin. */
  void ensure(Actor caller, String fom, String origin) {
    Broker broker = engine.as(new Actor("finales", Role.ADMINISTRATOR, caller.source()));
    if (broker.capabilities().find(fom, origin).isEmpty()
        && broker.capabilities().version(fom, origin, 1).isEmpty()) {
      broker
          .capabilities()
          .add(
              new CapabilityDraft(
                  fom, origin, parametersSchema, resultSchema, origin.equals("simulation")));
    }
  }

  private static JsonNode read(String resource) {
    try (InputStream in = Offered.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing in this build");
      }
      return FinalesJson.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }
}
