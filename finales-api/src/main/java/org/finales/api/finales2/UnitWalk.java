package org.finales.api.finales2;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through data side by side with their schema and changes numbers for which it names a unit
 * into quantities, or quantities into numbers of that unit. Not thread-safe.
 */
final class UnitWalk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 64;

  private final JsonNode root;
  private final boolean toQuantities;
  private final List<String> places = new ArrayList<>();

  UnitWalk(JsonNode schema, boolean toQuantities) {
    this.root = schema;
    this.toQuantities = toQuantities;
  }

  /** JSON pointers to everything that was changed, with indexes as they were. */
  List<String> places() {
    return places;
  }

  JsonNode walk(JsonNode data) {
    return walk(root, data, "", null, 0);
  }

  private JsonNode walk(
      JsonNode schema, JsonNode data, String place, @Nullable String spelled, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(place + " is nested too deeply");
    }
    String unit = unit(schema);
    if (unit != null) {
      JsonNode changed = change(data, spelled == null ? unit : spelled, place);
      if (changed != null) {
        places.add(place);
        return changed;
      }
    }
    JsonNode resolved = resolve(schema, data);
    if (data instanceof ObjectNode object) {
      return object(resolved, object, place, depth);
    }
    if (data instanceof ArrayNode array) {
      ArrayNode result = JSON.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        result.add(walk(resolved.path("items"), array.get(i), place + "/" + i, null, depth + 1));
      }
      return result;
    }
    return data;
  }

  private ObjectNode object(JsonNode schema, ObjectNode data, String place, int depth) {
    ObjectNode result = JSON.objectNode();
    // measurements may name a unit of their own beside their values
    String own = data.path("unit").isString() ? data.path("unit").stringValue() : null;
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      if (described.isMissingNode()) {
        described = schema.path("additionalProperties");
      }
      String spelled = field.getKey().equals("values") ? own : null;
      String there = place + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      result.set(field.getKey(), walk(described, field.getValue(), there, spelled, depth + 1));
    }
    return result;
  }

  private static @Nullable String unit(JsonNode schema) {
    return schema.path("unit").isString() ? schema.path("unit").stringValue() : null;
  }

  private @Nullable JsonNode change(JsonNode data, String unit, String place) {
    if (toQuantities) {
      if (data.isNumber()) {
        return FinalesJson.tree(Quantity.of(data.decimalValue(), unit));
      }
      if (data.isArray()) {
        ObjectNode quantities = JSON.objectNode();
        quantities.set("values", data);
        return quantities.put("unit", unit);
      }
      return null;
    }
    if (!data.isObject() || !data.path("unit").isString()) {
      return null;
    }
    Unit from = Unit.parse(data.path("unit").stringValue());
    Unit to = Unit.parse(unit);
    if (!from.isCompatibleWith(to)) {
      throw new IllegalArgumentException(
          "%s: '%s' (dimension %s) does not measure the same thing as '%s' (dimension %s)"
              .formatted(place, from, from.dimension(), to, to.dimension()));
    }
    if (data.path("value").isNumber()) {
      return JSON.numberNode(number(data.path("value").decimalValue(), from, to));
    }
    ArrayNode numbers = JSON.arrayNode();
    for (JsonNode value : data.path("values")) {
      numbers.add(
          value.isNumber() ? JSON.numberNode(number(value.decimalValue(), from, to)) : value);
    }
    return numbers;
  }

  private static BigDecimal number(BigDecimal value, Unit from, Unit to) {
    return from.isEquivalentTo(to)
        ? value
        : new Quantity(value, from).toUnit(to, MathContext.DECIMAL128).value();
  }

  /** Follows references, and takes the alternative that data of this kind can fit. */
  private JsonNode resolve(JsonNode schema, JsonNode data) {
    JsonNode found = schema;
    for (int i = 0; i < DEEPEST; i++) {
      if (found.path("$ref").isString()) {
        found = root.at(found.path("$ref").stringValue().replaceFirst("^#", ""));
      } else if (found.path("anyOf").isArray()) {
        found = alternative(found.path("anyOf"), data);
      } else {
        return found;
      }
    }
    return found;
  }

  private JsonNode alternative(JsonNode alternatives, JsonNode data) {
    for (JsonNode each : alternatives) {
      JsonNode resolved = resolve(each, data);
      String type = data.isObject() ? "object" : data.isArray() ? "array" : "";
      if (resolved.path("type").toString().contains(type)
          && (!data.isObject()
              || resolved.path("properties").isObject() && shares(resolved, data))) {
        return resolved;
      }
    }
    return JSON.missingNode();
  }

  private static boolean shares(JsonNode schema, JsonNode data) {
    for (String name : data.propertyNames()) {
      if (!schema.path("properties").has(name)) {
        return false;
      }
    }
    return true;
  }
}
