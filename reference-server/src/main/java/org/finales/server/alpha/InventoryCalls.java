package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.function.BiFunction;
import org.finales.core.engine.Actor;
import org.finales.core.inventory.Inventory;
import org.finales.server.http.Answers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Chemicals and compounds; the same is kept once, another batch of it as another. Thread-safe. */
final class InventoryCalls {
  private static final String CHEMICALS = "chemicals";
  private static final String COMPOUNDS = "compounds";

  private final Inventory inventory;

  InventoryCalls(Inventory inventory) {
    this.inventory = inventory;
  }

  /** {@code POST /api/broker/post/chemical}. */
  void postChemical(Context ctx, Actor actor) {
    add(ctx, actor, CHEMICALS, "recieved Chemical", InventoryCalls::chemical);
  }

  /** {@code POST /api/broker/post/compound}. */
  void postCompound(Context ctx, Actor actor) {
    add(ctx, actor, COMPOUNDS, "recieved Compound", InventoryCalls::compound);
  }

  /** {@code GET /api/broker/get/all_chemicals}. */
  void allChemicals(Context ctx, Actor actor) {
    list(ctx, actor, CHEMICALS);
  }

  /** {@code GET /api/broker/get/all_compounds}. */
  void allCompounds(Context ctx, Actor actor) {
    list(ctx, actor, COMPOUNDS);
  }

  private static ObjectNode chemical(JsonNode sent, Models models) {
    return models.chemical(sent, Place.BODY);
  }

  private static ObjectNode compound(JsonNode sent, Models models) {
    return models.compound(sent, Place.BODY);
  }

  private void add(
      Context ctx,
      Actor actor,
      String list,
      String message,
      BiFunction<JsonNode, Models, ObjectNode> reader) {
    Findings findings = new Findings();
    ObjectNode item = reader.apply(Sent.json(ctx), new Models(findings));
    findings.check();
    Replies.taken(ctx, message, inventory.add(actor, list, item));
  }

  private void list(Context ctx, Actor actor, String list) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    inventory.list(actor, list).forEach((id, item) -> all.set(Ids.write(id), item));
    Answers.json(ctx, all);
  }
}
