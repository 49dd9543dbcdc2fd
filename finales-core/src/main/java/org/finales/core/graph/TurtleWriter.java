package org.finales.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Writes one document. One use, one thread. */
final class TurtleWriter {
  private static final int MAX_DEPTH = 24;
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*");

  /** Values that Turtle reads back in the same lexical form without quotes. */
  private static final Map<String, Pattern> BARE =
      Map.of(
          Standard.INTEGER, Pattern.compile("[+-]?[0-9]+"),
          Standard.DECIMAL, Pattern.compile("[+-]?[0-9]*\\.[0-9]+"),
          Standard.DOUBLE, Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[eE][+-]?[0-9]+"),
          Standard.BOOLEAN, Pattern.compile("true|false"));

  private static final Map<String, String> PREFIXES = prefixes();

  private final Map<Node, Map<Node.Iri, List<Node>>> subjects = new LinkedHashMap<>();
  private final Map<Node, Integer> references = new HashMap<>();
  private final Set<Node> written = new HashSet<>();
  private final Deque<Node> waiting = new ArrayDeque<>();
  private final Map<String, String> used = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();

  TurtleWriter(List<Statement> statements) {
    Set<Statement> seen = new HashSet<>();
    for (Statement statement : statements) {
      if (seen.add(statement)) {
        subjects
            .computeIfAbsent(statement.subject(), subject -> new LinkedHashMap<>())
            .computeIfAbsent(statement.predicate(), predicate -> new ArrayList<>())
            .add(statement.object());
        references.merge(statement.object(), 1, Integer::sum);
      }
    }
  }

  String write() {
    for (Node subject : subjects.keySet()) {
      if (!isNested(subject)) {
        root(subject);
      }
    }
    // Blank nodes that only refer to each other.
    for (Node subject : subjects.keySet()) {
      root(subject);
    }
    StringBuilder all = new StringBuilder();
    used.forEach(
        (prefix, iri) ->
            all.append("@prefix ").append(prefix).append(": <").append(iri).append("> .\n"));
    return all.append(all.isEmpty() ? "" : "\n").append(text).toString();
  }

  private void root(Node first) {
    waiting.add(first);
    while (!waiting.isEmpty()) {
      Node subject = waiting.remove();
      if (written.add(subject)) {
        Map<Node.Iri, List<Node>> about = subjects.getOrDefault(subject, Map.of());
        if (subject instanceof Node.Blank && !references.containsKey(subject)) {
          text.append("[]");
        } else {
          node(subject);
        }
        statements(about, 1);
        text.append(" .\n\n");
      }
    }
  }

  private void statements(Map<Node.Iri, List<Node>> about, int depth) {
    boolean first = true;
    for (Map.Entry<Node.Iri, List<Node>> entry : about.entrySet()) {
      text.append(first ? " " : " ;\n" + "  ".repeat(depth));
      first = false;
      if (entry.getKey().equals(Standard.TYPE)) {
        text.append('a');
      } else {
        node(entry.getKey());
      }
      String separator = " ";
      for (Node object : entry.getValue()) {
        text.append(separator);
        object(object, depth);
        separator = ", ";
      }
    }
  }

  private void object(Node object, int depth) {
    if (!isNested(object) || written.contains(object)) {
      node(object);
      return;
    }
    if (depth >= MAX_DEPTH) {
      node(object);
      waiting.add(object);
      return;
    }
    List<Node> list = list(object);
    if (list != null) {
      text.append('(');
      for (Node item : list) {
        text.append(' ');
        object(item, depth + 1);
      }
      text.append(" )");
      return;
    }
    written.add(object);
    text.append('[');
    statements(subjects.getOrDefault(object, Map.of()), depth + 1);
    text.append(" ]");
  }

  /** The items of a well-formed list that nobody else refers into; marks its nodes as written. */
  private @Nullable List<Node> list(Node head) {
    List<Node> items = new ArrayList<>();
    Set<Node> links = new HashSet<>();
    Node link = head;
    while (!link.equals(Standard.NIL)) {
      Map<Node.Iri, List<Node>> about = subjects.getOrDefault(link, Map.of());
      List<Node> first = about.get(Standard.FIRST);
      List<Node> rest = about.get(Standard.REST);
      if (!isNested(link)
          || written.contains(link)
          || !links.add(link)
          || about.size() != 2
          || first == null
          || rest == null
          || first.size() != 1
          || rest.size() != 1) {
        return null;
      }
      items.add(first.get(0));
      link = rest.get(0);
    }
    written.addAll(links);
    return items;
  }

  private boolean isNested(Node node) {
    return node instanceof Node.Blank
        && subjects.containsKey(node)
        && references.getOrDefault(node, 0) == 1;
  }

  private void node(Node node) {
    if (node instanceof Node.Iri iri) {
      iri(iri.value());
    } else if (node instanceof Node.Literal literal) {
      literal(literal);
    } else {
      NTriples.node(node, "", text);
    }
  }

  private void literal(Node.Literal literal) {
    Pattern bare = BARE.get(literal.datatype());
    if (literal.language().isEmpty() && bare != null && bare.matcher(literal.text()).matches()) {
      text.append(literal.text());
      return;
    }
    NTriples.quoted(literal.text(), text);
    if (!literal.language().isEmpty()) {
      text.append('@').append(literal.language());
    } else if (!literal.datatype().equals(Standard.STRING)) {
      text.append("^^");
      iri(literal.datatype());
    }
  }

  private void iri(String iri) {
    int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    String prefix = PREFIXES.get(iri.substring(0, end));
    String local = iri.substring(end);
    if (prefix != null && LOCAL.matcher(local).matches()) {
      used.put(prefix, iri.substring(0, end));
      text.append(prefix).append(':').append(local);
    } else {
      NTriples.iri(iri, text);
    }
  }

  private static Map<String, String> prefixes() {
    Map<String, String> known = new HashMap<>();
    known.put(Standard.RDF, "rdf");
    known.put(Standard.XSD, "xsd");
    known.put("http://www.w3.org/2000/01/rdf-schema#", "rdfs");
    known.put("http://www.w3.org/2004/02/skos/core#", "skos");
    known.put("https://w3id.org/emmo#", "emmo");
    known.put("https://w3id.org/emmo/domain/electrochemistry#", "echem");
    known.put("https://w3id.org/emmo/domain/battery#", "battery");
    known.put("https://w3id.org/emmo/domain/chemical-substance#", "chemsub");
    known.put("https://w3id.org/emmo/domain/characterisation-methodology/chameo#", "chameo");
    known.put("https://w3id.org/battery-data-alliance/ontology/battery-data-format#", "bdf");
    known.put("https://schema.org/", "schema");
    known.put("http://purl.org/dc/terms/", "dcterms");
    known.put("http://www.w3.org/ns/dcat#", "dcat");
    known.put("http://www.w3.org/ns/prov#", "prov");
    known.put("http://www.w3.org/ns/csvw#", "csvw");
    known.put("http://spdx.org/rdf/terms#", "spdx");
    known.put("http://qudt.org/vocab/unit/", "unit");
    return Map.copyOf(known);
  }
}
