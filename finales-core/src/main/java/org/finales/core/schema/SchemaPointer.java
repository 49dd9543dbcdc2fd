package org.finales.core.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON pointers (RFC 6901) into a schema. */
final class SchemaPointer {
  private SchemaPointer() {}

  /** A reference's fragment as a JSON pointer: percent escapes undone. */
  static String decode(String fragment) {
    if (fragment.indexOf('%') < 0) {
      return fragment;
    }
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment; // not escaped after all; it will not be found
    }
  }

  /** The node at a pointer; {@code null} if there is none. */
  static @Nullable JsonNode find(JsonNode root, String pointer) {
    JsonNode node = root;
    if (pointer.isEmpty()) {
      return node;
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      JsonNode next = null;
      if (node.isObject()) {
        next = node.get(name);
      } else if (node.isArray() && name.matches("0|[1-9][0-9]{0,8}")) {
        next = node.get(Integer.parseInt(name));
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }
}
