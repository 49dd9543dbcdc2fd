package org.finales.server.alpha;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where something stands in what was sent.
 *
 * @param around what it stands in; {@code null} for the outermost
 * @param step a name or an index
 */
record Place(@Nullable Place around, Object step) {
  /** The body of a call. */
  static final Place BODY = new Place(null, "body");

  /** The query of a call. */
  static final Place QUERY = new Place(null, "query");

  /** A place within this one. */
  Place at(Object inner) {
    return new Place(this, inner);
  }

  /** The way there from the outside. */
  ArrayNode path() {
    ArrayNode path = around == null ? JsonNodeFactory.instance.arrayNode() : around.path();
    return step instanceof Integer index ? path.add(index) : path.add(step.toString());
  }
}
