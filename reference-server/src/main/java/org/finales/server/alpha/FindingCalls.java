package org.finales.server.alpha;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.store.StoredRequest;
import org.finales.core.store.StoredResult;
import org.finales.server.http.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looking for measurements that are wanted or were made. Thread-safe. */
final class FindingCalls {
  static final String MALFORMED_ID = "invalid id";
  static final String UNKNOWN_ID = "Cannot find id";

  private final Engine engine;
  private final Holds holds;

  FindingCalls(Engine engine) {
    this.engine = engine;
    this.holds = new Holds(engine.clock());
  }

  /** {@code GET /api/broker/get/pending}: what is still to be measured. */
  void pending(Context ctx, Actor actor) {
    actor.require(Action.READ);
    String fom = fomName(ctx);
    boolean works = actor.may(Action.WORK);
    Set<String> origins = works ? Known.origins(engine.as(actor)) : Set.of();
    if (works) {
      holds.look(actor.account(), fom, origins);
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    engine.scan(
        new RequestQuery(Set.of(RequestStatus.PENDING), fom, null, null, null, null, null),
        request -> {
          if (isMeasurement(request) && shows(request, actor, works, origins)) {
            String origin = request.methods().get(0);
            JsonNode parameters = FinalesJson.readWritten(request.parameters()).path(origin);
            shown.set(Ids.write(request.id()), wanted(parameters, origin, fom));
          }
        });
    Answers.json(ctx, shown);
  }

  private boolean shows(StoredRequest request, Actor actor, boolean works, Set<String> origins) {
    String origin = request.methods().get(0);
    return !works
        || request.account().equals(actor.account())
        // Its program passes over what is of another origin; that must not keep others from it.
        || (!origins.isEmpty() && !origins.contains(origin))
        || holds.shows(request.id(), actor.account(), request.quantity(), origin);
  }

  /** {@code GET /api/broker/get/all_fom}: what was measured and holds a figure of merit. */
  void allFom(Context ctx, Actor actor) {
    actor.require(Action.READ);
    String fom = fomName(ctx);
    List<Found> found = new ArrayList<>();
    for (String origin : Words.ORIGINS) {
      engine.scan(
          new ResultQuery(Set.of(), null, origin, null, null, null, null),
          result -> {
            if (mayHold(result, fom)) {
              JsonNode data = FinalesJson.readWritten(result.data());
              if (holds(data, fom)) {
                JsonNode parameters = FinalesJson.readWritten(result.parameters());
                found.add(new Found(result.created(), result.id(), made(parameters, data)));
              }
            }
          });
    }
    found.sort(Comparator.comparing(Found::time));
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    found.forEach(one -> all.set(Ids.write(one.id), one.measurement));
    Answers.json(ctx, all);
  }

  /** Whether a result may hold a figure of merit, before its JSON is read. */
  private static boolean mayHold(StoredResult result, String fom) {
    return result.status() != ResultStatus.DELETED
        && Words.FOMS.contains(result.quantity())
        && result.data().contains('"' + fom + '"');
  }

  private static boolean holds(JsonNode data, String fom) {
    for (JsonNode one : data.path(Measurement.FOM_DATA)) {
      if (one.path(Measurement.NAME).asString("").equals(fom)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code GET /api/broker/get/measurement}: one measurement by its identifier, or by that of its
   * request; a request that is answered shows the answer.
   */
  void measurement(Context ctx, Actor actor) {
    String text = ctx.queryParam("query_id");
    if (text == null) {
      Findings findings = new Findings();
      findings.missing(Place.QUERY.at("query_id"));
      findings.check();
      return;
    }
    Optional<UUID> id = Ids.read(text);
    if (id.isEmpty()) {
      Replies.notFound(ctx, MALFORMED_ID, text);
      return;
    }
    Broker broker = engine.as(actor);
    Optional<ObjectNode> found =
        broker
            .results()
            .find(id.get())
            .filter(FindingCalls::isMeasurement)
            .map(result -> made(result.parameters(), result.data()))
            .or(
                () ->
                    broker
                        .requests()
                        .find(id.get())
                        .filter(FindingCalls::isMeasurement)
                        .map(request -> ofRequest(broker, request)));
    if (found.isPresent()) {
      Answers.json(ctx, found.get());
    } else {
      Replies.notFound(ctx, UNKNOWN_ID, text);
    }
  }

  private static ObjectNode ofRequest(Broker broker, Request request) {
    String origin = request.methods().get(0);
    JsonNode parameters =
        request.parameters().getOrDefault(origin, JsonNodeFactory.instance.nullNode());
    if (!request.status().isSettled()) {
      return wanted(parameters, origin, request.quantity());
    }
    JsonNode foms =
        broker
            .results()
            .forRequest(request.id())
            .map(result -> result.data().path(Measurement.FOM_DATA))
            .orElse(JsonNodeFactory.instance.arrayNode());
    return Measurement.json(parameters, false, foms, Measurement.kind(origin, request.quantity()));
  }

  private static ObjectNode wanted(JsonNode parameters, String origin, String fom) {
    return Measurement.json(
        parameters, true, JsonNodeFactory.instance.arrayNode(), Measurement.kind(origin, fom));
  }

  private static ObjectNode made(JsonNode parameters, JsonNode data) {
    return Measurement.json(
        parameters, false, data.path(Measurement.FOM_DATA), data.path(Measurement.KIND));
  }

  /** Whether a request came from this surface or might have. */
  static boolean isMeasurement(Request request) {
    return isMeasurement(request.quantity(), request.methods())
        && hasForm(request.parameters().get(request.methods().get(0)));
  }

  /** The same, and whether anybody may answer it. */
  private static boolean isMeasurement(StoredRequest request) {
    return isMeasurement(request.quantity(), request.methods())
        && request.addressedTo().isEmpty()
        && request.resources().isEmpty()
        && hasForm(FinalesJson.readWritten(request.parameters()).get(request.methods().get(0)));
  }

  private static boolean isMeasurement(Result result) {
    return isMeasurement(result.quantity(), List.of(result.method()))
        && hasForm(result.parameters())
        && result.data().path(Measurement.FOM_DATA).isArray();
  }

  private static boolean isMeasurement(String quantity, List<String> methods) {
    return Words.FOMS.contains(quantity)
        && methods.size() == 1
        && Words.ORIGINS.contains(methods.get(0));
  }

  private static boolean hasForm(@Nullable JsonNode parameters) {
    return parameters != null
        && parameters.path(Measurement.FORMULATION).isObject()
        && parameters.path(Measurement.TEMPERATURE).isObject();
  }

  private static String fomName(Context ctx) {
    Findings findings = new Findings();
    String fom = findings.oneOf(ctx.queryParam("fom_name"), Words.FOMS, Place.QUERY.at("fom_name"));
    findings.check();
    return fom;
  }

  /** A measurement that was found. */
  private record Found(Instant time, UUID id, ObjectNode measurement) {}
}
