package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Requests;
import org.finales.api.broker.Violation;
import org.finales.core.store.KeyTable;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests as one actor sees them. */
final class RequestDesk implements Requests {
  static final int DEFAULT_MAX_ATTEMPTS = 3;

  private final Parts parts;
  private final Actor actor;

  RequestDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  @Override
  public Request post(RequestDraft draft) {
    return post(draft, (ledger, request) -> {});
  }

  /** Posts a request and writes what belongs to it in the same transaction. */
  Request post(RequestDraft draft, BiConsumer<Ledger, Request> also) {
    actor.require(Action.REQUEST);
    parts.drafts().check(draft);
    String key = draft.idempotencyKey();
    String fingerprint = key == null ? "" : Fingerprint.of("request", draft);
    if (key != null) {
      // What was taken once is answered the same for ever, whatever could be asked for since.
      Optional<Request> before =
          parts
              .store()
              .read(
                  ledger ->
                      ledger
                          .keys()
                          .answer(actor.account(), key)
                          .map(answer -> repeated(ledger, answer, fingerprint, key)));
      if (before.isPresent()) {
        return before.get();
      }
    }
    Map<String, Integer> versions = versions(draft);
    UUID id = UUID.randomUUID();
    return parts
        .store()
        .write(
            ledger -> {
              if (key != null) {
                Optional<KeyTable.Answer> answer = ledger.keys().answer(actor.account(), key);
                if (answer.isPresent()) {
                  return repeated(ledger, answer.get(), fingerprint, key);
                }
              }
              Instant now = parts.now();
              Request request = request(id, draft, versions, now);
              if (key != null) {
                ledger
                    .keys()
                    .remember(
                        actor.account(), key, new KeyTable.Answer(fingerprint, id.toString()), now);
              }
              parts.lifecycle().post(ledger, actor, now, request);
              also.accept(ledger, request);
              return request;
            });
  }

  private Request repeated(Ledger ledger, KeyTable.Answer answer, String fingerprint, String key) {
    if (!answer.fingerprint().equals(fingerprint)) {
      throw new ConflictException(
          ConflictException.KEY_REUSED,
          "idempotency key " + key + " was used for something else before");
    }
    return Lifecycle.require(ledger, UUID.fromString(answer.value()));
  }

  @Override
  public MatchReport explain(RequestDraft draft) {
    actor.require(Action.READ);
    parts.drafts().check(draft);
    versions(draft);
    return new Explanations(parts).of(draft);
  }

  @Override
  public MatchReport explain(UUID id) {
    Request request = find(id).orElseThrow(() -> noSuch(id));
    return new Explanations(parts).of(request);
  }

