package org.finales.api.finales2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What FINALES 2's tenants say and no record has a field for: kept value by value as attributes,
 * each named by its JSON pointer, and put back where it was.
 */
final class Leftovers {
  private static final String GROUP = "FINALES 2";
  private static final String TRUTH = "a truth value";
  private static final int DEEPEST = 32;
  private static final int LONGEST_ARRAY = 10_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Leftovers() {}

  /**
   * Returns every value of an object except those of the named fields; null is none.
   *
   * @throws IllegalArgumentException if it is nested too deeply, or a value is too long
   */
  static List<Attribute> read(JsonNode object, Set<String> understood, String place) {
    List<Attribute> left = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!understood.contains(field.getKey())) {
        read(field.getValue(), place + "/" + escape(field.getKey()), left, 0);
      }
    }
    return left;
  }

  private static void read(JsonNode value, String place, List<Attribute> left, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(place + " is nested too deeply");
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        read(field.getValue(), place + "/" + escape(field.getKey()), left, depth + 1);
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        read(value.get(i), place + "/" + i, left, depth + 1);
      }
    } else if (value.isNumber()) {
      left.add(new Attribute(place, GROUP, null, value.decimalValue(), null, null));
    } else if (value.isBoolean()) {
      left.add(new Attribute(place, GROUP, value.asString(), null, null, TRUTH));
    } else if (value.isString() && !value.stringValue().isBlank()) {
      left.add(new Attribute(place, GROUP, value.stringValue(), null, null, null));
    }
  }

  /** Puts back what was left over; attributes of other origin are passed by. */
  static void write(List<Attribute> attributes, ObjectNode into) {
    for (Attribute attribute : attributes) {
      if (GROUP.equals(attribute.group()) && attribute.name().startsWith("/")) {
        String[] steps = attribute.name().substring(1).split("/", DEEPEST + 2);
        put(into, steps, value(attribute));
      }
    }
  }

  private static JsonNode value(Attribute attribute) {
    if (attribute.number() != null) {
      return number(attribute.number());
    }
    return TRUTH.equals(attribute.description())
        ? JSON.booleanNode("true".equals(attribute.text()))
        : JSON.stringNode(attribute.text());
  }

  /** Writes a whole number as one, as schemas may want it. */
  static JsonNode number(BigDecimal number) {
    return number.scale() == 0
        ? FinalesJson.read(number.toBigInteger().toString())
        : JSON.numberNode(number);
  }

  private static void put(ObjectNode root, String[] steps, JsonNode value) {
    JsonNode at = root;
    for (int i = 0; i < steps.length; i++) {
      boolean isLast = i == steps.length - 1;
      JsonNode child = isLast ? value : child(at, steps[i]);
      if (child == null || child.isValueNode() && !isLast) {
        child = isIndex(steps[i + 1]) ? JSON.arrayNode() : JSON.objectNode();
      }
      if (at instanceof ObjectNode object) {
        object.set(unescape(steps[i]), child);
      } else if (at instanceof ArrayNode array && isIndex(steps[i])) {
        int index = Integer.parseInt(steps[i]);
        while (array.size() <= index) {
          array.addNull();
        }
        array.set(index, child);
      } else {
        return; // an attribute that somebody made up: there is no such place
      }
      at = child;
    }
  }

  private static @Nullable JsonNode child(JsonNode parent, String step) {
    return parent.isArray()
        ? (isIndex(step) ? parent.get(Integer.parseInt(step)) : null)
        : parent.get(unescape(step));
  }

  private static boolean isIndex(String step) {
    return step.matches("0|[1-9][0-9]{0,4}") && Integer.parseInt(step) < LONGEST_ARRAY;
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String unescape(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
