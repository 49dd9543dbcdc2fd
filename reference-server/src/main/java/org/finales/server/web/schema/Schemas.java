package org.finales.server.web.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.finales.api.quantity.Unit;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.schema.SchemaField.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reading a JSON Schema for a form: references, merged parts, shapes. */
final class Schemas {
  private static final int MOST_STEPS = 20;

  /** Units that people choose from, where they are of the schema's dimension. */
  private static final List<String> COMMON =
      List.of(
          "K", "°C", "V", "mV", "A", "mA", "Ah", "mAh", "Wh", "W", "mW", "ohm", "mohm", "s", "min",
          "h", "S/m", "mS/cm", "g/cm3", "kg/m3", "Pa", "mPa.s", "L", "mL", "uL", "g", "mg", "mm",
          "um", "cm2", "mol/L", "Hz", "kHz");

  private final JsonNode root;

  Schemas(JsonNode root) {
    this.root = root;
  }

  /** A schema without references and merged with its parts; its own words go first. */
  JsonNode resolved(JsonNode schema) {
    JsonNode now = schema;
    for (int i = 0; i < MOST_STEPS && now.path("$ref").isString(); i++) {
      String ref = now.path("$ref").stringValue();
      JsonNode target =
          ref.equals("#") ? root : ref.startsWith("#/") ? root.at(ref.substring(1)) : null;
      if (target == null || !target.isObject()) {
        return now;
      }
      ObjectNode both = ((ObjectNode) target).deepCopy();
      for (Map.Entry<String, JsonNode> own : now.properties()) {
        if (!own.getKey().equals("$ref")) {
          both.set(own.getKey(), own.getValue());
        }
      }
      now = both;
    }
    if (now.path("allOf").isArray()) {
      now = merged(now);
    }
    List<JsonNode> some = alternatives(now);
    if (some.size() == 1) {
      ObjectNode one = ((ObjectNode) resolved(some.get(0))).deepCopy();
      for (String word : List.of("title", "description")) {
        if (now.has(word)) {
          one.set(word, now.get(word));
        }
      }
      return one;
    }
    return now;
  }

  private JsonNode merged(JsonNode schema) {
    ObjectNode all = ((ObjectNode) schema).deepCopy();
    JsonNode parts = all.remove("allOf");
    for (JsonNode part : parts) {
      JsonNode plain = resolved(part);
      plain
          .path("properties")
          .properties()
          .forEach(p -> all.withObjectProperty("properties").set(p.getKey(), p.getValue()));
      plain.path("required").forEach(name -> all.withArrayProperty("required").add(name));
      for (String word : List.of("type", "title", "description", "enum", "items", "unit")) {
        if (!all.has(word) && plain.has(word)) {
          all.set(word, plain.get(word));
        }
      }
    }
    return all;
  }

