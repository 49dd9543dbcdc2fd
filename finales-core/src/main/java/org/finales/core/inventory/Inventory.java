package org.finales.core.inventory;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists of things that somebody has, such as chemicals with their batches. A list is the history of
 * the log's subject {@code inventory} with the list's name as identifier, so nothing is kept twice.
 *
 * <p>Thread-safe.
 */
public final class Inventory {
  private static final String SUBJECT = "inventory";
  private static final String ID = "id";
  private static final String ITEM = "item";

  private final Store store;
  private final Clock clock;

  /** The lists of a store. */
  public Inventory(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Puts a thing on a list; one that is on it as it is, is not put there again.
   *
   * @param list name of the list: lower case, words joined by hyphens
   * @return the thing's identifier
   * @throws org.finales.api.broker.ForbiddenException if the actor may not request
   */
  public UUID add(Actor actor, String list, JsonNode item) {
    actor.require(Action.REQUEST);
    String text = FinalesJson.write(item);
    return store.write(
        ledger -> {
          for (Map.Entry<UUID, JsonNode> known : read(ledger, list).entrySet()) {
            if (FinalesJson.write(known.getValue()).equals(text)) {
              return known.getKey();
            }
          }
          UUID id = UUID.randomUUID();
          ObjectNode detail = JsonNodeFactory.instance.objectNode().put(ID, id.toString());
          detail.set(ITEM, item);
          ledger.append(
              new EventDraft(
                  SUBJECT + ".added",
                  SUBJECT,
                  list,
                  null,
                  null,
                  actor.account(),
                  actor.source(),
                  null,
                  detail),
              clock.instant(),
              null);
          return id;
        });
  }

  /**
   * Everything on a list by its identifier, in the order in which it was put there.
   *
   * @throws org.finales.api.broker.ForbiddenException if the actor may not read
   */
  public Map<UUID, JsonNode> list(Actor actor, String list) {
    actor.require(Action.READ);
    return store.read(ledger -> read(ledger, list));
  }

  private static Map<UUID, JsonNode> read(Ledger ledger, String list) {
    Map<UUID, JsonNode> items = new LinkedHashMap<>();
    List<Event> entries = ledger.events().about(SUBJECT, list);
    for (Event entry : entries) {
      JsonNode detail = entry.detail();
      if (detail != null) {
        items.put(UUID.fromString(detail.path(ID).asString()), detail.path(ITEM));
      }
    }
    return items;
  }
}
