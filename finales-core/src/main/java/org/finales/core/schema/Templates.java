package org.finales.core.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Forms to fill in, made of schemas, in the notation of FINALES 2 to which existing tenants are
 * written: {@code "required, float"}, {@code "optional, str"}, nested objects as such, arrays with
 * one item, alternatives joined by {@code or} with nested parts as Python prints them.
 *
 * <p>Where FINALES 2 makes a form, this makes the same. What it leaves out or fails on is filled
 * in: properties that only refer to a definition, alternatives without null, {@code oneOf}, lists
 * of types, choices without a type, objects within arrays, schemas that contain themselves (which
 * end in an empty object). Stateless.
 */
public final class Templates {
  /** Most characters of a form, about; what would come after is left empty. */
  private static final int MOST_CHARACTERS = 2_000_000;

  /** Longest text of alternatives; quotes within quotes within quotes multiply. */
  private static final int LONGEST_TEXT = 100_000;

  private static final int CHARACTERS_PER_ENTRY = 50;

  private static final Map<String, String> WORDS =
      Map.of("number", "float", "integer", "int", "string", "str", "boolean", "bool");

  private final JsonNode root;
  private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int room = MOST_CHARACTERS;

  private Templates(JsonNode root) {
    this.root = root;
  }

  /**
   * The forms of a capability.
   *
   * @return {@code {"input_template": …, "output_template": …}}
   */
  public static ObjectNode of(JsonNode parametersSchema, JsonNode resultSchema) {
    ObjectNode forms = JsonNodeFactory.instance.objectNode();
    forms.set("input_template", of(parametersSchema));
    forms.set("output_template", of(resultSchema));
    return forms;
  }

