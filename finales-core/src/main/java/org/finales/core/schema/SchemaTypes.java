package org.finales.core.schema;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds which JSON types the schemas of a document allow. Not thread-safe. */
final class SchemaTypes {
  private final JsonNode root;

  /** What is known; while a schema is looked at, that it may be anything. */
  private final IdentityHashMap<JsonNode, Optional<Set<String>>> known = new IdentityHashMap<>();

  SchemaTypes(JsonNode root) {
    this.root = root;
  }

  /** Types that a schema allows; {@code null} for any. */
  @Nullable Set<String> of(JsonNode schema) {
    if (!schema.isObject()) {
      return null;
    }
    Optional<Set<String>> before = known.putIfAbsent(schema, Optional.empty());
    if (before != null) {
      return before.orElse(null);
    }
    Set<String> types = own(schema);
    JsonNode target = SchemaView.resolve(root, schema.get("$ref"));
    if (target != null) {
      types = both(types, of(target));
    }
    JsonNode all = schema.get("allOf");
    if (all != null && all.isArray()) {
      for (JsonNode part : all) {
        types = both(types, of(part));
      }
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      JsonNode alternatives = schema.get(keyword);
      if (alternatives != null && alternatives.isArray()) {
        types = both(types, union(alternatives));
      }
    }
    known.put(schema, Optional.ofNullable(types));
    return types;
  }

  private @Nullable Set<String> union(JsonNode alternatives) {
    Set<String> union = new LinkedHashSet<>();
    for (JsonNode alternative : alternatives) {
      Set<String> types = of(alternative);
      if (types == null) {
        return null;
      }
      union.addAll(types);
    }
    return union;
  }

  private static @Nullable Set<String> own(JsonNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.get("type");
    JsonNode constant = schema.get("const");
    JsonNode choices = schema.get("enum");
    if (type != null && type.isString()) {
      types.add(type.stringValue());
    } else if (type != null && type.isArray()) {
      type.forEach(one -> types.add(one.asString("")));
    } else if (constant != null) {
      types.add(SchemaView.typeOf(constant));
    } else if (choices != null) {
      choices.forEach(value -> types.add(SchemaView.typeOf(value)));
    } else {
      return null;
    }
    return types;
  }

  private static @Nullable Set<String> both(@Nullable Set<String> a, @Nullable Set<String> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    Set<String> both = new LinkedHashSet<>(a);
    both.removeIf(type -> !b.contains(type) && !(type.equals("integer") && b.contains("number")));
    if (a.contains("number") && b.contains("integer")) {
      both.add("integer");
    }
    return both;
  }
}
