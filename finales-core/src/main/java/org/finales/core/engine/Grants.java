package org.finales.core.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Work;
import org.finales.core.matching.Candidate;
import org.finales.core.store.Ledger;
import org.finales.core.store.StoredClaim;
import org.jspecify.annotations.Nullable;

/**
 * Gives requests to one actor: the best one that it can serve, or one that it names. Whether the
 * actor may work at all is for the caller to say.
 */
final class Grants {
  private final Parts parts;
  private final Actor actor;
  private final TenantDesk tenants;

  Grants(Parts parts, Actor actor, TenantDesk tenants) {
    this.parts = parts;
    this.actor = actor;
    this.tenants = tenants;
  }

  /** The best request that a tenant can serve, waited for; see {@link Work#next}. */
  Optional<Claim> next(ClaimOptions options, Duration wait) {
    UUID tenant = options.tenant();
    if (tenant == null) {
      throw new InvalidException(
          "/tenant", "name the tenant that asks; an account without one claims requests by id");
    }
    Duration lease = leaseOf(options);
    Duration bounded = parts.waitOf(wait);
    tenants.requireMine(tenant);
    tenants.seen(tenant);
    return Optional.ofNullable(
        parts
            .signals()
            .await(
                Backlog.workKey(tenant), bounded, () -> tryNext(tenant, options.method(), lease)));
  }

  private @Nullable Claim tryNext(UUID tenantId, @Nullable String method, Duration lease) {
    Tenant tenant = tenants.requireMine(tenantId);
    if (!tenant.active()) {
      throw new ConflictException(
          ConflictException.NOT_SERVED, "tenant " + tenant.name() + " is deactivated");
    }
    Set<UUID> failed = new HashSet<>();
    while (true) {
      Optional<Candidate> candidate = parts.backlog().reserve(tenantId, method, failed);
      if (candidate.isEmpty()) {
        requireFreeSlot(tenant);
        return null;
      }
      boolean open = true;
      try {
        Claim claim =
            parts.store().write(ledger -> tryClaim(ledger, candidate.get(), tenant, lease));
        open = false;
        if (claim != null) {
          return claim;
        }
      } finally {
        parts.backlog().letGo(candidate.get(), open);
      }
      // Somebody else was faster: learn what else they did. When this one can be had again, a
      // signal says so.
      failed.add(candidate.get().request());
      parts.store().refresh();
    }
  }

  private void requireFreeSlot(Tenant tenant) {
    if (parts.store().read(ledger -> ledger.claims().heldBy(tenant.id())) >= tenant.slots()) {
      throw noFreeSlot(tenant);
    }
  }

  private @Nullable Claim tryClaim(
      Ledger ledger, Candidate candidate, Tenant tenant, Duration lease) {
    Optional<Request> request = ledger.requests().find(candidate.request());
    if (request.isEmpty()
        || request.get().status() != RequestStatus.PENDING
        || !resourcesFree(ledger, request.get())) {
      return null;
    }
    return view(
        ledger,
        parts
            .lifecycle()
            .claim(
                ledger,
                actor,
                parts.now(),
                request.get(),
                candidate.method(),
                tenant.id(),
                tenant.slots(),
                lease,
                null));
  }

  private static boolean resourcesFree(Ledger ledger, Request request) {
    return request.resources().stream().allMatch(r -> ledger.claims().holder(r).isEmpty());
  }

  /** A request that the actor names; see {@link Work#claim}. */
  Claim claim(UUID request, ClaimOptions options) {
    UUID tenantId = options.tenant();
    if (tenantId == null) {
      Duration lease = options.lease() == null ? parts.settings().accountLease() : leaseOf(options);
      return parts
          .store()
          .write(ledger -> claimForAccount(ledger, request, options.method(), lease, null));
    }
    Duration lease = leaseOf(options);
    tenants.requireMine(tenantId);
    tenants.seen(tenantId);
    // Only now is it there for certain.
    Tenant tenant = tenants.requireMine(tenantId);
    Request wished = read(request);
    if (tenantId.equals(wished.holderTenant())) {
      // Before anything else: the slot that it takes is the one that it has.
      Optional<Claim> renewed = parts.store().write(ledger -> renewHeld(ledger, request, tenantId));
      if (renewed.isPresent()) {
        return renewed.get();
      }
    }
    String method = methodFor(tenant, wished, options.method());
    return parts
        .store()
        .write(
            ledger -> {
              Optional<Claim> renewed = renewHeld(ledger, request, tenantId);
              if (renewed.isPresent()) {
                return renewed.get();
              }
              return view(
                  ledger,
                  parts
                      .lifecycle()
                      .claim(
                          ledger,
                          actor,
                          parts.now(),
                          Lifecycle.require(ledger, request),
                          method,
                          tenantId,
                          tenant.slots(),
                          lease,
                          null));
            });
  }

