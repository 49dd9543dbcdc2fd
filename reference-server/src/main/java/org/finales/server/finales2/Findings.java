package org.finales.server.finales2;

import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.server.http.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Everything that is wrong with the form of a call, in the words of pydantic, which FINALES 2's
 * clients get in an answer 422: {@code {"type", "loc", "msg", "input", "ctx"?}} each. Not
 * thread-safe.
 */
final class Findings {
  /** Longest input that is sent back, in characters of JSON. */
  private static final int MAX_INPUT = 10_000;

  private static final int MAX_FINDINGS = 100;

  private final ArrayNode found = JsonNodeFactory.instance.arrayNode();

  /** Something that must be there is not. */
  void missing(@Nullable JsonNode around, Object... place) {
    add("missing", "Field required", around, null, place);
  }

  /** A value of another type than wanted. */
  void notA(String type, String wanted, JsonNode input, Object... place) {
    add(type, "Input should be a valid " + wanted, input, null, place);
  }

  /** A text that is none of those possible. */
  void notOneOf(List<String> possible, String input, Object... place) {
    List<String> quoted = possible.stream().map(text -> "'" + text + "'").toList();
    String all =
        String.join(", ", quoted.subList(0, quoted.size() - 1))
            + " or "
            + quoted.get(quoted.size() - 1);
    ObjectNode context = JsonNodeFactory.instance.objectNode().put("expected", all);
    add("enum", "Input should be " + all, StringNode.valueOf(input), context, place);
  }

  /** A field of a form that must be there; empty if it is not. */
  String required(Form form, String name) {
    String value = form.find(name);
    if (value == null) {
      missing(null, "body", name);
      return "";
    }
    return value;
  }

  /** A field of a form that may be absent and is otherwise one text. */
  void absentOr(Form form, String name, String only) {
    String value = form.find(name);
    if (value != null && !value.equals(only)) {
      String pattern = "^" + only + "$";
      add(
          "string_pattern_mismatch",
          "String should match pattern '" + pattern + "'",
          StringNode.valueOf(value),
          JsonNodeFactory.instance.objectNode().put("pattern", pattern),
          "body",
          name);
    }
  }

  /** Something else. */
  void add(
      String type,
      String message,
      @Nullable JsonNode input,
      @Nullable ObjectNode context,
      Object... place) {
    if (found.size() >= MAX_FINDINGS) {
      return;
    }
    ObjectNode one = found.addObject().put("type", type);
    ArrayNode loc = one.putArray("loc");
    for (Object step : place) {
      if (step instanceof Integer index) {
        loc.add(index);
      } else {
        loc.add(step.toString());
      }
    }
    one.put("msg", message).set("input", input == null ? NullNode.getInstance() : echo(input));
    if (context != null) {
      one.set("ctx", context);
    }
  }

  /**
   * Goes on only where nothing was found.
   *
   * @throws UnprocessableException with all that was found
   */
  void check() {
    if (!found.isEmpty()) {
      throw new UnprocessableException(found);
    }
  }

  private static JsonNode echo(JsonNode input) {
    return FinalesJson.write(input).length() > MAX_INPUT ? StringNode.valueOf("…") : input;
  }

  /** A call whose form is wrong; answered with 422. */
  static final class UnprocessableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ArrayNode found;

    UnprocessableException(ArrayNode found) {
      super("the form of the call is wrong", null, false, false);
      this.found = found;
    }

    /** The answer. */
    ObjectNode answer() {
      return JsonNodeFactory.instance.objectNode().set("detail", found);
    }
  }
}
