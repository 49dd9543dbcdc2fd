package org.finales.server.finales2;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.RefusedException;
import tools.jackson.databind.JsonNode;

/** Results. Thread-safe. */
final class ResultCalls {
  private final Engine engine;
  private final Infos infos;
  private final Turns turns;

  ResultCalls(Engine engine, Infos infos, Turns turns) {
    this.engine = engine;
    this.infos = infos;
    this.turns = turns;
  }

  /** {@code POST /results/}: a bare identifier. */
  void post(Context ctx, Actor actor) {
    Broker broker = engine.as(actor);
    Incoming incoming = Incoming.of(ctx, broker);
    UUID request = Uuids.read(incoming.request);
    try {
      Result result = broker.results().post(request, incoming.draft);
      turns.taken(actor.account(), result.quantity(), request);
      Replies.text(ctx, result.id().toString());
    } catch (NotFoundException e) {
      throw Known.wrong("Submitted result has no request: " + incoming.request);
    } catch (InvalidException e) {
      throw incoming.refusal(e);
    }
  }

  /** {@code POST /results/post_unsolicited_result}: a bare identifier. */
  void postUnsolicited(Context ctx, Actor actor) {
    Broker broker = engine.as(actor);
    Incoming incoming = Incoming.of(ctx, broker);
    try {
      Replies.text(ctx, broker.results().postUnsolicited(incoming.draft).id().toString());
    } catch (InvalidException e) {
      throw incoming.refusal(e);
    }
  }

  /** {@code GET /results/ID}: the result, or null. */
  void find(Context ctx, Actor actor) throws IOException {
    UUID id = Uuids.read(ctx.pathParam("object_id"));
    answer(ctx, engine.as(actor).results().find(id));
  }

  /** {@code GET /results_requested/ID}: the result of a request, or null. */
  void findByRequest(Context ctx, Actor actor) throws IOException {
    UUID id = Uuids.read(ctx.pathParam("request_id"));
    answer(ctx, engine.as(actor).results().forRequest(id));
  }

  private void answer(Context ctx, Optional<Result> found) throws IOException {
    if (found.isEmpty()) {
      Replies.nothing(ctx);
      return;
    }
    Replies.stream(ctx, out -> infos.write(out, Infos.stored(found.get())));
  }

  /** {@code GET /results_requested/}, optionally of a quantity and method; deleted ones too. */
  void list(Context ctx, Actor actor) throws IOException {
    actor.require(Action.READ);
    Query query = Query.of(ctx);
    ResultQuery wanted = Ids.results(query.find("quantity"), query.find("method"));
    Replies.stream(
        ctx,
        out -> {
          out.writeStartArray();
          if (wanted != null) {
            engine.scan(wanted, result -> infos.write(out, result));
          }
          out.writeEndArray();
        });
  }

  /** {@code POST /results/ID/update_status/}: a bare confirmation. */
  void updateStatus(Context ctx, Actor actor) {
    Query query = Query.of(ctx);
    String status = query.oneOf("new_status", Words.RESULT_STATUSES);
    query.check();
    ResultStatus wanted = ResultStatus.of(status);
    if (wanted == ResultStatus.ORIGINAL) {
      throw Known.wrong(
          "Not possible to change status to 'original' since this is reserved only for the initial"
              + " posting");
    }
    String id = Ids.meant(query, ctx, "result_id", "request_id");
    String message = query.find("status_change_message");
    try {
      engine.mark(actor, Uuids.read(id), wanted, message == null ? "" : message);
    } catch (NotFoundException e) {
      throw Known.wrong("No result with id: " + id);
    }
    Replies.text(ctx, "Successful change of status to " + status);
  }

  /**
   * A result as it came.
   *
   * @param request the identifier of the request, as it was sent
   */
  private record Incoming(ResultDraft draft, String request) {
    static Incoming of(Context ctx, Broker broker) {
      Posted posted = Posted.of(ctx);
      JsonNode data = posted.object("data");
      String quantity = posted.text("quantity");
      List<String> methods = posted.texts("method");
      JsonNode parameters = posted.objects("parameters");
      String poster = posted.text("tenant_uuid");
      String request = posted.text("request_uuid");
      posted.check();
      if (methods.size() != 1) {
        throw Known.wrong(
            "Wrong length of method string for recieved result. A list with a single method is"
                + " expected, the recieved list "
                + Words.list(methods)
                + " does not comply with this");
      }
      if (parameters.size() != 1) {
        throw Known.wrong(
            "Wrong number of keys in passed parameters. A single key with the specific method was"
                + " expected, the recieved parameters has the following keys "
                + Words.list(parameters.propertyNames())
                + " and does not comply with this");
      }
      new Known(broker).requireForResult(quantity, methods, parameters);
      String method = methods.get(0);
      String onBehalfOf = Uuids.read(poster, "tenant_uuid").toString();
      return new Incoming(
          new ResultDraft(
              quantity,
              method,
              Objects.requireNonNull(parameters.get(method)),
              data,
              onBehalfOf,
              null),
          request);
    }

    /** What is wrong, at its places in the body that was sent. */
    RefusedException refusal(InvalidException problem) {
      String inMethod = "/parameters/" + draft.method().replace("~", "~0").replace("/", "~1");
      return Replies.invalid(
          problem,
          path ->
              path.equals("/parameters") || path.startsWith("/parameters/")
                  ? inMethod + path.substring("/parameters".length())
                  : path.equals("/onBehalfOf") ? "/tenant_uuid" : path);
    }
  }
}
