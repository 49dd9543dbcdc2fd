package org.finales.server.finales2;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.server.http.Answers;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers in FINALES 2's forms. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  /** Places that are named of something that is wrong in more. */
  private static final int MAX_PLACES = 20;

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private Replies() {}

  /** A bare JSON text, which FINALES 2's clients read as an identifier or a confirmation. */
  static void text(Context ctx, String text) {
    Answers.json(ctx, (Object) text);
  }

  /** There is no such thing, which is not an error in FINALES 2. */
  static void nothing(Context ctx) {
    Answers.json(ctx, NULL);
  }

  /** What stops a call: a status and the reason. */
  static void refusal(Context ctx, String detail) {
    Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("detail", detail));
  }

  /** JSON that is written while it is sent. */
  static void stream(Context ctx, Consumer<JsonGenerator> writer) throws IOException {
    ctx.res().setContentType("application/json");
    try (JsonGenerator out = FinalesJson.mapper().createGenerator(ctx.outputStream())) {
      writer.accept(out);
    } catch (JacksonException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw e;
      }
      LOG.debug("{} went away while it was answered: {}", ctx.ip(), e.getMessage());
    }
  }

  /** Everything that is wrong with the content of a call: 400, with each place and its reason. */
  static RefusedException invalid(InvalidException problem, UnaryOperator<String> place) {
    List<Violation> wrong = problem.violations();
    String detail =
        wrong.stream()
            .limit(MAX_PLACES)
            .map(one -> new Violation(place.apply(one.path()), one.message()).toString())
            .collect(Collectors.joining("; "));
    int more = wrong.size() - MAX_PLACES;
    return Refusal.badRequest(more > 0 ? detail + "; and " + more + " more" : detail).exception();
  }
}
