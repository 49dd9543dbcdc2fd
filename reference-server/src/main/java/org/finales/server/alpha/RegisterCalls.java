package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.finales.server.http.Bodies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chemicals and compounds that clients make known. One that differs in anything, a batch for
 * example, is another. They are kept as results that nobody asked for, so that they survive what
 * results survive. Thread-safe.
 */
final class RegisterCalls {
  private final Engine engine;
  private final Figures figures;

  RegisterCalls(Engine engine, Figures figures) {
    this.engine = engine;
    this.figures = figures;
  }

  /** {@code POST /api/broker/post/chemical}. */
  void postChemical(Context ctx, Actor actor) {
    JsonNode body = Bodies.json(ctx);
    if (body instanceof ObjectNode chemical && !chemical.has("reference")) {
      chemical.put("reference", "");
    }
    Replies.taken(ctx, "recieved Chemical", register(actor, Figures.CHEMICAL, body));
  }

  /** {@code POST /api/broker/post/compound}. */
  void postCompound(Context ctx, Actor actor) {
    Replies.taken(ctx, "recieved Compound", register(actor, Figures.COMPOUND, Bodies.json(ctx)));
  }

  /** {@code GET /api/broker/get/all_chemicals}. */
  void allChemicals(Context ctx, Actor actor) {
    all(ctx, Figures.CHEMICAL);
  }

  /** {@code GET /api/broker/get/all_compounds}. */
  void allCompounds(Context ctx, Actor actor) {
    all(ctx, Figures.COMPOUND);
  }

  private synchronized UUID register(Actor actor, String kind, JsonNode body) {
    figures.offerRegistration(kind);
    return known(kind, body)
        .orElseGet(
            () -> {
              Result result =
                  engine
                      .as(actor)
                      .results()
                      .postUnsolicited(
                          new ResultDraft(
                              kind,
                              Figures.REGISTRATION,
                              JsonNodeFactory.instance.objectNode(),
                              body));
              return result.id();
            });
  }

  private Optional<UUID> known(String kind, JsonNode body) {
    List<UUID> same = new ArrayList<>();
    engine.scan(
        query(kind),
        result -> {
          if (FinalesJson.read(result.data()).equals(body)) {
            same.add(result.id());
          }
        });
    return same.stream().findFirst();
  }

  private void all(Context ctx, String kind) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    engine.scan(
        query(kind), result -> all.set(Replies.id(result.id()), FinalesJson.read(result.data())));
    Answers.json(ctx, all);
  }

  private static ResultQuery query(String kind) {
    return new ResultQuery(
        Set.of(ResultStatus.ORIGINAL, ResultStatus.AMENDED),
        kind,
        Figures.REGISTRATION,
        null,
        null,
        null,
        null);
  }
}