  /** The form of one schema; empty if it describes no object. */
  public static ObjectNode of(JsonNode schema) {
    return new Templates(schema).object(schema);
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    if (!spend(CHARACTERS_PER_ENTRY) || !open.add(schema)) {
      return form;
    }
    JsonNode type = schema.get("type");
    JsonNode properties = schema.get("properties");
    if (properties != null && properties.isObject() && (type == null || isText(type, "object"))) {
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        boolean required = requires(schema, property.getKey());
        JsonNode entry = property(property.getValue(), required);
        if (entry != null) {
          form.set(property.getKey(), entry);
        }
      }
    } else if (type == null && SchemaView.resolve(root, schema.get("$ref")) != null) {
      form = object(target(schema));
    } else if (type == null && isArray(schema, "allOf")) {
      form = merged(schema.get("allOf"));
    }
    open.remove(schema);
    return form;
  }

  /** The entry of one property; {@code null} if nothing is known of it. */
  private @Nullable JsonNode property(JsonNode schema, boolean required) {
    if (!spend(CHARACTERS_PER_ENTRY)) {
      return null;
    }
    JsonNode type = schema.get("type");
    if (type != null && type.isString()) {
      String word = WORDS.get(type.stringValue());
      if (word != null) {
        return entry(required, List.of(word));
      }
      return switch (type.stringValue()) {
        case "array" -> array(schema, required);
        case "object" -> object(schema);
        default -> null;
      };
    }
    if (type != null && type.isArray()) {
      return alternatives(typesAsSchemas(schema, type), required);
    }
    if (isArray(schema, "allOf")) {
      return merged(schema.get("allOf"));
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (isArray(schema, keyword)) {
        return alternatives(schema.get(keyword), required);
      }
    }
    if (SchemaView.resolve(root, schema.get("$ref")) != null) {
      return referred(schema, required);
    }
    Set<String> words = choices(schema);
    return words.isEmpty() ? null : entry(required, words);
  }

  private @Nullable JsonNode referred(JsonNode schema, boolean required) {
    JsonNode target = target(schema);
    if (!open.add(schema)) {
      return JsonNodeFactory.instance.objectNode(); // a reference that leads back to itself
    }
    JsonNode entry = property(target, required);
    open.remove(schema);
    return entry != null ? entry : object(target);
  }

  private ObjectNode merged(JsonNode parts) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    for (JsonNode part : parts) {
      form.setAll(object(part));
    }
    return form;
  }

  private ArrayNode array(JsonNode schema, boolean required) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    JsonNode items = schema.get("items");
    if (items != null && items.isObject()) {
      JsonNode item =
          items.has("$ref") && !items.has("type") ? object(items) : property(items, required);
      if (item != null) {
        list.add(item);
      }
    } else if (isArray(schema, "prefixItems")) {
      for (JsonNode position : schema.get("prefixItems")) {
        JsonNode item = property(position, required);
        list.add(item == null ? JsonNodeFactory.instance.objectNode() : item);
      }
    }
    return list;
  }

  private JsonNode alternatives(JsonNode alternatives, boolean required) {
    List<String> words = new ArrayList<>();
    boolean mayBeNull = false;
    for (JsonNode alternative : alternatives) {
      mayBeNull |= isText(alternative.get("type"), "null");
    }
    for (JsonNode alternative : alternatives) {
      words.addAll(alternative(alternative, required));
    }
    return entry(required && !mayBeNull, words);
  }

  private List<String> alternative(JsonNode schema, boolean required) {
    List<String> words = new ArrayList<>();
    if (!spend(CHARACTERS_PER_ENTRY)) {
      return words;
    }
    // The order of the words is the order of the keywords, as in FINALES 2.
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "$ref" -> {
          if (SchemaView.resolve(root, value) != null) {
            words.add(text(object(schema)));
          }
        }
        case "additionalProperties" -> {
          if (value.has("$ref")) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            map.set(requirement(required) + ", str", object(value));
            words.add(text(map));
          } else if (value.has("type")) {
            words.add(word(value, required));
          }
        }
        case "type" -> typeWords(schema, value, required, words);
        case "anyOf", "oneOf" -> {
          if (value.isArray()) {
            value.forEach(inner -> words.addAll(alternative(inner, required)));
          }
        }
        default -> {}
      }
    }
    if (words.isEmpty() && !schema.has("type")) {
      words.addAll(choices(schema));
    }
    return words;
  }

  private void typeWords(JsonNode schema, JsonNode type, boolean required, List<String> words) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        String word = one.isString() ? WORDS.get(one.stringValue()) : null;
        if (word != null) {
          words.add(word);
        }
      }
    } else if (isText(type, "array")) {
      words.add(arrayWord(schema, required));
    } else if (isText(type, "object")) {
      ObjectNode form = object(schema);
      if (!form.isEmpty()) {
        words.add(text(form));
      }
    } else if (type.isString() && WORDS.containsKey(type.stringValue())) {
      words.add(word(schema, required));
    }
  }

  /** An array among alternatives; one of a fixed length is a tuple. */
  private String arrayWord(JsonNode schema, boolean required) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (isArray(schema, "prefixItems")) {
      for (JsonNode position : schema.get("prefixItems")) {
        list.add(word(position, required));
      }
    } else {
      list = array(schema, required);
    }
    int least = schema.has("minItems") ? schema.get("minItems").asInt(0) : 0;
    int most = schema.has("maxItems") ? schema.get("maxItems").asInt(1) : 1;
    return least == most ? shortened(PythonText.tuple(list)) : text(list);
  }

  /** The type of a value in one word, or all of it as Python prints it. */
  private String word(JsonNode schema, boolean required) {
    JsonNode type = schema.get("type");
    String word = type != null && type.isString() ? WORDS.get(type.stringValue()) : null;
    if (word != null) {
      return word;
    }
    JsonNode entry = property(schema, required);
    return text(entry == null ? JsonNodeFactory.instance.objectNode() : entry);
  }

  private String text(JsonNode form) {
    return shortened(PythonText.of(form));
  }

  private String shortened(String text) {
    return text.length() <= LONGEST_TEXT && spend(text.length()) ? text : "{}";
  }

  /** Whether there is room for so many more characters. */
  private boolean spend(int characters) {
    room = Math.max(room - characters, -1);
    return room >= 0;
  }

  private static Set<String> choices(JsonNode schema) {
    Set<String> words = new LinkedHashSet<>();
    List<JsonNode> values = new ArrayList<>();
    if (schema.has("const")) {
      values.add(schema.get("const"));
    }
    if (isArray(schema, "enum")) {
      schema.get("enum").forEach(values::add);
    }
    for (JsonNode value : values) {
      String word = WORDS.get(SchemaView.typeOf(value));
      if (word != null) {
        words.add(word);
      }
    }
    return words;
  }

  private static JsonNode typesAsSchemas(JsonNode schema, JsonNode types) {
    ArrayNode alternatives = JsonNodeFactory.instance.arrayNode();
    for (JsonNode type : types) {
      ObjectNode alternative = ((ObjectNode) schema).deepCopy();
      alternative.set("type", type);
      alternatives.add(alternative);
    }
    return alternatives;
  }

  private JsonNode target(JsonNode schema) {
    JsonNode target = SchemaView.resolve(root, schema.get("$ref"));
    return target == null ? schema : target;
  }

  private static StringNode entry(boolean required, Iterable<String> words) {
    return StringNode.valueOf(requirement(required) + ", " + String.join(" or ", words));
  }

  private static String requirement(boolean required) {
    return required ? "required" : "optional";
  }

  private static boolean requires(JsonNode schema, String name) {
    JsonNode required = schema.get("required");
    return required != null
        && required.isArray()
        && required.valueStream().anyMatch(entry -> isText(entry, name));
  }

  private static boolean isArray(JsonNode schema, String keyword) {
    JsonNode value = schema.get(keyword);
    return value != null && value.isArray();
  }

  private static boolean isText(@Nullable JsonNode node, String text) {
    return node != null && node.isString() && node.stringValue().equals(text);
  }
}
