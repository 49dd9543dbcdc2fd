package org.finales.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Results;
import org.finales.api.broker.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Results as one actor sees them. */
final class ResultDesk implements Results {
  private final Parts parts;
  private final Actor actor;
  private final Delivery delivery;

  ResultDesk(Parts parts, Actor actor, Delivery delivery) {
    this.parts = parts;
    this.actor = actor;
    this.delivery = delivery;
  }

  @Override
  public Result postUnsolicited(ResultDraft draft) {
    return delivery.unsolicited(draft);
  }

  @Override
  public Result post(UUID request, ResultDraft draft) {
    return delivery.of(request, draft);
  }

  @Override
  public Optional<Result> find(UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.results().find(id));
  }

  @Override
  public Optional<Result> forRequest(UUID request) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.results().forRequest(request));
  }

  @Override
  public Page<Result> list(ResultQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts
        .store()
        .read(
            ledger ->
                Cursors.page(
                    (after, limit) -> ledger.results().list(query, after, limit),
                    query.cursor(),
                    query.limit()));
  }

  @Override
  public Result amend(UUID id, JsonNode data, String reason) {
    return amend(id, data, reason, null);
  }

  @Override
  public Result amend(UUID id, JsonNode data, String reason, long revision) {
    return amend(id, data, reason, Long.valueOf(revision));
  }

  private Result amend(UUID id, JsonNode data, String reason, @Nullable Long revision) {
    String said = Drafts.reason(reason);
    Drafts.checkBounds(data, "/data");
    Result known = find(id).orElseThrow(() -> noSuch(id));
    List<Violation> violations =
        parts
            .catalog()
            .version(known.quantity(), known.method(), known.version())
            .map(entry -> entry.result().validate(data, "/data"))
            .orElse(List.of());
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return change(id, ResultStatus.AMENDED, data, revision, "result.amended", said);
  }

  @Override
  public Result delete(UUID id, String reason) {
    return change(id, ResultStatus.DELETED, null, null, "result.deleted", Drafts.reason(reason));
  }

  /** Marks a result without changing what it says; FINALES 2 knows amended results as no more. */
  Result mark(UUID id, ResultStatus status, String reason) {
    return change(id, status, null, null, "result." + status.wireName(), Drafts.reason(reason));
  }

  private Result change(
      UUID id,
      ResultStatus status,
      @Nullable JsonNode data,
      @Nullable Long revision,
      String kind,
      String reason) {
    actor.require(Action.WORK);
    return parts
        .store()
        .write(
            ledger -> {
              Result known = ledger.results().find(id).orElseThrow(() -> noSuch(id));
              if (!known.account().equals(actor.account()) && !actor.may(Action.OPERATE)) {
                throw new ForbiddenException(
                    "only its poster "
                        + known.account()
                        + " or an operator may change result "
                        + id);
              }
              if (revision != null && known.revision() != revision) {
                throw new ConflictException(
                    ConflictException.CHANGED,
                    "result " + id + " was changed since revision " + revision);
              }
              Instant now = parts.now();
              Result after = changed(known, status, data == null ? known.data() : data, now);
              ledger.append(
                  actor.entry(
                      kind,
                      "result",
                      id,
                      known.status().wireName(),
                      status.wireName(),
                      reason,
                      data == null
                          ? null
                          : JsonNodeFactory.instance.objectNode().set("before", known.data())),
                  now,
                  after);
              if (!ledger.results().update(after)) {
                throw new ConflictException(
                    ConflictException.CHANGED, "result " + id + " was changed by somebody else");
              }
              return after;
            });
  }

  private static Result changed(Result known, ResultStatus status, JsonNode data, Instant now) {
    return new Result(
        known.id(),
        known.request(),
        known.quantity(),
        known.method(),
        known.version(),
        known.parameters(),
        data,
        status,
        known.account(),
        known.tenant(),
        known.onBehalfOf(),
        known.claim(),
        known.created(),
        now,
        known.revision() + 1);
  }

  private static NotFoundException noSuch(UUID id) {
    return new NotFoundException("no result with id " + id);
  }
}
