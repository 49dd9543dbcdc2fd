package org.finales.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.EventDraft;
import org.finales.core.store.KeyTable;
import org.finales.core.store.Ledger;
import org.finales.core.store.StoredClaim;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes results in: holds them to request and schema, and accepts one for each request. */
final class Delivery {
  /** Characters of a refused result that the log keeps. */
  private static final int MAX_EVIDENCE = 16_384;

  private final Parts parts;
  private final Actor actor;

  Delivery(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  /** Takes a result that nobody had asked for, and makes its request with it. */
  Result unsolicited(ResultDraft draft) {
    actor.require(Action.WORK);
    parts.drafts().check(draft);
    String fingerprint = Fingerprint.of("unsolicited", draft);
    Optional<Result> earlier =
        parts.store().read(ledger -> answeredBefore(ledger, draft, fingerprint));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Catalog.Entry entry =
        parts
            .catalog()
            .active(draft.quantity(), draft.method())
            .orElseThrow(
                () ->
                    new InvalidException(
                        parts.catalog().knowsQuantity(draft.quantity()) ? "/method" : "/quantity",
                        "there is no capability " + draft.quantity() + " by " + draft.method()));
    checkContent(draft, entry);
    int version = entry.capability().version();
    return parts
        .store()
        .write(
            ledger -> {
              Optional<Result> before = answeredBefore(ledger, draft, fingerprint);
              if (before.isPresent()) {
                return before.get();
              }
              Instant now = parts.now();
              UUID requestId = UUID.randomUUID();
              Result result = result(requestId, draft, version, null, null, now);
              Request request = requestFor(result, requestId, draft, version, now);
              parts.lifecycle().post(ledger, actor, now, request);
              parts.lifecycle().record(ledger, actor, now, result);
              remember(ledger, draft, fingerprint, result, now);
              return result;
            });
  }

  /** Takes the answer to a request that nobody holds, or that the actor holds. */
  Result of(UUID requestId, ResultDraft draft) {
    actor.require(Action.WORK);
    return deliver(requestId, draft, null);
  }

  /** Takes the answer to a claim that is the actor's. */
  Result of(StoredClaim claim, ResultDraft draft) {
    actor.require(Action.WORK);
    return deliver(claim.request(), draft, claim);
  }

  private Result deliver(UUID requestId, ResultDraft draft, @Nullable StoredClaim claim) {
    parts.drafts().check(draft);
    Request asked = parts.store().read(ledger -> Lifecycle.require(ledger, requestId));
    int version = checkAgainst(asked, draft);
    String fingerprint = Fingerprint.of("result", requestId, draft);
    return parts
        .store()
        .write(ledger -> deliver(ledger, requestId, draft, claim, version, fingerprint))
        .get();
  }

  private Outcome<Result> deliver(
      Ledger ledger,
      UUID requestId,
      ResultDraft draft,
      @Nullable StoredClaim expected,
      int version,
      String fingerprint) {
    Optional<Result> before = answeredBefore(ledger, draft, fingerprint);
    if (before.isPresent()) {
      return Outcome.of(before.get());
    }
    Instant now = parts.now();
    Request request = Lifecycle.require(ledger, requestId);
    StoredClaim claim = null;
    BrokerException refusal = null;
    if (expected != null) {
      claim = ledger.claims().find(expected.token()).orElse(expected);
      Optional<Result> delivered = deliveredBefore(ledger, claim, draft);
      if (delivered.isPresent()) {
        return Outcome.of(delivered.get());
      }
      if (!claim.state().isHeld() || request.claim() == null || request.claim() != claim.token()) {
        refusal = WorkDesk.stale(claim);
      }
    } else if (request.claim() != null) {
      claim = ledger.claims().find(request.claim()).orElse(null);
      if (!actor.account().equals(request.holder())) {
        refusal =
            new ConflictException(
                ConflictException.HELD, "request " + requestId + " is held by " + request.holder());
      }
    } else if (request.status() != RequestStatus.PENDING) {
      refusal =
          new ConflictException(
              ConflictException.WRONG_STATUS,
              "request "
                  + requestId
                  + " is "
                  + request.status().wireName()
                  + " and takes no result");
    } else if (!parts.roster().isFor(request, actor.account(), now)) {
      refusal =
          new ConflictException(
              ConflictException.NOT_SERVED,
              "request " + requestId + " is addressed to other tenants");
    }
    if (refusal != null) {
      ledger.append(refused(request, draft, refusal), now, request);
      return Outcome.refused(refusal);
    }
    Result result =
        result(
            requestId,
            draft,
            version,
            claim == null ? null : claim.tenant(),
            claim == null ? null : claim.token(),
            now);
    parts.lifecycle().accept(ledger, actor, now, request, result);
    remember(ledger, draft, fingerprint, result, now);
    return Outcome.of(result);
  }

  /** Holds a result to the request and to the version of the capability it was asked with. */
  private int checkAgainst(Request asked, ResultDraft draft) {
    List<Violation> violations = new ArrayList<>();
    if (!asked.quantity().equals(draft.quantity())) {
      violations.add(
          new Violation(
              "/quantity", "the request is for " + asked.quantity() + ", not " + draft.quantity()));
    }
    Integer version = asked.versions().get(draft.method());
    if (version == null) {
      violations.add(
          new Violation(
              "/method",
              "the request accepts "
                  + String.join(", ", asked.methods())
                  + ", not "
                  + draft.method()));
    }
    if (!violations.isEmpty() || version == null) {
      throw new InvalidException(violations);
    }
    parts
        .catalog()
        .version(draft.quantity(), draft.method(), version)
        .ifPresent(entry -> checkContent(draft, entry));
    return version;
  }

  private static void checkContent(ResultDraft draft, Catalog.Entry entry) {
    List<Violation> violations = new ArrayList<>();
    violations.addAll(entry.parameters().validate(draft.parameters(), "/parameters"));
    violations.addAll(entry.result().validate(draft.data(), "/data"));
    if (draft.onBehalfOf() != null && draft.onBehalfOf().indexOf('\0') >= 0) {
      violations.add(new Violation("/onBehalfOf", "holds a NUL character"));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  private Optional<Result> answeredBefore(Ledger ledger, ResultDraft draft, String fingerprint) {
    String key = draft.idempotencyKey();
    if (key == null) {
      return Optional.empty();
    }
    Optional<KeyTable.Answer> answer = ledger.keys().answer(actor.account(), key);
    if (answer.isPresent() && !answer.get().fingerprint().equals(fingerprint)) {
      throw new ConflictException(
          ConflictException.KEY_REUSED,
          "idempotency key " + key + " was used for something else before");
    }
    return answer.flatMap(known -> ledger.results().find(UUID.fromString(known.value())));
  }

  /** A holder that lost the answer and delivers the same again is answered the same. */
  private static Optional<Result> deliveredBefore(
      Ledger ledger, StoredClaim claim, ResultDraft draft) {
    return ledger
        .results()
        .forRequest(claim.request())
        .filter(
            known ->
                known.claim() != null
                    && known.claim() == claim.token()
                    && known.method().equals(draft.method())
                    && Fingerprint.of(known.parameters(), known.data())
                        .equals(
                            Fingerprint.of(
                                FinalesJson.readWritten(FinalesJson.write(draft.parameters())),
                                FinalesJson.readWritten(FinalesJson.write(draft.data())))));
  }

  private void remember(
      Ledger ledger, ResultDraft draft, String fingerprint, Result result, Instant now) {
    if (draft.idempotencyKey() != null) {
      ledger
          .keys()
          .remember(
              actor.account(),
              draft.idempotencyKey(),
              new KeyTable.Answer(fingerprint, result.id().toString()),
              now);
    }
  }

  private EventDraft refused(Request request, ResultDraft draft, BrokerException refusal) {
    return actor.entry(
        "result.refused",
        "request",
        request.id(),
        request.status().wireName(),
        request.status().wireName(),
        refusal.getMessage(),
        evidence(draft));
  }

  private Result result(
      UUID request,
      ResultDraft draft,
      int version,
      @Nullable UUID tenant,
      @Nullable Long claim,
      Instant now) {
    return new Result(
        UUID.randomUUID(),
        request,
        draft.quantity(),
        draft.method(),
        version,
        draft.parameters(),
        draft.data(),
        ResultStatus.ORIGINAL,
        actor.account(),
        tenant,
        draft.onBehalfOf(),
        claim,
        now,
        now,
        1);
  }

  private Request requestFor(Result result, UUID id, ResultDraft draft, int version, Instant now) {
    return new Request(
        id,
        draft.quantity(),
        List.of(draft.method()),
        Map.of(draft.method(), version),
        Map.of(draft.method(), draft.parameters()),
        RequestStatus.UNSOLICITED,
        0,
        null,
        Set.of(),
        Set.of(),
        0,
        1,
        actor.account(),
        draft.onBehalfOf(),
        null,
        null,
        null,
        result.id(),
        now,
        now,
        1);
  }

  /** A refused result as the log keeps it: whole, or by its hash and beginning if it is long. */
  private static JsonNode evidence(ResultDraft draft) {
    String text = FinalesJson.write(draft);
    if (text.length() <= MAX_EVIDENCE) {
      return FinalesJson.tree(draft);
    }
    return FinalesJson.tree(
        Map.of(
            "characters", text.length(),
            "sha256", Fingerprint.of(draft),
            "beginning", text.substring(0, MAX_EVIDENCE)));
  }
}
