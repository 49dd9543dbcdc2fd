package org.finales.server.alpha;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A measurement that is wanted or was made.
 *
 * @param formulation what is measured
 * @param temperature at which temperature
 * @param pending whether it is still to be made
 * @param foms the figures of merit that were found; empty for one that is wanted
 * @param kind its origin, and what is wanted of it
 */
record Measurement(
    ObjectNode formulation,
    ObjectNode temperature,
    boolean pending,
    ArrayNode foms,
    JsonNode kind) {

  static final String FORMULATION = "formulation";
  static final String TEMPERATURE = "temperature";
  static final String FOM_DATA = "fom_data";
  static final String KIND = "kind";
  static final String ORIGIN = "origin";
  static final String WHAT = "what";
  static final String NAME = "name";

  /** How it is or was made: the engine's method. */
  String origin() {
    return kind.path(ORIGIN).asString();
  }

  /** What is wanted; {@code null} if it does not say. */
  @Nullable String what() {
    JsonNode what = kind.path(WHAT);
    return what.isString() ? what.asString() : null;
  }

  /** Names of the figures of merit that were found, each once. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (JsonNode fom : foms) {
      String name = fom.path(NAME).asString("");
      if (fom.isObject() && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The quantity that it is a measurement of: what it says itself, otherwise the one figure of
   * merit that it has, and {@code vectorial} where it has several.
   */
  String quantity() {
    String what = what();
    if (what != null) {
      return what;
    }
    List<String> names = names();
    return names.size() == 1 ? names.get(0) : Words.VECTORIAL;
  }

  /** The engine's parameters. */
  ObjectNode parameters() {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.set(FORMULATION, formulation);
    parameters.set(TEMPERATURE, temperature);
    return parameters;
  }

  /** The engine's result. */
  ObjectNode data() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set(FOM_DATA, foms);
    data.set(KIND, kind);
    return data;
  }

  /** A measurement as clients see it. */
  static ObjectNode json(JsonNode parameters, boolean pending, JsonNode foms, JsonNode kind) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(FORMULATION, parameters.path(FORMULATION));
    json.set(TEMPERATURE, parameters.path(TEMPERATURE));
    json.put("pending", pending);
    json.set(FOM_DATA, foms);
    json.set(KIND, kind);
    return json;
  }

  /** The kind of a measurement that is wanted. */
  static ObjectNode kind(String origin, String what) {
    return JsonNodeFactory.instance.objectNode().put(ORIGIN, origin).put(WHAT, what);
  }
}
