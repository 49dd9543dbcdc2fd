package org.finales.core.linkeddata.document;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of a document in expanded form, in the order of the document (JSON-LD 1.1
 * Processing Algorithms and API, section 8). Unlike the standard it keeps the digits of numbers on
 * request. One instance for one document; not thread-safe.
 */
final class ExpandedStatements {
  private static final BigDecimal LARGEST_INTEGER = new BigDecimal("1e21");

  private final boolean canonical;
  private final Map<String, Set<Statement>> graphs = new LinkedHashMap<>();
  private final Set<String> labels = new HashSet<>();
  private int blanks;

  ExpandedStatements(boolean canonical) {
    this.canonical = canonical;
  }

  List<Graph> read(JsonArray expanded) {
    collectLabels(expanded);
    graphs.put("", new LinkedHashSet<>());
    for (JsonValue item : expanded) {
      if (item instanceof JsonObject object) {
        object(object, "");
      }
    }
    List<Graph> read = new ArrayList<>();
    graphs.forEach(
        (name, statements) -> {
          if (!statements.isEmpty()) {
            Statements out = new Statements();
            statements.forEach(s -> out.add(s.subject(), s.predicate(), s.object()));
            read.add(out.graph(name.isEmpty() ? null : new Node.Iri(name)));
          }
        });
    return read;
  }

  /** Notes the names that the document gives to blank nodes, so that no other gets one of them. */
  private void collectLabels(JsonValue value) {
    if (value instanceof JsonString text) {
      if (text.getString().startsWith("_:")) {
        labels.add(text.getString().substring(2));
      }
    } else if (value instanceof JsonArray array) {
      array.forEach(this::collectLabels);
    } else if (value instanceof JsonObject object) {
      object.values().forEach(this::collectLabels);
    }
  }

  private Node.Blank blank() {
    String label = "b" + blanks++;
    while (labels.contains(label)) {
      label = "b" + blanks++;
    }
    return new Node.Blank(label);
  }

  private void add(String graph, Node subject, Node.Iri predicate, Node object) {
    graphs
        .computeIfAbsent(graph, name -> new LinkedHashSet<>())
        .add(new Statement(subject, predicate, object));
  }

  /** Reads an object of any kind; null if it says nothing. */
  private @Nullable Node object(JsonObject object, String graph) {
    if (object.containsKey("@value")) {
      return literal(object);
    }
    if (object.get("@list") instanceof JsonArray list) {
      return list(list, graph);
    }
    return thing(object, graph);
  }

  private Node thing(JsonObject object, String graph) {
    Node subject = subject(object);
    members(subject, object, graph);
    return subject;
  }

  private Node subject(JsonObject object) {
    return object.get("@id") instanceof JsonString id ? resource(id.getString()) : blank();
  }

