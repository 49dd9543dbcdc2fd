package org.finales.server.alpha;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is wrong with the form of a call, in the words of pydantic 1, which the first
 * FINALES answers with status 422: {@code {"loc", "msg", "type", "ctx"?}} each. Not thread-safe.
 */
final class Findings {
  private static final int MAX_FINDINGS = 100;

  private final ArrayNode found = JsonNodeFactory.instance.arrayNode();

  /** Something that must be there is not. */
  void missing(Place place) {
    add(place, "field required", "value_error.missing", null);
  }

  /** A value of another kind than wanted, for example {@code dict}. */
  void notA(String kind, Place place) {
    add(place, "value is not a valid " + kind, "type_error." + kind, null);
  }

  /** A value that is no text. */
  void noText(Place place) {
    add(place, "str type expected", "type_error.str", null);
  }

  /** A value that is neither true nor false. */
  void noFlag(Place place) {
    add(place, "value could not be parsed to a boolean", "type_error.bool", null);
  }

  /** A text that is none of those possible. */
  void noneOf(List<String> possible, Place place) {
    String all = possible.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ArrayNode values = context.putArray("enum_values");
    possible.forEach(values::add);
    add(
        place,
        "value is not a valid enumeration member; permitted: " + all,
        "type_error.enum",
        context);
  }

  /** A value that means nothing. */
  void wrong(String message, Place place) {
    add(place, message, "value_error", null);
  }

  /** Something else. */
  void add(Place place, String message, String type, @Nullable ObjectNode context) {
    if (found.size() < MAX_FINDINGS) {
      ObjectNode one = found.addObject();
      one.set("loc", place.path());
      one.put("msg", message).put("type", type);
      if (context != null) {
        one.set("ctx", context);
      }
    }
  }

  /** A text of the query or a form that must be one of those possible. */
  String oneOf(@Nullable String text, List<String> possible, Place place) {
    if (text == null) {
      missing(place);
    } else if (!Set.copyOf(possible).contains(text)) {
      noneOf(possible, place);
    }
    return text == null ? "" : text;
  }

  /**
   * Goes on only where nothing was found.
   *
   * @throws MalformedException with all that was found
   */
  void check() {
    if (!found.isEmpty()) {
      throw new MalformedException(found);
    }
  }
}