  /** Holds a request for an account without a tenant record, with something to say in the log. */
  Claim reserve(UUID request, String message) {
    Duration lease = parts.settings().accountLease();
    return parts.store().write(ledger -> claimForAccount(ledger, request, null, lease, message));
  }

  private Optional<Claim> renewHeld(Ledger ledger, UUID request, UUID tenant) {
    return heldByMe(ledger, Lifecycle.require(ledger, request))
        .filter(held -> tenant.equals(held.tenant()))
        .map(held -> renew(ledger, held));
  }

  private Claim claimForAccount(
      Ledger ledger,
      UUID id,
      @Nullable String method,
      @Nullable Duration lease,
      @Nullable String message) {
    Request request = Lifecycle.require(ledger, id);
    if (method != null && !request.methods().contains(method)) {
      throw new InvalidException("/method", "the request does not accept method " + method);
    }
    Optional<StoredClaim> held = heldByMe(ledger, request);
    if (held.isPresent()) {
      return renew(ledger, held.get());
    }
    Lifecycle.requireStatus(request, RequestStatus.PENDING, "claimed");
    if (!parts.roster().isFor(request, actor.account(), parts.now())) {
      throw new ConflictException(
          ConflictException.NOT_SERVED, "request " + id + " is addressed to other tenants");
    }
    return view(
        ledger,
        parts
            .lifecycle()
            .claim(
                ledger,
                actor,
                parts.now(),
                request,
                method,
                null,
                Integer.MAX_VALUE,
                lease,
                message));
  }

  private String methodFor(Tenant tenant, Request request, @Nullable String wished) {
    if (wished != null && !request.methods().contains(wished)) {
      throw new InvalidException("/method", "the request does not accept method " + wished);
    }
    MatchReport report = new Explanations(parts).of(request, tenant);
    Optional<Candidate> candidate = parts.backlog().candidate(tenant.id(), request.id());
    if (candidate.isPresent() && (wished == null || wished.equals(candidate.get().method()))) {
      return candidate.get().method();
    }
    return report.verdicts().stream()
        .filter(MatchReport.Verdict::serves)
        .map(MatchReport.Verdict::method)
        .filter(method -> wished == null || wished.equals(method))
        .findFirst()
        .orElseThrow(() -> notServed(tenant, request, report));
  }

  private static ConflictException notServed(Tenant tenant, Request request, MatchReport report) {
    return new ConflictException(
        ConflictException.NOT_SERVED,
        "tenant "
            + tenant.name()
            + " does not serve request "
            + request.id()
            + ": "
            + report.summary());
  }

  private Request read(UUID id) {
    return parts.store().read(ledger -> Lifecycle.require(ledger, id));
  }

  private Optional<StoredClaim> heldByMe(Ledger ledger, Request request) {
    Long token = request.claim();
    return token == null
        ? Optional.empty()
        : ledger
            .claims()
            .find(token)
            .filter(claim -> claim.state().isHeld() && claim.account().equals(actor.account()));
  }

  /** Keeps a claim for another lease. */
  Claim renew(Ledger ledger, StoredClaim claim) {
    StoredClaim renewed = claim.renewed(parts.now());
    ledger.claims().update(renewed);
    return view(ledger, renewed);
  }

  private static ConflictException noFreeSlot(Tenant tenant) {
    return new ConflictException(
        ConflictException.NO_FREE_SLOT,
        "all " + tenant.slots() + " slots of tenant " + tenant.name() + " are taken");
  }

  private Duration leaseOf(ClaimOptions options) {
    Duration lease = options.lease() == null ? parts.settings().lease() : options.lease();
    if (lease.compareTo(EngineSettings.MIN_LEASE) < 0
        || lease.compareTo(EngineSettings.MAX_LEASE) > 0) {
      throw new InvalidException("/lease", "is " + lease + "; one second to 30 days are possible");
    }
    return lease;
  }

  /** A claim as its holder sees it. */
  static Claim view(Ledger ledger, StoredClaim claim) {
    return new Claim(
        claim.token(),
        Lifecycle.require(ledger, claim.request()),
        claim.method(),
        claim.tenant(),
        claim.account(),
        claim.state(),
        claim.begun(),
        claim.granted(),
        claim.leaseUntil());
  }
}
