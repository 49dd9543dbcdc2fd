package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Tenants;
import org.finales.api.broker.Uptime;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.core.matching.LimitationsCheck;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Tenants as one actor sees them. */
final class TenantDesk implements Tenants {
  private final Parts parts;
  private final Actor actor;

  TenantDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  @Override
  public Tenant register(TenantDraft draft) {
    actor.require(Action.OFFER);
    check(draft);
    Tenant stored = parts.store().write(ledger -> register(ledger, draft, actor.account()));
    return parts.roster().find(stored.id(), parts.now()).orElse(stored);
  }

  /**
   * Registers a tenant for another account, or for whoever works with it; for operators.
   *
   * @param account the account that may act for it; {@code null} for any account of role tenant
   */
  Tenant registerFor(TenantDraft draft, @Nullable String account) {
    actor.require(Action.OPERATE);
    check(draft);
    Tenant stored = parts.store().write(ledger -> register(ledger, draft, account));
    return parts.roster().find(stored.id(), parts.now()).orElse(stored);
  }

  private Tenant register(Ledger ledger, TenantDraft draft, @Nullable String account) {
    Instant now = parts.now();
    Optional<Tenant> namesake = ledger.tenants().active(draft.name());
    if (namesake.isPresent()) {
      Tenant known = namesake.get();
      if (account == null || !account.equals(known.account())) {
        throw nameTaken(draft.name());
      }
      return sameDescription(known, draft)
          ? known
          : write(ledger, described(known, draft), "tenant.changed", null, now);
    }
    Tenant tenant =
        new Tenant(
            UUID.randomUUID(),
            draft.name(),
            draft.contact(),
            draft.offers(),
            slots(draft),
            true,
            true,
            null,
            account,
            now,
            1);
    var event = ledger.append(entry(tenant, "tenant.registered", null, "active", null), now, null);
    ledger.tenants().insert(event.sequence(), tenant);
    return tenant;
  }

  @Override
  public Tenant change(UUID id, TenantDraft draft, long revision) {
    actor.require(Action.OFFER);
    check(draft);
    parts
        .store()
        .write(
            ledger -> {
              Tenant known = requireOwn(ledger, id);
              if (known.revision() != revision) {
                throw new ConflictException(
                    ConflictException.CHANGED,
                    "tenant " + id + " is at revision " + known.revision() + ", not " + revision);
              }
              ledger
                  .tenants()
                  .active(draft.name())
                  .filter(namesake -> !namesake.id().equals(id))
                  .ifPresent(
                      namesake -> {
                        throw nameTaken(draft.name());
                      });
              return write(ledger, described(known, draft), "tenant.changed", null, parts.now());
            });
    return view(id);
  }

  @Override
  public Tenant deactivate(UUID id, String reason) {
    return setActive(id, false, Drafts.reason(reason));
  }

  @Override
  public Tenant activate(UUID id) {
    return setActive(id, true, "");
  }

  private Tenant setActive(UUID id, boolean active, String reason) {
    actor.require(Action.OFFER);
    parts
        .store()
        .write(
            ledger -> {
              Tenant known = requireOwn(ledger, id);
              if (known.active() == active) {
                return known;
              }
              if (active && ledger.tenants().active(known.name()).isPresent()) {
                throw nameTaken(known.name());
              }
              return write(
                  ledger,
                  copy(known, known.name(), known.contact(), known.offers(), known.slots(), active),
                  active ? "tenant.activated" : "tenant.deactivated",
                  reason,
                  parts.now());
            });
    return view(id);
  }

  @Override
  public List<Tenant> list() {
    actor.require(Action.READ);
    return parts.roster().list(parts.now());
  }

  @Override
  public Optional<Tenant> find(UUID id) {
    actor.require(Action.READ);
    return parts.roster().find(id, parts.now());
  }

  @Override
  public Tenant heartbeat(UUID id) {
    requireMine(id);
    seen(id);
    return view(id);
  }

