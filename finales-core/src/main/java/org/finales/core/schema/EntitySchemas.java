package org.finales.core.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.Violation;
import org.finales.api.entity.Entities;
import org.finales.api.entity.EntitySchema;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schemas (2020-12) of the things that a laboratory describes, made from their records so that
 * both cannot disagree. Thread-safe.
 *
 * <p>Each field carries {@code x-term} with the label and the IRI of its term, and each quantity
 * {@code unit} with its usual unit; any other unit of the same dimension is accepted.
 */
public final class EntitySchemas {
  private static final Map<String, JsonNode> SCHEMAS = schemas();
  private static final Map<String, CompiledSchema> COMPILED = compiled();

  private EntitySchemas() {}

  /** Returns the names of all things, as {@code battery-cell}, in a fixed order. */
  public static List<String> names() {
    return List.copyOf(Entities.all().keySet());
  }

  /** Returns the schema of a thing; a copy of the caller's own. */
  public static Optional<JsonNode> of(String name) {
    return Optional.ofNullable(SCHEMAS.get(name)).map(JsonNode::deepCopy);
  }

  /**
   * Returns everything that is wrong with the description of a thing: what the schema says, and if
   * that is content, what the record asks beyond it, such as the dimensions of units.
   *
   * @throws IllegalArgumentException if there is no such thing
   */
  public static List<Violation> validate(String name, JsonNode description) {
    CompiledSchema schema = COMPILED.get(name);
    if (schema == null) {
      throw new IllegalArgumentException(
          "There is no schema %s; there are %s".formatted(name, names()));
    }
    List<Violation> violations = new ArrayList<>(schema.validate(description, ""));
    if (violations.isEmpty()) {
      try {
        FinalesJson.convert(description, Entities.of(name).orElseThrow());
      } catch (JsonException e) {
        String place = "at " + e.path() + ": ";
        String message = String.valueOf(e.getMessage());
        violations.add(
            new Violation(
                e.path(), message.startsWith(place) ? message.substring(place.length()) : message));
      }
    }
    return List.copyOf(violations);
  }

  private static Map<String, JsonNode> schemas() {
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    Entities.all().forEach((name, type) -> schemas.put(name, EntitySchema.of(name, type)));
    return Collections.unmodifiableMap(schemas);
  }

  private static Map<String, CompiledSchema> compiled() {
    Map<String, CompiledSchema> compiled = new LinkedHashMap<>();
    SchemaCompiler compiler = new SchemaCompiler();
    SCHEMAS.forEach((name, schema) -> compiled.put(name, compiler.compile(schema)));
    return compiled;
  }
}
