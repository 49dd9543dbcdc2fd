package org.finales.server.alpha;

import io.javalin.http.Context;
import java.util.UUID;
import org.finales.server.http.Answers;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the first FINALES's forms. */
final class Replies {
  private static final String MESSAGE = "message";
  private static final String ID = "id";

  private Replies() {}

  /** What was taken, and its identifier. */
  static void taken(Context ctx, String message, UUID id) {
    Answers.json(ctx, message(message).put(ID, Ids.write(id)));
  }

  /** What was not taken, and why; the id says it. */
  static void declined(Context ctx, String message) {
    Answers.json(ctx, message(message).put(ID, -1));
  }

  /** What was not found, and what was looked for. */
  static void notFound(Context ctx, String message, String id) {
    Answers.json(ctx, message(message).put(ID, id));
  }

  static ObjectNode message(String message) {
    return JsonNodeFactory.instance.objectNode().put(MESSAGE, message);
  }
}