  /** The schemas of which one has to fit, without the one for nothing. */
  List<JsonNode> alternatives(JsonNode schema) {
    List<JsonNode> all = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf")) {
      if (schema.path(keyword).isArray() && !schema.has("properties")) {
        for (JsonNode one : schema.path(keyword)) {
          if (one.isObject() && !one.path("type").asString("").equals("null")) {
            all.add(one);
          }
        }
        break;
      }
    }
    return all;
  }

  Shape shape(JsonNode schema) {
    if (schema.path("enum").isArray() || schema.has("const")) {
      return Shape.CHOICE;
    }
    String type = type(schema);
    if (alternatives(schema).size() > 1) {
      return Shape.ALTERNATIVES;
    }
    return switch (type) {
      case "object" -> schema.path("properties").isEmpty() ? Shape.JSON : Shape.OBJECT;
      case "number" -> Shape.NUMBER;
      case "integer" -> Shape.INTEGER;
      case "boolean" -> Shape.YES_NO;
      case "string" -> Shape.TEXT;
      case "array" -> {
        JsonNode items = schema.path("items");
        if (!items.isObject()) {
          yield Shape.JSON;
        }
        Shape item = shape(resolved(items));
        yield switch (item) {
          case NUMBER, INTEGER -> Shape.NUMBERS;
          case TEXT -> Shape.TEXTS;
          case JSON -> Shape.JSON;
          default -> Shape.LIST;
        };
      }
      default -> schema.path("properties").isEmpty() ? Shape.JSON : Shape.OBJECT;
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return type.stringValue();
    }
    List<String> some = new ArrayList<>();
    type.forEach(one -> some.add(one.asString("")));
    some.remove("null");
    return some.size() == 1 ? some.get(0) : "";
  }

  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    // What is required comes first.
    schema.path("properties").properties().stream()
        .filter(p -> requires(schema, p.getKey()))
        .forEach(p -> all.put(p.getKey(), p.getValue()));
    schema.path("properties").properties().forEach(p -> all.putIfAbsent(p.getKey(), p.getValue()));
    return all;
  }

  boolean requires(JsonNode schema, String name) {
    return schema.path("required").valueStream().anyMatch(one -> one.asString("").equals(name));
  }

  JsonNode items(JsonNode schema) {
    return schema.path("items");
  }

  List<String> choices(JsonNode schema) {
    if (schema.has("const")) {
      return List.of(text(schema.get("const")));
    }
    return schema
        .path("enum")
        .valueStream()
        .filter(one -> !one.isNull())
        .map(Schemas::text)
        .toList();
  }

  /** The chosen value as the schema has it; a text that it does not have stays one. */
  JsonNode choice(JsonNode schema, String text) {
    if (schema.has("const") && text(schema.get("const")).equals(text)) {
      return schema.get("const");
    }
    return schema
        .path("enum")
        .valueStream()
        .filter(one -> text(one).equals(text))
        .findFirst()
        .orElseGet(() -> JsonNodeFactory.instance.stringNode(text));
  }

  String standard(JsonNode schema) {
    if (schema.has("const")) {
      return text(schema.get("const"));
    }
    return schema.path("default").isValueNode() && !schema.path("default").isNull()
        ? text(schema.path("default"))
        : "";
  }

  String nameOf(JsonNode schema, int at) {
    JsonNode plain = resolved(schema);
    String title = plain.path("title").asString("");
    if (!title.isEmpty()) {
      return title;
    }
    String type = type(plain);
    return type.isEmpty() ? "#" + (at + 1) : type + " " + (at + 1);
  }

  /** Number of the alternative that a document is most probably of. */
  int fitting(List<JsonNode> all, JsonNode given) {
    for (int i = 0; i < all.size(); i++) {
      JsonNode plain = resolved(all.get(i));
      boolean typed =
          switch (type(plain)) {
            case "object" -> given.isObject();
            case "array" -> given.isArray();
            case "number", "integer" -> given.isNumber();
            case "string" -> given.isString();
            case "boolean" -> given.isBoolean();
            default -> true;
          };
      boolean whole =
          plain.path("required").valueStream().allMatch(name -> given.has(name.asString("")));
      boolean named =
          plain.path("properties").properties().stream()
              .filter(p -> p.getValue().has("const") && given.has(p.getKey()))
              .allMatch(p -> p.getValue().get("const").equals(given.get(p.getKey())));
      if (typed && whole && named) {
        return i;
      }
    }
    return all.isEmpty() ? -1 : 0;
  }

  String unit(JsonNode schema) {
    String own = schema.path("unit").asString("");
    if (!own.isEmpty()) {
      return own;
    }
    return schema.path("items").path("unit").asString("");
  }

  /** The schema's unit and others of its dimension. */
  static List<String> units(String unit) {
    if (unit.isEmpty()) {
      return List.of();
    }
    Unit own = Unit.tryParse(unit).orElse(null);
    Set<String> all = new LinkedHashSet<>();
    all.add(unit);
    if (own != null) {
      for (String common : COMMON) {
        Unit.tryParse(common)
            .filter(other -> other.isCompatibleWith(own) && !other.isEquivalentTo(own))
            .ifPresent(other -> all.add(common));
      }
    }
    return List.copyOf(all);
  }

  String bounds(JsonNode schema, Texts texts) {
    List<String> all = new ArrayList<>();
    bound(schema, "minimum", "schema.at-least", texts, all);
    bound(schema, "exclusiveMinimum", "schema.more-than", texts, all);
    bound(schema, "maximum", "schema.at-most", texts, all);
    bound(schema, "exclusiveMaximum", "schema.less-than", texts, all);
    bound(schema, "minItems", "schema.items-at-least", texts, all);
    bound(schema, "maxItems", "schema.items-at-most", texts, all);
    if (schema.path("pattern").isString()) {
      all.add(texts.get("schema.pattern", schema.path("pattern").stringValue()));
    }
    String text = String.join(", ", all);
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static void bound(
      JsonNode schema, String word, String key, Texts texts, List<String> into) {
    if (schema.path(word).isNumber()) {
      into.add(texts.get(key, schema.path(word).toString()));
    }
  }

  /**
   * What a place is called: by its own title, or by its key where the title is only that of what it
   * refers to, which others may refer to as well. The whole and the items of lists have no key of
   * their own.
   *
   * @param raw the schema as it stands there
   * @param schema the same without references
   */
  String label(String key, JsonNode raw, JsonNode schema) {
    String title = schema.path("title").asString("");
    boolean named = !key.isEmpty() && !key.matches("[0-9]+");
    boolean borrowed = raw.has("$ref") && !raw.has("title");
    if (!title.isEmpty() && !(named && borrowed)) {
      return title;
    }
    String words = key.replace('_', ' ').strip();
    return words.isEmpty()
        ? key
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
