package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Violation;
import org.finales.server.http.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the forms of the first FINALES. */
final class Replies {
  private static final int NOTHING = -1;

  private Replies() {}

  /** An identifier as its clients know them: without dashes. */
  static String id(UUID id) {
    return id.toString().replace("-", "");
  }

  /** An identifier with or without dashes; {@code null} if it is none. */
  static @Nullable UUID read(String text) {
    String plain = text.replace("-", "");
    if (!plain.matches("[0-9a-fA-F]{32}")) {
      return null;
    }
    return UUID.fromString(plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  /** What was taken. */
  static void taken(Context ctx, String message, UUID id) {
    Answers.json(
        ctx, JsonNodeFactory.instance.objectNode().put("message", message).put("id", id(id)));
  }

  /** What was not taken: its clients look at the identifier, not at the status. */
  static void refused(Context ctx, String message) {
    Answers.json(
        ctx, JsonNodeFactory.instance.objectNode().put("message", message).put("id", NOTHING));
  }

  /** What was not found, with the identifier as it was sent. */
  static void unknown(Context ctx, String message, String id) {
    Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("message", message).put("id", id));
  }

  /** A body that is not what the route takes. */
  static ObjectNode unprocessable(List<Violation> violations) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode detail = answer.putArray("detail");
    for (Violation violation : violations) {
      ObjectNode one = detail.addObject();
      ArrayNode place = one.putArray("loc").add("body");
      for (String step : violation.path().split("/")) {
        if (!step.isEmpty()) {
          place.add(step.replace("~1", "/").replace("~0", "~"));
        }
      }
      one.put("msg", violation.message()).put("type", "value_error");
    }
    return answer;
  }
}
