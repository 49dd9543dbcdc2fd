package org.finales.core.engine;

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
  private final Attendance attendance;

  TenantDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
    this.attendance = new Attendance(parts, actor);
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
    attendance.seen(id);
    return view(id);
  }

  @Override
  public Tenant leave(UUID id) {
    requireMine(id);
    attendance.leave(id);
    return view(id);
  }

  @Override
  public void planDowntime(UUID id, Downtime downtime) {
    actor.require(Action.OFFER);
    attendance.plan(id, downtime, this::requireOwn);
  }

  @Override
  public Uptime uptime(UUID id, Instant from, Instant until) {
    actor.require(Action.READ);
    view(id);
    return attendance.uptime(id, from, until);
  }

  private void check(TenantDraft draft) {
    parts.drafts().check(draft);
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < draft.offers().size(); i++) {
      Offer offer = draft.offers().get(i);
      String path = "/offers/" + i + "/limitations";
      Optional<Catalog.Entry> entry =
          parts.catalog().activeOrNewest(offer.quantity(), offer.method());
      violations.addAll(
          (entry.isPresent()
                  ? LimitationsCheck.of(
                      entry.get().capability().parametersSchema(), offer.limitations(), path)
                  : LimitationsCheck.ofUnknown(offer.limitations(), path))
              .violations());
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private Tenant view(UUID id) {
    return parts.roster().find(id, parts.now()).orElseThrow(() -> noSuch(id));
  }

  /** Notes a sign of life. */
  void seen(UUID id) {
    attendance.seen(id);
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
    return actor.entry(
        kind,
        "tenant",
        tenant.id(),
        from,
        to,
        message,
        FinalesJson.tree(
            new TenantDraft(tenant.name(), tenant.contact(), tenant.offers(), tenant.slots())));
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

  /** Stops whoever may not change a tenant. */
  interface Permission {
    void check(Ledger ledger, UUID tenant);
  }
}
