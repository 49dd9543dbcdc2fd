package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import tools.jackson.databind.JsonNode;

/** Asking for measurements, and answering. Thread-safe. */
final class PostingCalls {
  private final Engine engine;
  private final Offered offered;

  PostingCalls(Engine engine) {
    this.engine = engine;
    this.offered = new Offered(engine);
  }

  /** {@code POST /api/broker/request/measurement}. */
  void request(Context ctx, Actor actor) {
    actor.require(Action.REQUEST);
    Measurement wanted = measurement(ctx);
    if (!wanted.pending()) {
      throw new DeclinedException("posted measurement as request that is not pending");
    }
    if (!wanted.names().isEmpty()) {
      throw new DeclinedException("posted measurement as request that has fom data");
    }
    String fom = wanted.what();
    if (fom == null) {
      throw new DeclinedException("Not specified what to measure");
    }
    offered.ensure(actor, fom, wanted.origin());
    try {
      RequestDraft draft = RequestDraft.of(fom, wanted.origin(), wanted.parameters());
      Request posted = engine.as(actor).requests().post(draft);
      Replies.taken(ctx, "recieved measurement request", posted.id());
    } catch (InvalidException e) {
      throw declined(e);
    }
  }

  /** {@code POST /api/broker/post/measurement}, of a request or unasked. */
  void post(Context ctx, Actor actor) {
    actor.require(Action.WORK);
    Measurement made = measurement(ctx);
    if (made.pending()) {
      throw new DeclinedException("posted measurement that is pending");
    }
    if (made.names().isEmpty()) {
      throw new DeclinedException("posted measurement that has no fom data");
    }
    String request = ctx.queryParam("request_id");
    try {
      if (request == null) {
        postUnsolicited(ctx, actor, made);
      } else {
        answer(ctx, actor, request, made);
      }
    } catch (InvalidException | ConflictException e) {
      throw declined(e);
    } catch (NotFoundException e) {
      throw new DeclinedException(FindingCalls.UNKNOWN_ID);
    }
  }

  private void postUnsolicited(Context ctx, Actor actor, Measurement made) {
    offered.ensure(actor, made.quantity(), made.origin());
    Result result = engine.as(actor).results().postUnsolicited(draft(made, made.quantity()));
    Replies.taken(ctx, "recieved UNSOLICITED measurement", result.id());
  }

  private void answer(Context ctx, Actor actor, String text, Measurement made) {
    UUID id = Ids.read(text).orElseThrow(() -> new DeclinedException(FindingCalls.MALFORMED_ID));
    Broker broker = engine.as(actor);
    Request asked =
        broker
            .requests()
            .find(id)
            .filter(FindingCalls::isMeasurement)
            .orElseThrow(() -> new DeclinedException(FindingCalls.UNKNOWN_ID));
    String origin = asked.methods().get(0);
    if (!made.origin().equals(origin)) {
      throw new DeclinedException(
          "the request is for kind " + origin + ", the measurement is of kind " + made.origin());
    }
    String fom = asked.quantity();
    if (!fom.equals(Words.VECTORIAL) && !made.names().contains(fom)) {
      throw new DeclinedException(
          "the request is for "
              + fom
              + ", the measurement holds "
              + String.join(", ", made.names()));
    }
    Result result = broker.results().post(id, draft(made, fom));
    Answers.json(
        ctx,
        Replies.message("recieved pending measurement")
            .put("id_measurement", Ids.write(result.id()))
            .put("id_request", Ids.write(id)));
  }

  private static ResultDraft draft(Measurement made, String fom) {
    return new ResultDraft(fom, made.origin(), made.parameters(), made.data());
  }

  private static Measurement measurement(Context ctx) {
    JsonNode sent = Sent.json(ctx);
    Findings findings = new Findings();
    Measurement read = new Models(findings).measurement(sent, Place.BODY);
    findings.check();
    return read;
  }

  private static DeclinedException declined(RuntimeException e) {
    return new DeclinedException(String.valueOf(e.getMessage()));
  }
}
