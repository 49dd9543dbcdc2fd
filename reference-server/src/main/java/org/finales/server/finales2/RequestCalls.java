package org.finales.server.finales2;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Event;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests. One that waits for approval is not there yet for FINALES 2's clients. Thread-safe. */
final class RequestCalls {
  private final Engine engine;
  private final Infos infos;
  private final Turns turns;
  private final RequestStatuses statuses;

  RequestCalls(Engine engine, Infos infos, Turns turns) {
    this.engine = engine;
    this.infos = infos;
    this.turns = turns;
    this.statuses = new RequestStatuses(engine, turns);
  }

  /** {@code POST /requests/}: a bare identifier. */
  void post(Context ctx, Actor actor) {
    Posted posted = Posted.of(ctx);
    String quantity = posted.text("quantity");
    List<String> methods = posted.someTexts("methods");
    JsonNode parameters = posted.objects("parameters");
    String poster = posted.text("tenant_uuid");
    posted.check();
    Broker broker = engine.as(actor);
    new Known(broker).requireForRequest(quantity, methods, parameters);
    RequestDraft.Builder draft =
        RequestDraft.builder(quantity).onBehalfOf(Uuids.read(poster, "tenant_uuid").toString());
    for (String method : methods) {
      draft.method(method, Objects.requireNonNull(parameters.get(method)));
    }
    try {
      Replies.text(ctx, broker.requests().post(draft.build()).id().toString());
    } catch (InvalidException e) {
      throw Replies.invalid(e, path -> path.equals("/onBehalfOf") ? "/tenant_uuid" : path);
    }
  }

  /** {@code GET /requests/ID}: the request, or null. */
  void find(Context ctx, Actor actor) throws IOException {
    UUID id = Uuids.read(ctx.pathParam("object_id"));
    Broker broker = engine.as(actor);
    Optional<Request> found =
        broker.requests().find(id).filter(one -> one.status() != RequestStatus.PROPOSED);
    if (found.isEmpty()) {
      Replies.nothing(ctx);
      return;
    }
    Request request = found.get();
    String reason = Words.isTranslated(request.status()) ? reason(broker, request) : null;
    Replies.stream(ctx, out -> infos.write(out, Infos.stored(request), reason));
  }

  /** Why a request stands where it stands. */
  private static @Nullable String reason(Broker broker, Request request) {
    String reason = null;
    for (Event event : broker.requests().history(request.id())) {
      if (request.status().wireName().equals(event.to()) && event.message() != null) {
        reason = event.message();
      }
    }
    return reason;
  }

  /** {@code POST /requests/ID/update_status/}: a bare confirmation. */
  void updateStatus(Context ctx, Actor actor) {
    Query query = Query.of(ctx);
    String status = query.oneOf("new_status", Words.REQUEST_STATUSES);
    query.check();
    String id = Ids.meant(query, ctx, "request_id", "result_id");
    String message = query.find("status_change_message");
    statuses.change(actor, id, status, message == null ? "" : message);
    Replies.text(ctx, "Successful change of status to " + status);
  }

  /** {@code GET /pending_requests/}, optionally of a quantity and method. */
  void pending(Context ctx, Actor actor) throws IOException {
    actor.require(Action.READ);
    Query query = Query.of(ctx);
    String quantity = query.find("quantity");
    String method = query.find("method");
    PendingList shown = new PendingList(engine, actor, turns.look(actor, quantity));
    RequestQuery wanted = Ids.query(quantity, method, RequestStatus.PENDING);
    Replies.stream(
        ctx,
        out -> {
          out.writeStartArray();
          if (wanted != null) {
            engine.scan(
                wanted,
                request -> {
                  if (shown.shows(request)) {
                    infos.write(out, request, null);
                  }
                });
          }
          out.writeEndArray();
        });
  }

  /** {@code GET /all_requests/}. */
  void all(Context ctx, Actor actor) throws IOException {
    actor.require(Action.READ);
    Replies.stream(
        ctx,
        out -> {
          out.writeStartArray();
          engine.scan(
              RequestQuery.all(),
              request -> {
                if (request.status() != RequestStatus.PROPOSED) {
                  infos.write(out, request, null);
                }
              });
          out.writeEndArray();
        });
  }
}