  /** Notes a sign of life; writes only when what is written does not reach far enough. */
  void seen(UUID id) {
    Instant now = parts.now();
    Optional<Uptime.Span> span = parts.roster().heartbeat(id, now);
    if (span.isEmpty()) {
      return;
    }
    boolean arrives = span.get().from().equals(now);
    parts
        .store()
        .write(
            ledger -> {
              ledger.tenants().insertPresence(id, span.get().from(), span.get().until());
              if (arrives) {
                ledger.append(entry(id, "tenant.online", null, "online", null), now, null);
              }
              return id;
            });
    if (!arrives) {
      parts.store().read(ledger -> reload(ledger, id, now));
    }
  }

  @Override
  public Tenant leave(UUID id) {
    requireMine(id);
    Instant now = parts.now();
    Uptime.Span span = parts.roster().currentSpan(id, now);
    parts
        .store()
        .write(
            ledger -> {
              if (span == null) {
                ledger.tenants().insertPresence(id, now, now);
              } else {
                ledger.tenants().updatePresence(id, span.from(), now);
              }
              ledger.append(entry(id, "tenant.left", null, "offline", null), now, null);
              return id;
            });
    return view(id);
  }

  @Override
  public void planDowntime(UUID id, Downtime downtime) {
    actor.require(Action.OFFER);
    parts.drafts().check(downtime);
    Instant now = parts.now();
    if (!downtime.until().isAfter(downtime.from())) {
      throw new InvalidException("/until", "is not later than from");
    }
    if (!downtime.until().isAfter(now)) {
      throw new InvalidException("/until", "lies in the past");
    }
    parts
        .store()
        .write(
            ledger -> {
              requireOwn(ledger, id);
              ledger.tenants().insertDowntime(id, downtime);
              ledger.append(
                  new EventDraft(
                      "tenant.downtime-planned",
                      "tenant",
                      id.toString(),
                      null,
                      null,
                      actor.account(),
                      actor.source(),
                      downtime.reason().isEmpty() ? null : downtime.reason(),
                      FinalesJson.tree(downtime)),
                  now,
                  null);
              return id;
            });
  }

  @Override
  public Uptime uptime(UUID id, Instant from, Instant until) {
    actor.require(Action.READ);
    view(id);
    Instant now = parts.now();
    Instant end = until.isAfter(now) ? now : until;
    if (from.isAfter(until)) {
      throw new InvalidException("/from", "is later than until");
    }
    List<Uptime.Span> spans =
        parts.store().read(ledger -> ledger.tenants().presences(id, from, end));
    List<Uptime.Span> merged = merge(spans, from, end);
    List<Downtime> downtimes =
        parts.store().read(ledger -> ledger.tenants().downtimes(id, from, until));
    Duration online =
        merged.stream()
            .map(span -> Duration.between(span.from(), span.until()))
            .reduce(Duration.ZERO, Duration::plus);
    double length = seconds(Duration.between(from, end));
    return new Uptime(
        id, from, end, online, length <= 0 ? 0 : seconds(online) / length, merged, downtimes);
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() * 1e-9;
  }

  private static List<Uptime.Span> merge(List<Uptime.Span> spans, Instant from, Instant end) {
    List<Uptime.Span> merged = new ArrayList<>();
    for (Uptime.Span span : spans) {
      Instant start = span.from().isBefore(from) ? from : span.from();
      Instant stop = span.until().isAfter(end) ? end : span.until();
      int last = merged.size() - 1;
      if (last >= 0 && !merged.get(last).until().isBefore(start)) {
        if (stop.isAfter(merged.get(last).until())) {
          merged.set(last, new Uptime.Span(merged.get(last).from(), stop));
        }
      } else if (stop.isAfter(start)) {
        merged.add(new Uptime.Span(start, stop));
      }
    }
    return merged;
  }

