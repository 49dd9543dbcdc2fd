package org.finales.server.alpha;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the first FINALES can be asked for, as capabilities of the engine: each figure of merit is a
 * quantity, each origin (experiment, simulation, test) a method, and chemicals and compounds are
 * registered as results that nobody asked for. The first FINALES knows no capabilities; they are
 * added when its clients first need them. Thread-safe.
 */
final class Figures {
  /** The figures of merit. */
  static final List<String> NAMES =
      List.of(
          "density", "viscosity", "conductivity", "aniondiffusion", "cationdiffusion", "vectorial");

  /** Where a value comes from. */
  static final List<String> ORIGINS = List.of("experiment", "simulation", "test");

  static final String CHEMICAL = "chemical";
  static final String COMPOUND = "compound";
  static final String REGISTRATION = "registration";

  private static final List<String> AMOUNT_UNITS =
      List.of("mol", "Mol", "at.-%", "At.-%", "mol.-%", "Mol.-%");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Engine engine;
  private final Set<String> added = new TreeSet<>();

  Figures(Engine engine) {
    this.engine = engine;
  }

  /** Makes sure that a figure of merit can be asked for. */
  void offer(String name, String origin) {
    add(name, origin, parameters(), measurement());
  }

  /** Makes sure that chemicals and compounds can be registered. */
  void offerRegistration(String kind) {
    add(kind, REGISTRATION, object(), kind.equals(CHEMICAL) ? chemical() : compound());
  }

  private synchronized void add(String quantity, String method, ObjectNode in, ObjectNode out) {
    if (!added.contains(quantity + "/" + method)) {
      Actor operator = new Actor("first-finales", Role.OPERATOR, null);
      try (Broker broker = engine.as(operator)) {
        broker.capabilities().add(new CapabilityDraft(quantity, method, in, out));
      }
      added.add(quantity + "/" + method);
    }
  }

  private static ObjectNode parameters() {
    return object(
        field("formulation", formulation()),
        field(
            "temperature",
            object(
                field("value", number().put("exclusiveMinimum", 0)),
                field("unit", choice(List.of("K"))))));
  }

  private static ObjectNode formulation() {
    return object(
        field("chemicals", list(chemical())),
        field("amounts", list(amount())),
        field("ratio_method", choice(List.of("molar", "molal", "other"))));
  }

  private static ObjectNode amount() {
    return object(field("value", number()), field("unit", choice(AMOUNT_UNITS)));
  }

  private static ObjectNode chemical() {
    ObjectNode schema = object(field("smiles", text()), field("name", text()));
    properties(schema).set("reference", text());
    return schema;
  }

  private static ObjectNode compound() {
    return object(
        field("chemicals", list(chemical())),
        field("amounts", list(amount())),
        field("name", text()));
  }

  private static ObjectNode measurement() {
    ObjectNode data = object(field("name", choice(NAMES)), field("values", list(number())));
    ObjectNode fields = properties(data);
    fields.set("unit", text());
    fields.set("dim", JSON.objectNode().put("type", "integer"));
    fields.set("origin", origin());
    fields.set("internalReference", text());
    ObjectNode list = list(data);
    list.put("minItems", 1);
    return object(field("fom_data", list), field("kind", origin()));
  }

  private static ObjectNode origin() {
    ObjectNode schema = object(field("origin", choice(ORIGINS)));
    ObjectNode what = JSON.objectNode();
    ArrayNode names = what.putArray("enum");
    NAMES.forEach(names::add);
    names.addNull();
    properties(schema).set("what", what);
    return schema;
  }

  private static ObjectNode object(Field... required) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    List<String> names = new ArrayList<>();
    for (Field field : required) {
      properties.set(field.name, field.schema);
      names.add(field.name);
    }
    if (!names.isEmpty()) {
      names.forEach(schema.putArray("required")::add);
    }
    return schema;
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static ObjectNode list(ObjectNode items) {
    ObjectNode schema = JSON.objectNode().put("type", "array");
    schema.set("items", items);
    return schema;
  }

  private static ObjectNode choice(List<String> values) {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    values.forEach(schema.putArray("enum")::add);
    return schema;
  }

  private static ObjectNode number() {
    return JSON.objectNode().put("type", "number");
  }

  private static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  private static Field field(String name, JsonNode schema) {
    return new Field(name, schema);
  }

  private record Field(String name, JsonNode schema) {}
}
