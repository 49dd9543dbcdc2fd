package org.finales.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Work;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.Ledger;
import org.finales.core.store.StoredClaim;

/** Finding, holding and finishing work as one actor sees it. */
final class WorkDesk implements Work {
  private final Parts parts;
  private final Actor actor;
  private final TenantDesk tenants;
  private final Grants grants;
  private final Delivery delivery;

  WorkDesk(Parts parts, Actor actor, TenantDesk tenants, Delivery delivery) {
    this.parts = parts;
    this.actor = actor;
    this.tenants = tenants;
    this.grants = new Grants(parts, actor, tenants);
    this.delivery = delivery;
  }

  @Override
  public Optional<Claim> next(ClaimOptions options, Duration wait) {
    actor.require(Action.WORK);
    return grants.next(options, wait);
  }

  @Override
  public Claim claim(UUID request, ClaimOptions options) {
    actor.require(Action.WORK);
    parts.drafts().check(options);
    return grants.claim(request, options);
  }

  /** Holds a request for an account without a tenant record, with something to say in the log. */
  Claim reserve(UUID request, String message) {
    actor.require(Action.WORK);
    return grants.reserve(request, Drafts.reason(message));
  }

  @Override
  public Optional<Claim> find(long token) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(ledger -> ledger.claims().find(token).map(claim -> Grants.view(ledger, claim)));
  }

  @Override
  public List<Claim> held() {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger ->
                ledger.claims().held(actor.account()).stream()
                    .map(claim -> Grants.view(ledger, claim))
                    .toList());
  }

  @Override
  public Claim begin(long token) {
    return parts
        .store()
        .write(
            ledger -> {
              StoredClaim claim = requireHeld(ledger, token);
              if (claim.begun()) {
                return Grants.view(ledger, claim);
              }
              StoredClaim begun = claim.asBegun().renewed(parts.now());
              ledger.claims().update(begun);
              Request request = Lifecycle.require(ledger, claim.request());
              ledger.append(
                  actor.entry(
                      "request.begun",
                      "request",
                      claim.request(),
                      request.status().wireName(),
                      request.status().wireName(),
                      null,
                      FinalesJson.tree(Map.of("claim", token))),
                  parts.now(),
                  request);
              return Grants.view(ledger, begun);
            });
  }

  @Override
  public Claim heartbeat(long token) {
    Claim claim =
        parts
            .store()
            .write(
                ledger -> {
                  StoredClaim stored = requireMine(ledger, token);
                  return stored.state().isHeld()
                      ? grants.renew(ledger, stored)
                      : Grants.view(ledger, stored);
                });
    if (claim.tenant() != null) {
      tenants.seen(claim.tenant());
    }
    return claim;
  }

  @Override
  public Claim giveBack(long token, String reason) {
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              StoredClaim claim = requireHeld(ledger, token);
              Request request = Lifecycle.require(ledger, claim.request());
              parts
                  .lifecycle()
                  .release(
                      ledger,
                      actor,
                      parts.now(),
                      claim,
                      ClaimState.GIVEN_BACK,
                      RequestEdit.released(request, RequestStatus.PENDING),
                      "request.given-back",
                      said);
              return Grants.view(ledger, claim.in(ClaimState.GIVEN_BACK));
            });
  }

  @Override
  public Claim fail(long token, String reason, boolean permanent) {
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              StoredClaim claim = requireHeld(ledger, token);
              parts
                  .lifecycle()
                  .attemptFailed(
                      ledger,
                      actor,
                      parts.now(),
                      claim,
                      ClaimState.FAILED,
                      permanent,
                      "request.attempt-failed",
                      said);
              return Grants.view(ledger, claim.in(ClaimState.FAILED));
            });
  }

  @Override
  public Result deliver(long token, ResultDraft draft) {
    actor.require(Action.WORK);
    StoredClaim claim = parts.store().read(ledger -> requireMine(ledger, token));
    return delivery.of(claim, draft);
  }

  private StoredClaim requireMine(Ledger ledger, long token) {
    actor.require(Action.WORK);
    StoredClaim claim =
        ledger
            .claims()
            .find(token)
            .orElseThrow(() -> new NotFoundException("no claim with token " + token));
    if (!claim.account().equals(actor.account()) && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException("claim " + token + " belongs to account " + claim.account());
    }
    return claim;
  }

  private StoredClaim requireHeld(Ledger ledger, long token) {
    StoredClaim claim = requireMine(ledger, token);
    if (!claim.state().isHeld()) {
      throw stale(claim);
    }
    return claim;
  }

  static ConflictException stale(StoredClaim claim) {
    return new ConflictException(
        ConflictException.STALE_CLAIM,
        "claim " + claim.token() + " is over: " + claim.state().wireName().replace('_', ' '));
  }
}