  @Override
  public Optional<Request> find(UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.requests().find(id));
  }

  @Override
  public Page<Request> list(RequestQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts
        .store()
        .read(
            ledger ->
                Cursors.page(
                    (after, limit) -> ledger.requests().list(query, after, limit),
                    query.cursor(),
                    query.limit()));
  }

  @Override
  public Request await(UUID id, Duration wait) {
    Request settled =
        parts
            .signals()
            .await(
                Backlog.settledKey(id),
                parts.waitOf(wait),
                () -> {
                  Request request = find(id).orElseThrow(() -> noSuch(id));
                  return request.status().isSettled() ? request : null;
                });
    return settled != null ? settled : find(id).orElseThrow(() -> noSuch(id));
  }

  @Override
  public Request retract(UUID id, String reason) {
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              Request request = requireOwn(ledger, id, "retract");
              if (request.status().isSettled()) {
                Lifecycle.requireStatus(request, RequestStatus.PENDING, "retracted");
              }
              return parts
                  .lifecycle()
                  .settle(
                      ledger,
                      actor,
                      parts.now(),
                      request,
                      ClaimState.RETRACTED,
                      RequestEdit.released(request, RequestStatus.RETRACTED),
                      "request.retracted",
                      said);
            });
  }

  @Override
  public Request reopen(UUID id, String reason) {
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              Request request = requireOwn(ledger, id, "reopen");
              Lifecycle.requireStatus(request, RequestStatus.RETRACTED, "reopened");
              requireFuture(request.deadline(), parts.now());
              return parts
                  .lifecycle()
                  .move(
                      ledger,
                      actor,
                      parts.now(),
                      request,
                      RequestEdit.released(request, RequestStatus.PENDING).attempts(0),
                      "request.reopened",
                      said);
            });
  }

  @Override
  public Request approve(UUID id, String reason) {
    actor.require(Action.OPERATE);
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              Request request = Lifecycle.require(ledger, id);
              Lifecycle.requireStatus(request, RequestStatus.PROPOSED, "approved");
              return parts
                  .lifecycle()
                  .move(
                      ledger,
                      actor,
                      parts.now(),
                      request,
                      RequestEdit.released(request, RequestStatus.PENDING),
                      "request.approved",
                      said);
            });
  }

  @Override
  public Request reassign(UUID id, String reason) {
    actor.require(Action.OPERATE);
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              Request request = Lifecycle.require(ledger, id);
              Lifecycle.requireStatus(request, RequestStatus.CLAIMED, "reassigned");
              return parts
                  .lifecycle()
                  .settle(
                      ledger,
                      actor,
                      parts.now(),
                      request,
                      ClaimState.LOST,
                      RequestEdit.released(request, RequestStatus.PENDING),
                      "request.reassigned",
                      said);
            });
  }

  @Override
  public List<Event> history(UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              Lifecycle.require(ledger, id);
              return ledger.events().about("request", id.toString());
            });
  }

  /** Holds a draft to its capabilities' schemas; the versions to ask with. */
  private Map<String, Integer> versions(RequestDraft draft) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Integer> versions = new LinkedHashMap<>();
    for (int i = 0; i < draft.methods().size(); i++) {
      String method = draft.methods().get(i);
      JsonNode parameters = draft.parameters().get(method);
      if (draft.methods().indexOf(method) < i) {
        violations.add(new Violation("/methods/" + i, "method " + method + " is named twice"));
      } else if (parameters == null) {
        violations.add(
            new Violation("/parameters", "parameters of method " + method + " are missing"));
      } else {
        Optional<Catalog.Entry> entry = parts.catalog().active(draft.quantity(), method);
        if (entry.isEmpty()) {
          violations.add(unknown(draft.quantity(), method, i));
        } else {
          versions.put(method, entry.get().capability().version());
          violations.addAll(
              entry.get().parameters().validate(parameters, "/parameters/" + pointer(method)));
        }
      }
    }
    for (String method : draft.parameters().keySet()) {
      if (!draft.methods().contains(method)) {
        violations.add(
            new Violation(
                "/parameters/" + pointer(method),
                "method " + method + " is not among the methods"));
      }
    }
    Instant now = parts.now();
    for (UUID tenant : draft.addressedTo()) {
      if (parts.roster().find(tenant, now).isEmpty()) {
        violations.add(new Violation("/addressedTo", "there is no tenant " + tenant));
      }
    }
    if (draft.deadline() != null && !draft.deadline().isAfter(now)) {
      violations.add(new Violation("/deadline", "lies in the past"));
    }
    if (draft.onBehalfOf() != null && draft.onBehalfOf().indexOf('\0') >= 0) {
      violations.add(new Violation("/onBehalfOf", "holds a NUL character"));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return versions;
  }

  private Violation unknown(String quantity, String method, int index) {
    return parts.catalog().knowsQuantity(quantity)
        ? new Violation("/methods/" + index, "there is no capability " + quantity + " by " + method)
        : new Violation("/quantity", "there is no capability for quantity " + quantity);
  }

  private Request request(UUID id, RequestDraft draft, Map<String, Integer> versions, Instant now) {
    return new Request(
        id,
        draft.quantity(),
        draft.methods(),
        versions,
        draft.parameters(),
        Boolean.TRUE.equals(draft.proposed()) ? RequestStatus.PROPOSED : RequestStatus.PENDING,
        draft.priority() == null ? 0 : draft.priority(),
        draft.deadline(),
        draft.addressedTo(),
        draft.resources(),
        0,
        draft.maxAttempts() == null ? DEFAULT_MAX_ATTEMPTS : draft.maxAttempts(),
        actor.account(),
        draft.onBehalfOf(),
        null,
        null,
        null,
        null,
        now,
        now,
        1);
  }

  private Request requireOwn(Ledger ledger, UUID id, String verb) {
    actor.require(Action.REQUEST);
    Request request = Lifecycle.require(ledger, id);
    if (!request.account().equals(actor.account()) && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException(
          "only its requester "
              + request.account()
              + " or an operator may "
              + verb
              + " request "
              + id);
    }
    return request;
  }

  private static void requireFuture(@Nullable Instant deadline, Instant now) {
    if (deadline != null && !deadline.isAfter(now)) {
      throw new ConflictException(
          ConflictException.WRONG_STATUS, "the deadline " + deadline + " has passed");
    }
  }

  static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static NotFoundException noSuch(UUID id) {
    return new NotFoundException("no request with id " + id);
  }
}
