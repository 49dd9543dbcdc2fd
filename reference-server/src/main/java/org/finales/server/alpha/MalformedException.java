package org.finales.server.alpha;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call that is no call in form; answered with 422. */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ArrayNode found;

  MalformedException(ArrayNode found) {
    super("the form of the call is wrong", null, false, false);
    this.found = found;
  }

  /** The answer. */
  ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode().set("detail", found);
  }
}
