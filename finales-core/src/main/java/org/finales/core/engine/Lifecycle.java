package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.StoredClaim;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The life of a request: every change of status there is, each as one step within a transaction,
 * with its entry in the log. Who may do it is for the callers to say; what follows from it is said
 * here.
 */
final class Lifecycle {
  private final Catalog catalog;

  Lifecycle(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Posts a request. */
  Request post(Ledger ledger, Actor actor, Instant now, Request request) {
    return post(ledger, actor, now, request, null);
  }

  /** Posts a request, with something to say. */
  Request post(Ledger ledger, Actor actor, Instant now, Request request, @Nullable String message) {
    var posted =
        ledger.append(
            draft("request.posted", request, null, request.status(), actor, message, null),
            now,
            request);
    ledger.requests().insert(posted.sequence(), request);
    return request;
  }

  /**
   * Gives a pending request to somebody.
   *
   * @param slots how many claims the tenant may hold
   * @throws ConflictException if the request is not pending, a resource is held, or no slot is free
   */
  StoredClaim claim(
      Ledger ledger,
      Actor actor,
      Instant now,
      Request request,
      @Nullable String method,
      @Nullable UUID tenant,
      int slots,
      @Nullable Duration lease,
      @Nullable String message) {
    requireStatus(request, RequestStatus.PENDING, "claimed");
    if (tenant != null && ledger.claims().heldBy(tenant) >= slots) {
      throw new ConflictException(
          ConflictException.NO_FREE_SLOT,
          "all " + slots + " slots of tenant " + tenant + " are taken");
    }
    long token = ledger.nextSequence();
    StoredClaim claim =
        new StoredClaim(
            token,
            request.id(),
            method,
            tenant,
            actor.account(),
            ClaimState.LIVE,
            false,
            now,
            lease,
            lease == null ? null : now.plus(lease));
    for (String resource : request.resources()) {
      if (!ledger.claims().hold(resource, token)) {
        throw new ConflictException(
            ConflictException.RESOURCE_HELD,
            "resource "
                + resource
                + " is held by claim "
                + ledger.claims().holder(resource).orElse(0L));
      }
    }
    Request claimed = RequestEdit.claimed(request, claim).at(now);
    JsonNode detail =
        FinalesJson.tree(
            tenant == null
                ? Map.of("claim", token)
                : Map.of("claim", token, "tenant", tenant, "method", String.valueOf(method)));
    ledger.append(
        draft(
            "request.claimed", claimed, request.status(), claimed.status(), actor, message, detail),
        now,
        claimed);
    ledger.claims().insert(claim);
    write(ledger, claimed);
    return claim;
  }

  /** Lets go of a claimed request: it waits again, or is settled. */
  Request release(
      Ledger ledger,
      Actor actor,
      Instant now,
      StoredClaim claim,
      ClaimState end,
      RequestEdit edit,
      String kind,
      @Nullable String message) {
    endClaim(ledger, claim, end);
    return move(ledger, actor, now, require(ledger, claim.request()), edit, kind, message);
  }

  /** Ends whatever claim holds a request, and changes the request. */
  Request settle(
      Ledger ledger,
      Actor actor,
      Instant now,
      Request request,
      ClaimState end,
      RequestEdit edit,
      String kind,
      @Nullable String message) {
    Long token = request.claim();
    if (token != null) {
      ledger.claims().find(token).ifPresent(claim -> endClaim(ledger, claim, end));
    }
    return move(ledger, actor, now, request, edit, kind, message);
  }

  /** Changes a request's status. */
  Request move(
      Ledger ledger,
      Actor actor,
      Instant now,
      Request before,
      RequestEdit edit,
      String kind,
      @Nullable String message) {
    Request after = edit.at(now);
    ledger.append(
        draft(kind, after, before.status(), after.status(), actor, message, null), now, after);
    write(ledger, after);
    return after;
  }

  /** Says something in the log about a request that stays as it is. */
  void note(Ledger ledger, Actor actor, Instant now, Request request, String kind, String message) {
    ledger.append(
        draft(kind, request, request.status(), request.status(), actor, message, null),
        now,
        request);
  }

  /**
   * Ends an attempt that came to nothing: the request waits again while attempts are left and the
   * work may be repeated, and fails otherwise.
   */
  Request attemptFailed(
      Ledger ledger,
      Actor actor,
      Instant now,
      StoredClaim claim,
      ClaimState end,
      boolean permanent,
      String kind,
      String message) {
    Request request = require(ledger, claim.request());
    int attempts = request.attempts() + 1;
    boolean again =
        !permanent
            && attempts < request.maxAttempts()
            && (!claim.begun() || mayRepeat(request, claim.method()));
    RequestEdit edit =
        RequestEdit.released(request, again ? RequestStatus.PENDING : RequestStatus.FAILED)
            .attempts(attempts);
    String said = message;
    if (!again && !permanent) {
      said =
          (message.isEmpty() ? "" : message + "; ")
              + (attempts >= request.maxAttempts()
                  ? "its " + request.maxAttempts() + " attempts are used up"
                  : "the work had begun and may not be repeated");
    }
    return release(ledger, actor, now, claim, end, edit, again ? kind : "request.failed", said);
  }

  /**
   * Ends a claim whose lease is over. Begun work that may not be repeated stays with its holder. An
   * attempt of which a tenant never gave a sign does not count: the tenant may not even have learnt
   * of it, because the answer was lost on the way. Accounts without a tenant record give no signs.
   */
  void lapse(Ledger ledger, Instant now, StoredClaim claim) {
    Request request = require(ledger, claim.request());
    String kind = "request.lease-lapsed";
    if (claim.begun() && !mayRepeat(request, claim.method())) {
      ledger.claims().update(claim.in(ClaimState.OVERDUE));
      note(
          ledger,
          Actor.ENGINE,
          now,
          request,
          "request.overdue",
          "the lease of "
              + claim.account()
              + " is over and its work had begun; an operator may reassign it");
    } else if (claim.begun() || claim.isRenewed() || claim.tenant() == null) {
      String message = "no further heartbeat of " + claim.account();
      attemptFailed(ledger, Actor.ENGINE, now, claim, ClaimState.LOST, false, kind, message);
    } else {
      release(
          ledger,
          Actor.ENGINE,
          now,
          claim,
          ClaimState.LOST,
          RequestEdit.released(request, RequestStatus.PENDING),
          kind,
          "no sign of life of " + claim.account() + " since its lease began");
    }
  }

  /** Writes a result down. */
  void record(Ledger ledger, Actor actor, Instant now, Result result) {
    var posted =
        ledger.append(
            actor.entry(
                "result.posted",
                "result",
                result.id(),
                null,
                result.status().wireName(),
                null,
                FinalesJson.tree(Map.of("request", result.request()))),
            now,
            result);
    ledger.results().insert(posted.sequence(), result);
  }

  /** Accepts a result and resolves its request. */
  Result accept(Ledger ledger, Actor actor, Instant now, Request request, Result result) {
    record(ledger, actor, now, result);
    settle(
        ledger,
        actor,
        now,
        request,
        ClaimState.DELIVERED,
        RequestEdit.released(request, RequestStatus.RESOLVED).result(result.id()),
        "request.resolved",
        null);
    return result;
  }

  /** Whether begun work on a request may be done again by somebody else. */
  boolean mayRepeat(Request request, @Nullable String method) {
    return method == null
        ? request.methods().stream().allMatch(any -> isRepeatable(request, any))
        : isRepeatable(request, method);
  }

  /**
   * @throws NotFoundException if there is no such request
   */
  static Request require(Ledger ledger, UUID request) {
    return ledger
        .requests()
        .find(request)
        .orElseThrow(() -> new NotFoundException("no request with id " + request));
  }

  /**
   * @throws ConflictException unless the request stands in this status
   */
  static void requireStatus(Request request, RequestStatus status, String verb) {
    if (request.status() == status) {
      return;
    }
    if (request.status() == RequestStatus.CLAIMED && status == RequestStatus.PENDING) {
      throw new ConflictException(
          ConflictException.HELD, "request " + request.id() + " is held by " + request.holder());
    }
    throw new ConflictException(
        ConflictException.WRONG_STATUS,
        "request "
            + request.id()
            + " is "
            + request.status().wireName()
            + " and cannot be "
            + verb);
  }

  private boolean isRepeatable(Request request, String method) {
    Optional<Catalog.Entry> entry =
        catalog.version(request.quantity(), method, request.versions().getOrDefault(method, 1));
    return entry.isPresent() && entry.get().capability().repeatable();
  }

  private static void endClaim(Ledger ledger, StoredClaim claim, ClaimState end) {
    if (claim.state().isHeld()) {
      ledger.claims().update(claim.in(end));
      ledger.claims().release(claim.token());
    }
  }

  private static void write(Ledger ledger, Request after) {
    if (!ledger.requests().update(after)) {
      throw new ConflictException(
          ConflictException.CHANGED, "request " + after.id() + " was changed by somebody else");
    }
  }

  private static EventDraft draft(
      String kind,
      Request request,
      @Nullable RequestStatus from,
      RequestStatus to,
      Actor actor,
      @Nullable String message,
      @Nullable JsonNode detail) {
    return actor.entry(
        kind,
        "request",
        request.id(),
        from == null ? null : from.wireName(),
        to.wireName(),
        message,
        detail);
  }
}
