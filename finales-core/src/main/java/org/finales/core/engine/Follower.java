package org.finales.core.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.core.store.Committed;
import org.finales.core.store.Ledger;
import org.finales.core.store.Numbered;

/**
 * Keeps what the engine has in memory true to the log, whoever wrote it, and wakes those who wait.
 * Called by the store in the order of the log.
 */
final class Follower {
  private static final int PAGE = 1000;

  private final Parts parts;

  Follower(Parts parts) {
    this.parts = parts;
  }

  /** Reads everything that is needed in memory. */
  void load() {
    Instant now = parts.now();
    parts
        .store()
        .read(
            ledger -> {
              parts.catalog().load(ledger);
              parts.roster().load(ledger, now);
              parts.roster().list(now).forEach(parts.backlog()::putTenant);
              parts.backlog().hold(ledger.claims().holders());
              loadPending(ledger);
              return now;
            });
  }

  private void loadPending(Ledger ledger) {
    RequestQuery pending = RequestQuery.in(RequestStatus.PENDING);
    long after = 0;
    List<Numbered<Request>> page;
    do {
      page = ledger.requests().list(pending, after, PAGE);
      for (Numbered<Request> request : page) {
        parts.backlog().put(request.sequence(), request.value());
        after = request.sequence();
      }
    } while (!page.isEmpty());
  }

  void accept(List<Committed> committed) {
    // Of a thing that changed often only the newest may be looked at: what ended is noted before.
    Set<String> ended = new HashSet<>();
    for (Committed entry : committed) {
      if (endsClaim(entry.event())) {
        ended.add(entry.event().id());
      }
    }
    if (committed.stream().allMatch(entry -> entry.state() != null)) {
      committed.forEach(entry -> apply(entry, ended));
    } else {
      // Others' changes have to be looked up: once for each thing, and all of them at once.
      Map<String, Long> newest = new HashMap<>();
      committed.forEach(e -> newest.put(thing(e.event()), e.event().sequence()));
      parts
          .store()
          .read(
              ledger -> {
                committed.stream()
                    .filter(e -> e.state() != null || isNewest(e.event(), newest))
                    .forEach(entry -> apply(entry, ended));
                return ledger;
              });
    }
    parts.signals().fire(Signals.EVENTS);
  }

  private static boolean endsClaim(Event event) {
    String claimed = RequestStatus.CLAIMED.wireName();
    return event.subject().equals("request")
        && claimed.equals(event.from())
        && !claimed.equals(event.to());
  }

  private static boolean isNewest(Event event, Map<String, Long> newest) {
    return newest.getOrDefault(thing(event), 0L) == event.sequence();
  }

  /** What is looked up anew after an event; all capabilities are, together. */
  private static String thing(Event event) {
    return event.subject().equals("capability")
        ? event.subject()
        : event.subject() + ' ' + event.id();
  }

  private void apply(Committed entry, Set<String> ended) {
    Event event = entry.event();
    switch (event.subject()) {
      case "request" -> request(entry, ended.contains(event.id()));
      case "tenant" -> tenant(UUID.fromString(event.id()));
      case "capability" -> capabilities();
      default -> {
        // Nothing of it is kept in memory here.
      }
    }
  }

  private void request(Committed entry, boolean ended) {
    Event event = entry.event();
    if (event.kind().equals("request.posted") && entry.state() instanceof Request posted) {
      changed(event.sequence(), posted, ended);
    } else if (entry.state() instanceof Request request
        && request.status() != RequestStatus.PENDING) {
      changed(event.sequence(), request, ended);
    } else {
      Optional<Numbered<Request>> present =
          parts.store().read(ledger -> ledger.requests().numbered(UUID.fromString(event.id())));
      present.ifPresent(request -> changed(request.sequence(), request.value(), ended));
    }
  }

  /**
   * A request has changed.
   *
   * @param ended whether a claim of it has ended
   */
  private void changed(long sequence, Request request, boolean ended) {
    if (request.status() == RequestStatus.PENDING) {
      parts.backlog().put(sequence, request);
    } else {
      parts.backlog().remove(request);
    }
    if (ended && request.claim() == null) {
      parts.backlog().free(request);
    }
    if (request.status().isSettled()) {
      parts.signals().fire(Backlog.settledKey(request.id()));
    }
  }

  private void tenant(UUID id) {
    Instant now = parts.now();
    parts
        .store()
        .read(
            ledger -> {
              parts.roster().reload(ledger, id, now);
              return id;
            });
    parts.roster().find(id, now).ifPresent(parts.backlog()::putTenant);
  }

  private void capabilities() {
    parts
        .store()
        .read(
            ledger -> {
              parts.catalog().load(ledger);
              return ledger;
            });
    // Units and shapes of limits follow the capability's schema.
    parts.roster().list(parts.now()).forEach(parts.backlog()::putTenant);
  }
}
