package org.finales.server.web.schema;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as they stand in fields. */
final class Leaves {
  private Leaves() {}

  static String text(SchemaField.Shape shape, JsonNode value) {
    return switch (shape) {
      case NUMBERS ->
          value.isArray()
              ? value.valueStream().map(JsonNode::toString).collect(Collectors.joining(" "))
              : value.toString();
      case TEXTS ->
          value.isArray()
              ? value
                  .valueStream()
                  .map(one -> one.isString() ? one.stringValue() : one.toString())
                  .collect(Collectors.joining("\n"))
              : value.toString();
      case JSON -> value.toPrettyString();
      default -> value.isString() ? value.stringValue() : value.toString();
    };
  }
}
