package org.finales.server.web.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.schema.SchemaField.Shape;
import tools.jackson.databind.JsonNode;

/** A schema as a table: a row for each place of a document. */
public final class SchemaRows {
  private static final int MAX_DEPTH = 12;
  private static final int MOST_ROWS = 500;

  private final Schemas schemas;
  private final Texts texts;
  private final List<Row> rows = new ArrayList<>();

  private SchemaRows(JsonNode schema, Texts texts) {
    this.schemas = new Schemas(schema);
    this.texts = texts;
  }

  /**
   * A place.
   *
   * @param name the keys that lead there, joined by points; {@code []} for the items of a list
   * @param title its title
   * @param kind what stands there, in words
   * @param unit its unit; empty for none
   * @param needed whether it must not be left out
   * @param about what it is, and what is allowed
   */
  public record Row(
      String name, String title, String kind, String unit, boolean needed, String about) {}

  /** The rows of a schema, outer before inner. */
  public static List<Row> of(JsonNode schema, Texts texts) {
    SchemaRows table = new SchemaRows(schema, texts);
    table.inner("", schema, 0);
    return List.copyOf(table.rows);
  }

  private void inner(String name, JsonNode raw, int depth) {
    JsonNode schema = schemas.resolved(raw);
    if (depth > MAX_DEPTH || rows.size() > MOST_ROWS) {
      return;
    }
    switch (schemas.shape(schema)) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> part : schemas.properties(schema).entrySet()) {
          String inner = (name.isEmpty() ? "" : name + ".") + part.getKey();
          row(inner, part.getKey(), part.getValue(), schemas.requires(schema, part.getKey()));
          inner(inner, part.getValue(), depth + 1);
        }
      }
      case LIST -> inner(name + "[]", schemas.items(schema), depth + 1);
      case ALTERNATIVES -> {
        int at = 0;
        for (JsonNode one : schemas.alternatives(schema)) {
          inner(name + "<" + schemas.nameOf(one, at++) + ">", one, depth + 1);
        }
      }
      default -> {
        // A place without inner ones.
      }
    }
  }

  private void row(String name, String key, JsonNode raw, boolean needed) {
    JsonNode schema = schemas.resolved(raw);
    Shape shape = schemas.shape(schema);
    List<String> about = new ArrayList<>();
    String description = schema.path("description").asString("");
    if (!description.isEmpty()) {
      about.add(description);
    }
    String bounds = schemas.bounds(schema, texts);
    if (!bounds.isEmpty()) {
      about.add(bounds + ".");
    }
    if (shape == Shape.CHOICE) {
      about.add(String.join(", ", schemas.choices(schema)));
    }
    rows.add(
        new Row(
            name,
            schemas.label(key, raw, schema),
            texts.get("schema.shape." + shape.name().toLowerCase(java.util.Locale.ROOT)),
            schemas.unit(schema),
            needed,
            String.join(" ", about)));
  }
}
