package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.Request;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Uptime;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** All tenants, in memory, and which of them are there. Thread-safe. */
final class Roster {
  /** How far ahead announced downtimes are kept in mind. */
  private static final Duration AHEAD = Duration.ofDays(3650);

  private final Duration presence;
  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

  Roster(Duration presence) {
    this.presence = presence;
  }

  /** Reads everything anew. */
  void load(Ledger ledger, Instant now) {
    long order = 0;
    for (Tenant tenant : ledger.tenants().all()) {
      entries.put(tenant.id(), read(ledger, tenant, order++, now));
    }
  }

  /** Reads one tenant anew; it may be new. */
  void reload(Ledger ledger, UUID id, Instant now) {
    ledger
        .tenants()
        .find(id)
        .ifPresent(
            tenant -> {
              Entry known = entries.get(id);
              long order = known == null ? entries.size() : known.order;
              entries.put(id, read(ledger, tenant, order, now));
            });
  }

  /**
   * Reads anew when tenants were last there, for those whose heartbeats go to other nodes: those
   * whose presence as this node knows it ended lately. Whoever comes back later says so in the log.
   *
   * @return how many were read
   */
  int refreshPresence(Ledger ledger, Instant now) {
    int read = 0;
    for (Entry entry : entries.values()) {
      Uptime.Span span = entry.span;
      if (span != null
          && entry.tenant.active()
          && !span.until().isAfter(now)
          && span.until().plus(presence).isAfter(now)) {
        reload(ledger, entry.tenant.id(), now);
        read++;
      }
    }
    return read;
  }

  /** One tenant as it is now. */
  Optional<Tenant> find(UUID id, Instant now) {
    Entry entry = entries.get(id);
    return entry == null ? Optional.empty() : Optional.of(entry.view(now));
  }

  /** All tenants as they are now, in the order of their registration. */
  List<Tenant> list(Instant now) {
    Collection<Entry> all = new ArrayList<>(entries.values());
    return all.stream()
        .sorted(Comparator.comparingLong(entry -> entry.order))
        .map(entry -> entry.view(now))
        .toList();
  }

  /** Whether an active tenant offers a capability. */
  boolean offers(String quantity, String method) {
    return entries.values().stream()
        .filter(entry -> entry.tenant.active())
        .flatMap(entry -> entry.tenant.offers().stream())
        .anyMatch(offer -> offer.quantity().equals(quantity) && offer.method().equals(method));
  }

  /**
   * Whether an account may answer a request: it is addressed to nobody in particular, or to a
   * tenant that the account may act for.
   */
  boolean isFor(Request request, String account, Instant now) {
    return request.addressedTo().isEmpty()
        || request.addressedTo().stream()
            .flatMap(id -> find(id, now).stream())
            .anyMatch(tenant -> tenant.account() == null || tenant.account().equals(account));
  }

  /** Whether a tenant of this account offers a quantity. */
  boolean accountOffers(String account, String quantity) {
    return entries.values().stream()
        .filter(entry -> entry.tenant.active() && account.equals(entry.tenant.account()))
        .flatMap(entry -> entry.tenant.offers().stream())
        .anyMatch(offer -> offer.quantity().equals(quantity));
  }

  /**
   * The span of presence to be written for a heartbeat, or nothing if what is written reaches far
   * enough: a heartbeat a second does not make a write a second.
   */
  Optional<Uptime.Span> heartbeat(UUID id, Instant now) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    Uptime.Span span = entry.span;
    entry.seen = now;
    Instant until = now.plus(presence);
    if (span == null || span.until().isBefore(now)) {
      return Optional.of(new Uptime.Span(now, until));
    }
    return span.until().isBefore(now.plus(presence.dividedBy(2)))
        ? Optional.of(new Uptime.Span(span.from(), until))
        : Optional.empty();
  }

  /** The span in which a tenant is there now; {@code null} if it is not or never said so. */
  Uptime.@Nullable Span currentSpan(UUID id, Instant now) {
    Entry entry = entries.get(id);
    Uptime.Span span = entry == null ? null : entry.span;
    return span == null || span.until().isBefore(now) ? null : span;
  }

  private Entry read(Ledger ledger, Tenant tenant, long order, Instant now) {
    Entry entry = new Entry(tenant, order);
    entry.span = ledger.tenants().lastPresence(tenant.id()).orElse(null);
    entry.downtimes = ledger.tenants().downtimes(tenant.id(), now, now.plus(AHEAD));
    Entry known = entries.get(tenant.id());
    if (known != null && known.seen != null) {
      entry.seen = known.seen;
    } else if (entry.span != null) {
      Instant heartbeat = entry.span.until().minus(presence);
      entry.seen = heartbeat.isBefore(entry.span.from()) ? entry.span.from() : heartbeat;
    }
    return entry;
  }

  /** A tenant and when it was there. */
  private static final class Entry {
    private final Tenant tenant;
    private final long order;
    private volatile Uptime.@Nullable Span span;
    private volatile @Nullable Instant seen;
    private volatile List<Downtime> downtimes = List.of();

    Entry(Tenant tenant, long order) {
      this.tenant = tenant;
      this.order = order;
    }

    boolean isOnline(Instant now) {
      Uptime.Span present = span;
      return tenant.active()
          && (present == null || present.until().isAfter(now))
          && downtimes.stream()
              .noneMatch(down -> !down.from().isAfter(now) && down.until().isAfter(now));
    }

    Tenant view(Instant now) {
      return new Tenant(
          tenant.id(),
          tenant.name(),
          tenant.contact(),
          tenant.offers(),
          tenant.slots(),
          tenant.active(),
          isOnline(now),
          seen,
          tenant.account(),
          tenant.created(),
          tenant.revision());
    }
  }
}
