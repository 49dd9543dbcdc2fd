package org.finales.server.finales2;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be asked for and who answers. A capability counts as available while an active tenant
 * offers that quantity by that method; FINALES 2 compares the method's name alone. Thread-safe.
 */
final class CatalogCalls {
  private static final String AVAILABLE = "currently_available";

  private final Engine engine;

  CatalogCalls(Engine engine) {
    this.engine = engine;
  }

  /** {@code GET /capabilities/}. */
  void capabilities(Context ctx, Actor actor) {
    boolean available = available(Query.of(ctx));
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Capability capability : engine.as(actor).capabilities().list(available)) {
      ObjectNode one = all.addObject();
      one.put("quantity", capability.quantity());
      one.put("method", capability.method());
      one.set("json_schema_specifications", capability.parametersSchema());
      one.set("json_schema_result_output", capability.resultSchema());
    }
    Answers.json(ctx, all);
  }

  /** {@code GET /capabilities/templates/}, by {@code quantity-method}. */
  void templates(Context ctx, Actor actor) {
    Query query = Query.of(ctx);
    boolean available = available(query);
    Broker broker = engine.as(actor);
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Capability capability : broker.capabilities().list(available)) {
      String quantity = capability.quantity();
      String method = capability.method();
      if (isWanted(query.find("quantity"), quantity) && isWanted(query.find("method"), method)) {
        all.set(quantity + "-" + method, broker.capabilities().template(quantity, method));
      }
    }
    Answers.json(ctx, all);
  }

  private static boolean isWanted(@Nullable String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  /** {@code GET /limitations/}: of each capability the alternatives of all tenants. */
  void limitations(Context ctx, Actor actor) {
    boolean available = available(Query.of(ctx));
    Map<List<String>, ArrayNode> byCapability = new LinkedHashMap<>();
    for (Tenant tenant : engine.as(actor).tenants().list()) {
      if (!available || tenant.active()) {
        for (Offer offer : tenant.offers()) {
          ArrayNode alternatives =
              byCapability.computeIfAbsent(
                  List.of(offer.quantity(), offer.method()),
                  any -> JsonNodeFactory.instance.arrayNode());
          alternatives(offer).forEach(alternatives::add);
        }
      }
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    byCapability.forEach(
        (capability, alternatives) -> {
          ObjectNode one = all.addObject();
          one.put("quantity", capability.get(0)).put("method", capability.get(1));
          one.set("limitations", alternatives);
        });
    Answers.json(ctx, all);
  }

  /** A single set counts as a list of one. */
  private static Iterable<JsonNode> alternatives(Offer offer) {
    JsonNode limitations = offer.limitations().alternatives();
    return limitations.isArray() ? limitations : List.of(limitations);
  }

  /** {@code GET /tenants/}, deactivated ones too. */
  void tenants(Context ctx, Actor actor) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Tenant tenant : engine.as(actor).tenants().list()) {
      ObjectNode one = all.addObject();
      one.put("tenant_uuid", tenant.id().toString());
      one.put("name", tenant.name());
      ArrayNode offers = one.putArray("limitations");
      for (Offer offer : tenant.offers()) {
        offers
            .addObject()
            .put("quantity", offer.quantity())
            .put("method", offer.method())
            .set("limitations", offer.limitations().alternatives());
      }
      one.put("contact_person", tenant.contact());
      one.put("is_active", tenant.active());
    }
    Answers.json(ctx, all);
  }

  private static boolean available(Query query) {
    boolean available = query.flag(AVAILABLE, true);
    query.check();
    return available;
  }
}