  private void check(TenantDraft draft) {
    parts.drafts().check(draft);
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < draft.offers().size(); i++) {
      Offer offer = draft.offers().get(i);
      String path = "/offers/" + i + "/limitations";
      parts
          .catalog()
          .activeOrNewest(offer.quantity(), offer.method())
          .ifPresent(
              entry ->
                  violations.addAll(
                      LimitationsCheck.of(
                              entry.capability().parametersSchema(), offer.limitations(), path)
                          .violations()));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private boolean reload(Ledger ledger, UUID id, Instant now) {
    parts.roster().reload(ledger, id, now);
    return true;
  }

  private Tenant view(UUID id) {
    return parts.roster().find(id, parts.now()).orElseThrow(() -> noSuch(id));
  }

  /** Stops whoever may not work as a tenant. */
  Tenant requireMine(UUID id) {
    Tenant tenant = view(id);
    if (!actor.may(Action.WORK) && !actor.may(Action.OFFER)) {
      actor.require(Action.WORK);
    }
    if (tenant.account() != null
        && !tenant.account().equals(actor.account())
        && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException(
          "tenant " + tenant.name() + " belongs to account " + tenant.account());
    }
    return tenant;
  }

  private Tenant requireOwn(Ledger ledger, UUID id) {
    Tenant known = ledger.tenants().find(id).orElseThrow(() -> noSuch(id));
    if (!actor.account().equals(known.account()) && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException(
          "only "
              + (known.account() == null ? "" : known.account() + " or ")
              + "an operator may change tenant "
              + known.name());
    }
    return known;
  }

  private Tenant write(
      Ledger ledger, Tenant after, String kind, @Nullable String message, Instant now) {
    if (!ledger.tenants().update(after)) {
      throw new ConflictException(
          ConflictException.CHANGED, "tenant " + after.id() + " was changed by somebody else");
    }
    ledger.append(
        entry(after, kind, null, after.active() ? "active" : "inactive", message), now, null);
    return after;
  }

  private EventDraft entry(
      Tenant tenant, String kind, @Nullable String from, String to, @Nullable String message) {
    EventDraft draft = entry(tenant.id(), kind, from, to, message);
    return new EventDraft(
        draft.kind(),
        draft.subject(),
        draft.id(),
        draft.from(),
        draft.to(),
        draft.actor(),
        draft.source(),
        draft.message(),
        FinalesJson.tree(
            new TenantDraft(tenant.name(), tenant.contact(), tenant.offers(), tenant.slots())));
  }

  private EventDraft entry(
      UUID id, String kind, @Nullable String from, String to, @Nullable String message) {
    return new EventDraft(
        kind,
        "tenant",
        id.toString(),
        from,
        to,
        actor.account(),
        actor.source(),
        message == null || message.isEmpty() ? null : message,
        null);
  }

  private static Tenant described(Tenant known, TenantDraft draft) {
    return copy(known, draft.name(), draft.contact(), draft.offers(), slots(draft), known.active());
  }

  private static Tenant copy(
      Tenant known, String name, String contact, List<Offer> offers, int slots, boolean active) {
    return new Tenant(
        known.id(),
        name,
        contact,
        offers,
        slots,
        active,
        known.online(),
        known.lastSeen(),
        known.account(),
        known.created(),
        known.revision() + 1);
  }

  private static boolean sameDescription(Tenant known, TenantDraft draft) {
    return known.contact().equals(draft.contact())
        && known.slots() == slots(draft)
        && FinalesJson.write(known.offers()).equals(FinalesJson.write(draft.offers()));
  }

  private static int slots(TenantDraft draft) {
    return draft.slots() == null ? 1 : draft.slots();
  }

  private static NotFoundException noSuch(UUID id) {
    return new NotFoundException("no tenant with id " + id);
  }

  private static ConflictException nameTaken(String name) {
    return new ConflictException(
        ConflictException.NAME_TAKEN, "another active tenant has the name " + name);
  }
}
