package org.finales.core.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.broker.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for what a schema's own schema does not forbid and a server cannot allow: size, references
 * that lead out or in circles, patterns that are none.
 */
final class SchemaGuard {
  /** Longest chain of schemas that are applied to one and the same value. */
  private static final int MAX_CHAIN = 100;

  private static final Set<String> MAPS =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies");

  private static final Set<String> LISTS =
      Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

  private static final Set<String> SINGLES =
      Set.of(
          "additionalProperties",
          "items",
          "additionalItems",
          "contains",
          "propertyNames",
          "not",
          "if",
          "then",
          "else",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");

  /** Keywords whose schemas are applied to the very value that the schema is applied to. */
  private static final Set<String> SAME_VALUE =
      Set.of(
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "dependentSchemas",
          "dependencies");

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  private final JsonNode root;
  private final List<Violation> violations = new ArrayList<>();

  /** All schemas of the document by JSON pointer. */
  private final Map<String, JsonNode> schemas = new LinkedHashMap<>();

  private final Map<String, String> anchors = new HashMap<>();

  /** For each schema the ones that are applied to the same value. */
  private final Map<String, List<String>> chained = new HashMap<>();

  private SchemaGuard(JsonNode root) {
    this.root = root;
  }

  /** What is too large, found without recursion. */
  static List<Violation> sizeViolations(JsonNode schema) {
    record Level(JsonNode node, int depth) {}
    ArrayDeque<Level> open = new ArrayDeque<>();
    open.add(new Level(schema, 1));
    int nodes = 0;
    while (!open.isEmpty()) {
      Level level = open.removeLast();
      nodes += level.node.size() > SchemaCompiler.MAX_NODES ? SchemaCompiler.MAX_NODES + 1 : 1;
      if (nodes > SchemaCompiler.MAX_NODES) {
        return List.of(
            new Violation(
                "", "the schema holds more than " + SchemaCompiler.MAX_NODES + " values"));
      }
      if (level.depth > SchemaCompiler.MAX_DEPTH) {
        return List.of(
            new Violation(
                "", "the schema is nested deeper than " + SchemaCompiler.MAX_DEPTH + " levels"));
      }
      for (JsonNode child : level.node) {
        open.add(new Level(child, level.depth + 1));
      }
    }
    return List.of();
  }

  /** Everything that is dangerous in a schema which its draft's schema accepts. */
  static List<Violation> violations(JsonNode schema) {
    SchemaGuard guard = new SchemaGuard(schema);
    guard.collect(schema, "");
    guard.follow();
    if (guard.violations.isEmpty()) {
      guard.lookForCircles();
    }
    return guard.violations;
  }

  private void collect(JsonNode schema, String path) {
    if (!schema.isObject()) {
      return;
    }
    schemas.put(path, schema);
    names(schema, path);
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      String keyword = field.getKey();
      String place = path + "/" + SchemaViolations.escape(keyword);
      JsonNode value = field.getValue();
      if (MAPS.contains(keyword) && value.isObject()) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          if (keyword.equals("patternProperties")) {
            pattern(entry.getKey(), place);
          }
          enter(
              path,
              keyword,
              entry.getValue(),
              place + "/" + SchemaViolations.escape(entry.getKey()));
        }
      } else if (LISTS.contains(keyword) && value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          enter(path, keyword, value.get(i), place + "/" + i);
        }
      } else if (SINGLES.contains(keyword)) {
        enter(path, keyword, value, place);
      } else if (keyword.equals("pattern") && value.isString()) {
        pattern(value.stringValue(), place);
      }
    }
  }

  private void enter(String parent, String keyword, JsonNode schema, String path) {
    if (schema.isObject()) {
      if (SAME_VALUE.contains(keyword)) {
        chained.computeIfAbsent(parent, key -> new ArrayList<>()).add(path);
      }
      collect(schema, path);
    }
  }

  private void names(JsonNode schema, String path) {
    for (String keyword : List.of("$id", "id")) {
      JsonNode id = schema.get(keyword);
      if (id == null || !id.isString()) {
        continue;
      }
      String text = id.stringValue();
      if (text.startsWith("#")) {
        anchors.put(text.substring(1), path);
      } else if (!path.isEmpty() && keyword.equals("$id")) {
        violations.add(
            new Violation(path + "/$id", "a schema within the schema cannot have an address"));
      }
    }
    JsonNode draft = schema.get("$schema");
    if (draft != null && !path.isEmpty()) {
      violations.add(new Violation(path + "/$schema", "the draft can be named at the top only"));
    }
    for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
      JsonNode anchor = schema.get(keyword);
      if (anchor != null && anchor.isString()) {
        anchors.put(anchor.stringValue(), path);
      }
    }
  }

  private void pattern(String pattern, String path) {
    try {
      BoundedPattern.check(pattern);
    } catch (IllegalArgumentException e) {
      violations.add(new Violation(path, "is no usable regular expression: " + e.getMessage()));
    }
  }

  private void follow() {
    for (Map.Entry<String, JsonNode> entry : schemas.entrySet()) {
      for (String keyword : REFERENCES) {
        JsonNode reference = entry.getValue().get(keyword);
        if (reference != null && reference.isString()) {
          String place = entry.getKey() + "/" + keyword;
          String target = resolve(reference.stringValue(), place);
          if (target != null) {
            chained.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(target);
          }
        }
      }
    }
  }

  /** The pointer of the schema that a reference names; {@code null} after a violation. */
  private @Nullable String resolve(String reference, String place) {
    String local = reference;
    JsonNode id = root.get("$id");
    if (id != null && id.isString() && !reference.startsWith("#")) {
      String own = id.stringValue().replaceFirst("#$", "");
      local = reference.startsWith(own) ? reference.substring(own.length()) : reference;
      local = local.isEmpty() ? "#" : local;
    }
    if (!local.startsWith("#")) {
      violations.add(
          new Violation(
              place,
              "refers to "
                  + SchemaViolations.shorten(reference)
                  + " outside of the schema; only references within it, such as"
                  + " #/$defs/name, are followed"));
      return null;
    }
    String fragment = SchemaPointer.decode(local.substring(1));
    String target =
        fragment.isEmpty() || fragment.startsWith("/") ? fragment : anchors.get(fragment);
    JsonNode found = target == null ? null : SchemaPointer.find(root, target);
    if (target == null || found == null || (!found.isObject() && !found.isBoolean())) {
      violations.add(
          new Violation(
              place,
              "refers to " + SchemaViolations.shorten(reference) + ", which is no schema here"));
      return null;
    }
    if (found.isObject() && !schemas.containsKey(target)) {
      violations.add(
          new Violation(
              place,
              "refers to "
                  + SchemaViolations.shorten(reference)
                  + ", which is not a place for a schema; put it under $defs"));
      return null;
    }
    return target;
  }

  private void lookForCircles() {
    Map<String, Integer> lengths = new HashMap<>();
    for (String start : schemas.keySet()) {
      if (chain(start, lengths, new HashSet<>()) < 0) {
        return;
      }
    }
  }

  /** Length of the longest chain from a schema; negative after a violation. */
  private int chain(String path, Map<String, Integer> lengths, Set<String> open) {
    Integer known = lengths.get(path);
    if (known != null) {
      return known;
    }
    if (!open.add(path) || open.size() > MAX_CHAIN) {
      violations.add(
          new Violation(
              path,
              open.size() > MAX_CHAIN
                  ? "leads through more than " + MAX_CHAIN + " schemas for one value"
                  : "refers to itself without end"));
      return -1;
    }
    int longest = 0;
    for (String next : chained.getOrDefault(path, List.of())) {
      int length = chain(next, lengths, open);
      if (length < 0) {
        return -1;
      }
      longest = Math.max(longest, length + 1);
    }
    if (longest > MAX_CHAIN) {
      violations.add(
          new Violation(path, "leads through more than " + MAX_CHAIN + " schemas for one value"));
      return -1;
    }
    open.remove(path);
    lengths.put(path, longest);
    return longest;
  }
}
