package org.finales.core.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema as people read it: which parameters there are, of which types, in which unit.
 *
 * <p>References within the document are followed, and {@code allOf}, {@code anyOf}, {@code oneOf},
 * {@code then} and {@code else} are read as one. It says what is known by name, not what is valid;
 * {@link CompiledSchema} does that. Immutable and thread-safe as long as the schema is not
 * modified.
 */
public final class SchemaView {
  /** Most schemas that are read as one; a larger union is cut there. */
  private static final int MOST_PARTS = 500;

  private static final List<String> COMBINING = List.of("allOf", "anyOf", "oneOf");

  private final JsonNode root;

  /** Every schema that may hold for the value. */
  private final List<JsonNode> parts;

  /** JSON types that the value may have; {@code null} for any. */
  private final @Nullable Set<String> types;

  private final @Nullable String unit;

  private SchemaView(
      JsonNode root,
      List<JsonNode> parts,
      @Nullable Set<String> types,
      @Nullable String inheritedUnit) {
    this.root = root;
    this.parts = parts;
    this.types = types;
    this.unit = firstUnit(parts, inheritedUnit);
  }

  /** Reads a whole schema. */
  public static SchemaView of(JsonNode schema) {
    return of(schema, List.of(schema), null);
  }

  private static SchemaView of(JsonNode root, List<JsonNode> schemas, @Nullable String unit) {
    List<JsonNode> parts = new ArrayList<>();
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    SchemaTypes reader = new SchemaTypes(root);
    Set<String> types = new LinkedHashSet<>();
    boolean any = false;
    for (JsonNode schema : schemas) {
      flatten(root, schema, parts, seen);
      Set<String> own = reader.of(schema);
      if (own == null) {
        any = true;
      } else {
        types.addAll(own);
      }
    }
    return new SchemaView(root, List.copyOf(parts), any ? null : Set.copyOf(types), unit);
  }

  /** Whether a value of a JSON type may stand here: number, integer, string, object, ... */
  public boolean allows(String type) {
    return types == null
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  /** Whether the schema leaves the type open. */
  public boolean isOpen() {
    return types == null;
  }

  /** The JSON types that may stand here; empty if the type is left open. */
  public Set<String> types() {
    return types == null ? Set.of() : types;
  }

  /** The keyword {@code unit} or {@code units}; {@code null} if there is none or it is blank. */
  public @Nullable String unit() {
    return unit;
  }

  /**
   * A property of an object.
   *
   * @return {@code null} if the schema knows none of this name
   */
  public @Nullable SchemaView property(String name) {
    List<JsonNode> found = new ArrayList<>();
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode part : parts) {
      JsonNode properties = part.get("properties");
      JsonNode property = properties == null ? null : properties.get(name);
      JsonNode additional = part.get("additionalProperties");
      if (property != null) {
        found.add(property);
      } else if (additional != null
          && (additional.isObject() || (additional.isBoolean() && additional.booleanValue()))) {
        others.add(additional);
      }
    }
    if (found.isEmpty()) {
      found = others;
    }
    return found.isEmpty() ? null : of(root, found, null);
  }

  /** Names of the properties that the schema lists, in its order. */
  public Set<String> propertyNames() {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode part : parts) {
      JsonNode properties = part.get("properties");
      if (properties != null && properties.isObject()) {
        names.addAll(properties.propertyNames());
      }
    }
    return names;
  }

  /** Whether the schema says nothing about the properties of an object that may stand here. */
  public boolean isOpenObject() {
    return allows("object") && propertyNames().isEmpty();
  }

  /** Whether a property must be present. */
  public boolean requires(String name) {
    for (JsonNode part : parts) {
      JsonNode required = part.get("required");
      if (required != null && required.isArray()) {
        for (JsonNode entry : required) {
          if (entry.isString() && entry.stringValue().equals(name)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The items of an array; they inherit its unit. {@code null} if the schema describes none. */
  public @Nullable SchemaView items() {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode part : parts) {
      for (String keyword : List.of("prefixItems", "items")) {
        JsonNode items = part.get(keyword);
        if (items != null && items.isArray()) {
          items.forEach(found::add);
        } else if (items != null && items.isObject()) {
          found.add(items);
        }
      }
    }
    return found.isEmpty() ? null : of(root, found, unit);
  }

  /** A constant, or else the default, that the schema gives; {@code null} if it gives none. */
  public @Nullable JsonNode presetValue() {
    for (String keyword : List.of("const", "default")) {
      for (JsonNode part : parts) {
        JsonNode value = part.get(keyword);
        if (value != null) {
          return value;
        }
      }
    }
    return null;
  }

  /** The schema that a reference within the document names; {@code null} if there is none. */
  static @Nullable JsonNode resolve(JsonNode root, @Nullable JsonNode reference) {
    if (reference == null || !reference.isString()) {
      return null;
    }
    String text = reference.stringValue();
    int hash = text.indexOf('#');
    if (hash < 0) {
      return null;
    }
    String fragment = SchemaPointer.decode(text.substring(hash + 1));
    if (fragment.isEmpty() || fragment.startsWith("/")) {
      return SchemaPointer.find(root, fragment);
    }
    for (String home : List.of("$defs", "definitions")) {
      JsonNode named = root.get(home);
      if (named != null) {
        for (JsonNode candidate : named) {
          JsonNode anchor = candidate.get("$anchor");
          if (anchor != null && anchor.isString() && anchor.stringValue().equals(fragment)) {
            return candidate;
          }
        }
      }
    }
    return null;
  }

  private static void flatten(
      JsonNode root, JsonNode schema, List<JsonNode> parts, Set<JsonNode> seen) {
    if (!schema.isObject() || parts.size() >= MOST_PARTS) {
      return;
    }
    if (!seen.add(schema)) {
      return;
    }
    parts.add(schema);
    JsonNode target = resolve(root, schema.get("$ref"));
    if (target != null) {
      flatten(root, target, parts, seen);
    }
    for (String keyword : COMBINING) {
      JsonNode alternatives = schema.get(keyword);
      if (alternatives != null && alternatives.isArray()) {
        for (JsonNode alternative : alternatives) {
          flatten(root, alternative, parts, seen);
        }
      }
    }
    for (String keyword : List.of("then", "else")) {
      JsonNode branch = schema.get(keyword);
      if (branch != null) {
        flatten(root, branch, parts, seen);
      }
    }
  }

  /** The JSON Schema type of a value; an integral number is an integer. */
  static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.canConvertToExactIntegral() ? "integer" : "number";
      default -> "null";
    };
  }

  private static @Nullable String firstUnit(List<JsonNode> parts, @Nullable String inherited) {
    for (JsonNode part : parts) {
      for (String keyword : List.of("unit", "units")) {
        JsonNode unit = part.get(keyword);
        if (unit != null && unit.isString() && !unit.stringValue().isBlank()) {
          return unit.stringValue();
        }
      }
    }
    return inherited;
  }
}
