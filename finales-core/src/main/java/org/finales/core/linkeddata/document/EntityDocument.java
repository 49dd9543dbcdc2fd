package org.finales.core.linkeddata.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.entity.Entities;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Graphs;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plain JSON form of a document: the things that it describes as their records' JSON, each with
 * the name of its schema, and whatever no record has a field for as N-Quads.
 *
 * <pre>{"entities": [{"$schema": "battery-cell", …}], "not_understood": ["_:b0 &lt;…&gt; …"]}</pre>
 *
 * <p>One thing alone is a document too: its record's JSON with {@code $schema}.
 */
public final class EntityDocument {
  private static final String SCHEMA = "$schema";
  private static final String ENTITIES = "entities";
  private static final String REST = "not_understood";

  private EntityDocument() {}

  /** Tells whether JSON is of this form rather than JSON-LD. */
  public static boolean is(JsonNode json) {
    return json.has(ENTITIES) || json.has(SCHEMA) && !json.has("@context");
  }

  /** Writes a document. */
  public static ObjectNode write(LinkedDocument document) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode entities = json.putArray(ENTITIES);
    Set<Statement> rest = new LinkedHashSet<>();
    Set<Node> described = new HashSet<>();
    Map<Node, List<Statement>> about = bySubject(document);
    for (FoundEntity found : document.entities()) {
      ObjectNode entity = entities.addObject();
      entity.put(SCHEMA, Entities.name(found.record().getClass()));
      entity.setAll((ObjectNode) FinalesJson.tree(found.record()));
      rest.addAll(found.notUnderstood());
      reach(found.subject(), about, described);
    }
    about.forEach(
        (subject, statements) -> {
          if (!described.contains(subject)) {
            rest.addAll(statements);
          }
        });
    if (!rest.isEmpty()) {
      ArrayNode lines = json.putArray(REST);
      NQuads.write(Graph.of(List.copyOf(rest))).lines().forEach(lines::add);
    }
    return json;
  }

  /**
   * Reads a document.
   *
   * @throws LinkedDataException if it is not of this form, names the place
   */
  public static LinkedDocument read(JsonNode json) {
    List<Graph> graphs = new ArrayList<>();
    records(json).forEach(record -> graphs.add(LinkedRecords.write(record)));
    if (json.has(ENTITIES)) {
      StringBuilder rest = new StringBuilder();
      for (JsonNode line : list(json, REST)) {
        if (!line.isString()) {
          throw new LinkedDataException("/%s holds lines of N-Quads, not %s".formatted(REST, line));
        }
        rest.append(line.asString()).append('\n');
      }
      graphs.addAll(NQuads.read(rest.toString()));
    }
    return LinkedDocument.of(Graphs.apart(graphs.stream().map(Graphs::unnamed).toList()));
  }

  /**
   * The records of the things in a document, without what no record has a field for.
   *
   * @throws LinkedDataException if it is not of this form, names the place
   */
  public static List<Record> records(JsonNode json) {
    List<Record> records = new ArrayList<>();
    if (json.has(ENTITIES)) {
      for (JsonNode entity : list(json, ENTITIES)) {
        records.add(record(entity, "/" + ENTITIES + "/" + records.size()));
      }
    } else {
      records.add(record(json, ""));
    }
    return records;
  }

  /**
   * The name of the schema that an entity names, whether by itself or at the end of an address.
   *
   * @throws LinkedDataException if it names none that is known
   */
  public static String schemaOf(JsonNode entity, String place) {
    String named = entity.path(SCHEMA).asString("");
    String name = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf(':')) + 1);
    name = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    if (Entities.of(name).isEmpty()) {
      throw new LinkedDataException(
          "%s/%s names %s; there are %s"
              .formatted(
                  place, SCHEMA, named.isEmpty() ? "nothing" : named, Entities.all().keySet()));
    }
    return name;
  }

  /** What a field lists; nothing if it is missing. */
  private static JsonNode list(JsonNode json, String field) {
    JsonNode list = json.path(field);
    if (!list.isArray() && !list.isMissingNode()) {
      throw new LinkedDataException("/%s must be a list".formatted(field));
    }
    return list;
  }

  private static Record record(JsonNode entity, String place) {
    String name = schemaOf(entity, place);
    ObjectNode fields = ((ObjectNode) entity).deepCopy();
    fields.remove(SCHEMA);
    try {
      return FinalesJson.convert(fields, Entities.of(name).orElseThrow());
    } catch (JsonException e) {
      throw new LinkedDataException("%s%s: %s".formatted(place, e.path(), e.getMessage()), e);
    }
  }

  private static Map<Node, List<Statement>> bySubject(LinkedDocument document) {
    Map<Node, List<Statement>> about = new HashMap<>();
    for (Graph graph : document.graphs()) {
      for (Statement statement : graph.statements()) {
        about.computeIfAbsent(statement.subject(), s -> new ArrayList<>()).add(statement);
      }
    }
    return about;
  }

  private static void reach(Node start, Map<Node, List<Statement>> about, Set<Node> reached) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty()) {
      Node next = waiting.removeFirst();
      if (reached.add(next)) {
        about.getOrDefault(next, List.of()).forEach(s -> waiting.add(s.object()));
      }
    }
  }
}