  private void members(Node subject, JsonObject object, String graph) {
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      JsonValue value = member.getValue();
      switch (member.getKey()) {
        case "@id", "@index" -> {}
        case "@type" -> types(subject, value, graph);
        case "@reverse" -> reverse(subject, value.asJsonObject(), graph);
        case "@included" -> all(value, graph);
        case "@graph" -> all(value, graphName(subject));
        default -> values(subject, member.getKey(), value, graph);
      }
    }
  }

  private String graphName(Node subject) {
    return subject instanceof Node.Iri iri
        ? iri.value()
        : Iris.LOCAL + ((Node.Blank) subject).label();
  }

  private void all(JsonValue items, String graph) {
    for (JsonValue item : items.asJsonArray()) {
      if (item instanceof JsonObject object) {
        object(object, graph);
      }
    }
  }

  private void types(Node subject, JsonValue types, String graph) {
    List<JsonValue> all = types instanceof JsonArray array ? array : List.of(types);
    for (JsonValue type : all) {
      if (type instanceof JsonString text) {
        add(graph, subject, Standard.TYPE, resource(text.getString()));
      }
    }
  }

  private void reverse(Node object, JsonObject relations, String graph) {
    for (Map.Entry<String, JsonValue> relation : relations.entrySet()) {
      for (JsonValue item : relation.getValue().asJsonArray()) {
        Node node = item instanceof JsonObject bearer ? object(bearer, graph) : null;
        if (node != null && !(node instanceof Node.Literal)) {
          add(graph, node, relation(relation.getKey()), object);
        }
      }
    }
  }

  private void values(Node subject, String key, JsonValue values, String graph) {
    Node.Iri predicate = relation(key);
    List<JsonValue> all = values instanceof JsonArray array ? array : List.of(values);
    for (JsonValue value : all) {
      if (value instanceof JsonObject object) {
        // a statement comes before those about its object, as people would put it
        if (object.containsKey("@value") || object.containsKey("@list")) {
          Node node = object(object, graph);
          if (node != null) {
            add(graph, subject, predicate, node);
          }
        } else {
          Node node = subject(object);
          add(graph, subject, predicate, node);
          members(node, object, graph);
        }
      }
    }
  }

  private Node list(JsonArray members, String graph) {
    List<Node> nodes = new ArrayList<>();
    for (JsonValue member : members) {
      if (member instanceof JsonObject object) {
        Node node = object(object, graph);
        if (node != null) {
          nodes.add(node);
        }
      }
    }
    Node head = Standard.NIL;
    Node cell = null;
    for (Node node : nodes) {
      Node next = blank();
      if (cell == null) {
        head = next;
      } else {
        add(graph, cell, Standard.REST, next);
      }
      add(graph, next, Standard.FIRST, node);
      cell = next;
    }
    if (cell != null) {
      add(graph, cell, Standard.REST, Standard.NIL);
    }
    return head;
  }

  private Node.@Nullable Literal literal(JsonObject object) {
    JsonValue value = object.get("@value");
    String type = object.get("@type") instanceof JsonString text ? text.getString() : null;
    if ("@json".equals(type)) {
      return Standard.literal(String.valueOf(value), Standard.JSON);
    }
    if (object.get("@language") instanceof JsonString language
        && value instanceof JsonString text) {
      return new Node.Literal(
          text.getString(), Standard.LANG_STRING, language.getString().toLowerCase(Locale.ROOT));
    }
    if (value instanceof JsonNumber number) {
      return number(number, type);
    }
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return Standard.literal(value.toString(), type == null ? Standard.BOOLEAN : datatype(type));
    }
    if (value instanceof JsonString text) {
      return Standard.literal(text.getString(), type == null ? Standard.STRING : datatype(type));
    }
    return null;
  }

  private Node.Literal number(JsonNumber number, @Nullable String type) {
    BigDecimal value = number.bigDecimalValue();
    boolean whole =
        value.signum() == 0
            || (value.abs().compareTo(LARGEST_INTEGER) < 0
                && value.stripTrailingZeros().scale() <= 0);
    if (whole && !Standard.DOUBLE.equals(type)) {
      return Standard.literal(
          value.toBigInteger().toString(), type == null ? Standard.INTEGER : datatype(type));
    }
    return Standard.literal(
        canonical ? Doubles.canonical(value) : value.toString(),
        type == null ? Standard.DOUBLE : datatype(type));
  }

  private static String datatype(String type) {
    return Iris.isAbsolute(type) ? type : unknown(type);
  }

  private static Node resource(String id) {
    if (id.startsWith("_:")) {
      return new Node.Blank(blankLabel(id.substring(2)));
    }
    return relation(id);
  }

  /** Returns a label with everything escaped that N-Quads do not allow in it. */
  private static String blankLabel(String label) {
    StringBuilder out = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (Character.isLetterOrDigit(c) && c < 0x80) {
        out.append(c);
      } else if ((c == '-' || c == '_') && i > 0) {
        out.append(c);
      } else {
        out.append('x').append(Integer.toHexString(c)).append('x');
      }
    }
    return out.length() == 0 ? "x" : out.toString();
  }

  private static Node.Iri relation(String iri) {
    return new Node.Iri(Iris.isAbsolute(iri) ? iri : unknown(iri));
  }

  private static String unknown(String text) {
    return JsonLdReader.UNKNOWN + Iris.encoded(text);
  }
}
