package org.finales.core.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.InvalidException;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
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
  private final Map<String, Known> lists = new ConcurrentHashMap<>();

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
   * @throws InvalidException if the thing is larger or deeper than JSON that is read
   */
  public UUID add(Actor actor, String list, JsonNode item) {
    actor.require(Action.REQUEST);
    try {
      FinalesJson.requireReadable(item);
    } catch (JsonException e) {
      throw new InvalidException(e.path(), String.valueOf(e.getMessage()));
    }
    String text = FinalesJson.write(item);
    Known known = lists.computeIfAbsent(list, name -> new Known());
    // What is on disk already is read beside the writers, and by them only what came since.
    store.read(ledger -> known.catchUp(ledger, list));
    return store.write(
        ledger -> {
          Optional<UUID> present = known.find(ledger, list, text);
          if (present.isPresent()) {
            return present.get();
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

  /** What is on a list up to a place in the log, by the hash of each thing's text. Thread-safe. */
  private static final class Known {
    private static final int PAGE = 500;

    private final Map<String, UUID> things = new HashMap<>();
    private long seen;

    /** Reads what is committed and was not read yet; how far the log was read. */
    synchronized long catchUp(Ledger ledger, String list) {
      List<Event> page;
      do {
        page = ledger.events().after(seen, EventFilter.about(SUBJECT, list), PAGE);
        for (Event entry : page) {
          JsonNode detail = entry.detail();
          if (detail != null) {
            things.putIfAbsent(
                hash(FinalesJson.write(detail.path(ITEM))),
                UUID.fromString(detail.path(ID).asString()));
          }
          seen = entry.sequence();
        }
      } while (!page.isEmpty());
      return seen;
    }

    /** Looks for a thing within a transaction, whose own entries are not remembered. */
    synchronized Optional<UUID> find(Ledger ledger, String list, String text) {
      UUID known = things.get(hash(text));
      long place = seen;
      List<Event> page;
      do {
        page =
            known == null
                ? ledger.events().after(place, EventFilter.about(SUBJECT, list), PAGE)
                : List.of();
        for (Event entry : page) {
          JsonNode detail = entry.detail();
          if (detail != null && FinalesJson.write(detail.path(ITEM)).equals(text)) {
            known = UUID.fromString(detail.path(ID).asString());
          }
          place = entry.sequence();
        }
      } while (!page.isEmpty());
      return Optional.ofNullable(known);
    }

    private static String hash(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
