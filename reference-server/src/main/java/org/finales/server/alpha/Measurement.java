package org.finales.server.alpha;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one body of the first FINALES, which is a request while it is pending and a result
 * afterwards.
 *
 * @param parameters formulation and temperature, in its own notation
 * @param pending whether it is still to be measured
 * @param data figures of merit; empty while it is pending
 * @param kind origin and figure of merit as sent
 * @param origin where the value comes from
 * @param what the figure of merit; {@code null} if none is named
 */
record Measurement(
    ObjectNode parameters,
    boolean pending,
    ArrayNode data,
    ObjectNode kind,
    String origin,
    @Nullable String what) {

  /**
   * Reads what a client posted. Whether formulation, temperature and figures are sound is for their
   * schema to say.
   *
   * @throws InvalidException if it is not a measurement, naming each place
   */
  static Measurement of(JsonNode body) {
    List<Violation> wrong = new ArrayList<>();
    if (!body.isObject()) {
      throw new InvalidException("a measurement is an object");
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("formulation", "temperature")) {
      JsonNode value = body.get(name);
      if (value instanceof ObjectNode object) {
        parameters.set(name, object);
      } else {
        wrong.add(new Violation("/" + name, "an object is expected"));
      }
    }
    JsonNode pending = body.get("pending");
    if (pending == null || !pending.isBoolean()) {
      wrong.add(new Violation("/pending", "true or false is expected"));
    }
    JsonNode kind = body.get("kind");
    String origin =
        kind == null || !kind.path("origin").isString() ? "" : kind.get("origin").stringValue();
    if (!Figures.ORIGINS.contains(origin)) {
      wrong.add(new Violation("/kind/origin", "one of " + Figures.ORIGINS + " is expected"));
    }
    JsonNode what = kind == null ? null : kind.get("what");
    if (what != null
        && !what.isNull()
        && !(what.isString() && Figures.NAMES.contains(what.stringValue()))) {
      wrong.add(new Violation("/kind/what", "one of " + Figures.NAMES + " or null is expected"));
    }
    JsonNode data = body.get("fom_data");
    if (data != null && !data.isArray() && !data.isNull()) {
      wrong.add(new Violation("/fom_data", "a list is expected"));
    }
    if (!wrong.isEmpty()) {
      throw new InvalidException(wrong);
    }
    return new Measurement(
        parameters,
        pending != null && pending.booleanValue(),
        figures(data),
        (ObjectNode) Objects.requireNonNull(kind),
        origin,
        what == null || what.isNull() ? null : what.stringValue());
  }

  /** The figures without the nulls that its clients leave between them. */
  private static ArrayNode figures(@Nullable JsonNode data) {
    ArrayNode figures = JsonNodeFactory.instance.arrayNode();
    if (data != null) {
      data.forEach(
          figure -> {
            if (!figure.isNull()) {
              figures.add(figure instanceof ObjectNode object ? withoutNulls(object) : figure);
            }
          });
    }
    return figures;
  }

  private static ObjectNode withoutNulls(ObjectNode figure) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    figure
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                kept.set(field.getKey(), field.getValue());
              }
            });
    return kept;
  }

  /** The data of a result as the engine keeps it. */
  ObjectNode result() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.set("fom_data", data);
    result.set("kind", kind);
    return result;
  }

  /** The body that clients read of a request. */
  static ObjectNode pending(JsonNode parameters, String origin, String what) {
    ObjectNode kind = JsonNodeFactory.instance.objectNode().put("origin", origin).put("what", what);
    return body(parameters, true, JsonNodeFactory.instance.arrayNode(), kind);
  }

  /** The body that clients read of a result. */
  static ObjectNode answered(JsonNode parameters, JsonNode data) {
    return body(parameters, false, data.path("fom_data"), data.path("kind"));
  }

  private static ObjectNode body(
      JsonNode parameters, boolean pending, JsonNode data, JsonNode kind) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("formulation", parameters.path("formulation"));
    body.set("temperature", parameters.path("temperature"));
    body.put("pending", pending);
    body.set("fom_data", data);
    body.set("kind", kind);
    return body;
  }

  /** Whether a result holds a figure of merit. */
  static boolean holds(JsonNode data, String name) {
    for (JsonNode figure : data.path("fom_data")) {
      if (figure.path("name").isString() && figure.get("name").stringValue().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
