package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.finales.server.http.Bodies;
import org.finales.server.polling.PendingList;
import org.finales.server.polling.Turns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Measurements: asked for, waiting, posted and read. Thread-safe. */
final class MeasurementCalls {
  private final Engine engine;
  private final Figures figures;
  private final Turns turns;

  MeasurementCalls(Engine engine, Figures figures, Turns turns) {
    this.engine = engine;
    this.figures = figures;
    this.turns = turns;
  }

  /** {@code POST /api/broker/request/measurement}. */
  void request(Context ctx, Actor actor) {
    Measurement asked = Measurement.of(Bodies.json(ctx));
    if (!asked.pending() || asked.what() == null) {
      Replies.refused(ctx, "a request is pending and its kind says what is wanted");
      return;
    }
    figures.offer(asked.what(), asked.origin());
    Request request =
        engine
            .as(actor)
            .requests()
            .post(RequestDraft.of(asked.what(), asked.origin(), asked.parameters()));
    Replies.taken(ctx, "recieved measurement request", request.id());
  }

  /** {@code GET /api/broker/get/pending?fom_name=}; an origin may be named too. */
  void pending(Context ctx, Actor actor) {
    String name = figure(ctx);
    String origin = ctx.queryParam("origin");
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    PendingList list = new PendingList(engine, actor, turns.look(actor, name));
    engine.scan(
        new RequestQuery(Set.of(RequestStatus.PENDING), name, origin, null, null, null, null),
        request -> {
          String method = request.methods().get(0);
          if (Figures.ORIGINS.contains(method) && list.shows(request)) {
            JsonNode parameters = FinalesJson.read(request.parameters()).path(method);
            all.set(Replies.id(request.id()), Measurement.pending(parameters, method, name));
          }
        });
    Answers.json(ctx, all);
  }

  /** {@code POST /api/broker/post/measurement?request_id=}. */
  void post(Context ctx, Actor actor) {
    Measurement measured = Measurement.of(Bodies.json(ctx));
    if (measured.pending() || measured.data().isEmpty()) {
      Replies.refused(ctx, "a measurement is not pending and holds at least one figure of merit");
      return;
    }
    String requestId = ctx.queryParam("request_id");
    if (requestId == null || requestId.isEmpty()) {
      postUnsolicited(ctx, actor, measured);
      return;
    }
    UUID id = Replies.read(requestId);
    Broker broker = engine.as(actor);
    Optional<Request> asked = id == null ? Optional.empty() : broker.requests().find(id);
    if (id == null || asked.isEmpty()) {
      Replies.refused(ctx, "there is no request " + requestId);
      return;
    }
    try {
      Result result =
          broker
              .results()
              .post(
                  id,
                  new ResultDraft(
                      asked.get().quantity(),
                      measured.origin(),
                      measured.parameters(),
                      measured.result()));
      Answers.json(
          ctx,
          JsonNodeFactory.instance
              .objectNode()
              .put("message", "recieved pending measurement")
              .put("id_measurement", Replies.id(result.id()))
              .put("id_request", Replies.id(id)));
    } catch (ConflictException e) {
      Replies.refused(ctx, String.valueOf(e.getMessage()));
    }
  }

  private void postUnsolicited(Context ctx, Actor actor, Measurement measured) {
    String name = measured.what() == null ? firstFigure(measured) : measured.what();
    figures.offer(name, measured.origin());
    Result result =
        engine
            .as(actor)
            .results()
            .postUnsolicited(
                new ResultDraft(name, measured.origin(), measured.parameters(), measured.result()));
    Replies.taken(ctx, "recieved UNSOLICITED measurement", result.id());
  }

  private static String firstFigure(Measurement measured) {
    JsonNode name = measured.data().get(0).path("name");
    if (!name.isString() || !Figures.NAMES.contains(name.stringValue())) {
      throw new InvalidException("/fom_data/0/name", "one of " + Figures.NAMES + " is expected");
    }
    return name.stringValue();
  }

  /** {@code GET /api/broker/get/all_fom?fom_name=}: every result that holds the figure. */
  void allWithFigure(Context ctx, Actor actor) {
    String name = figure(ctx);
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    // A measurement of one figure may hold others, and a vectorial one holds several.
    for (String quantity : Figures.NAMES) {
      for (String origin : Figures.ORIGINS) {
        engine.scan(
            new ResultQuery(
                Set.of(ResultStatus.ORIGINAL, ResultStatus.AMENDED),
                quantity,
                origin,
                null,
                null,
                null,
                null),
            result -> {
              JsonNode data = FinalesJson.read(result.data());
              if (Measurement.holds(data, name)) {
                all.set(
                    Replies.id(result.id()),
                    Measurement.answered(FinalesJson.read(result.parameters()), data));
              }
            });
      }
    }
    Answers.json(ctx, all);
  }

  /** {@code GET /api/broker/get/measurement?query_id=}: a request, or a result. */
  void find(Context ctx, Actor actor) {
    String sent = ctx.queryParam("query_id");
    UUID id = sent == null ? null : Replies.read(sent);
    if (id == null) {
      Replies.unknown(ctx, "invalid id", sent == null ? "" : sent);
      return;
    }
    Broker broker = engine.as(actor);
    Optional<Result> result =
        broker.results().find(id).or(() -> broker.results().forRequest(id)).filter(this::isOurs);
    if (result.isPresent()) {
      Answers.json(ctx, Measurement.answered(result.get().parameters(), result.get().data()));
      return;
    }
    Optional<Request> request =
        broker.requests().find(id).filter(one -> Figures.ORIGINS.contains(one.methods().get(0)));
    if (request.isPresent()) {
      String origin = request.get().methods().get(0);
      ObjectNode body =
          Measurement.pending(
              Objects.requireNonNull(request.get().parameters().get(origin)),
              origin,
              request.get().quantity());
      body.put("pending", !request.get().status().isSettled());
      Answers.json(ctx, body);
      return;
    }
    Replies.unknown(ctx, "Cannot find id", sent);
  }

  private boolean isOurs(Result result) {
    return Figures.ORIGINS.contains(result.method());
  }

  private static String figure(Context ctx) {
    @Nullable String name = ctx.queryParam("fom_name");
    if (name == null || !Figures.NAMES.contains(name)) {
      throw new InvalidException("/fom_name", "one of " + Figures.NAMES + " is expected");
    }
    return name;
  }
}
