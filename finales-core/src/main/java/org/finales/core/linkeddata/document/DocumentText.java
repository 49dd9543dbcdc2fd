package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Prefixes;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Writes one document; one instance for one document. Not thread-safe. */
final class DocumentText {
  /** Deepest nesting of brackets at which things are still nested; deeper ones stand beside. */
  private static final int MAX_NESTING = 36;

  private final List<Graph> graphs;
  private final boolean indented;
  private final JsonText json;
  private final ValueText values;
  private final Set<String> context = new LinkedHashSet<>();
  private final Set<String> confusing = new HashSet<>();
  private final Set<Node> shared = new HashSet<>();
  private Map<Node, Thing> things = Map.of();

  DocumentText(List<Graph> graphs, boolean exact, boolean indented) {
    this.graphs = graphs;
    this.indented = indented;
    this.json = new JsonText(indented, 4096).within();
    this.values = new ValueText(json, exact, this::name);
    survey();
  }

  String write() {
    if (graphs.size() > 1) {
      json.key("\"@graph\"").begin('[');
      for (Graph graph : graphs) {
        if (graph.name() == null) {
          index(graph);
          things();
        } else {
          json.next().begin('{');
          named(graph, graph.name());
          json.end('}');
        }
      }
      json.end(']');
    } else if (graphs.get(0).name() != null) {
      named(graphs.get(0), graphs.get(0).name());
    } else {
      index(graphs.get(0));
      List<Thing> roots = roots();
      if (roots.size() == 1 && reaches(roots.get(0))) {
        members(roots.get(0));
      } else {
        array();
      }
    }
    json.end('}');
    return head().append(json.out()).append(indented ? "\n" : "").toString();
  }

  private StringBuilder head() {
    StringBuilder head = new StringBuilder(json.out().length() + 2000);
    head.append(indented ? "{\n  \"@context\": {" : "{\"@context\": {");
    String separator = indented ? "\n    " : "";
    for (String entry : context) {
      head.append(separator).append(entry);
      separator = indented ? ",\n    " : ", ";
    }
    return head.append(indented ? "\n  }" : "}");
  }

  private void named(Graph graph, Node.Iri name) {
    json.key("\"@id\"").raw(key(name).iri());
    index(graph);
    array();
  }

  private void array() {
    json.key("\"@graph\"").begin('[');
    things();
    json.end(']');
  }

  /** Finds IRIs that look like a prefix of the context, and blank nodes of several graphs. */
  private void survey() {
    for (Graph graph : graphs) {
      for (Statement statement : graph.statements()) {
        confused(statement.subject());
        confused(statement.predicate());
        confused(statement.object());
      }
    }
    if (graphs.size() > 1) {
      Map<Node, Graph> seen = new HashMap<>();
      for (Graph graph : graphs) {
        for (Statement statement : graph.statements()) {
          share(statement.subject(), graph, seen);
          share(statement.object(), graph, seen);
        }
      }
    }
  }

  private void confused(Node node) {
    if (node instanceof Node.Iri iri) {
      String scheme = key(iri).scheme();
      if (scheme != null) {
        confusing.add(scheme);
      }
    } else if (node instanceof Node.Literal literal
        && !literal.datatype().equals(Standard.STRING)) {
      confused(new Node.Iri(literal.datatype()));
    }
  }

  private void share(Node node, Graph graph, Map<Node, Graph> seen) {
    if (node instanceof Node.Blank && seen.merge(node, graph, (a, b) -> a) != graph) {
      shared.add(node);
    }
  }

  private void index(Graph graph) {
    things = new LinkedHashMap<>(graph.statements().size());
    for (Statement statement : graph.statements()) {
      things.computeIfAbsent(statement.subject(), Thing::new).statements.add(statement);
    }
    for (Statement statement : graph.statements()) {
      Thing object = things.get(statement.object());
      if (object != null && !statement.predicate().equals(Standard.TYPE)) {
        object.references++;
      } else if (object != null) {
        object.references += 2; // a class is named, never nested
      }
    }
  }

  /** Returns the things that no other refers to. */
  private List<Thing> roots() {
    List<Thing> roots = new ArrayList<>();
    for (Thing thing : things.values()) {
      if (thing.references == 0) {
        roots.add(thing);
      }
    }
    return roots;
  }

  /** Tells whether everything hangs on one thing, not too deep for nesting. */
  private boolean reaches(Thing root) {
    Set<Node> seen = new HashSet<>(Set.of(root.node));
    List<Thing> level = new ArrayList<>(List.of(root));
    for (int deep = 0; !level.isEmpty() && deep < MAX_NESTING / 4; deep++) {
      List<Thing> below = new ArrayList<>();
      for (int i = 0; i < level.size(); i++) {
        for (Statement statement : level.get(i).statements) {
          Thing object = things.get(statement.object());
          if (object != null
              && !statement.predicate().equals(Standard.TYPE)
              && seen.add(object.node)) {
            // all members of a list are equally deep
            (statement.predicate().equals(Standard.REST) ? level : below).add(object);
          }
        }
      }
      level = below;
    }
    return seen.size() == things.size();
  }

  private void things() {
    for (Thing root : roots()) {
      element(root);
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Thing thing : things.values()) {
        if (!thing.written) {
          thing.named = true;
          element(thing);
          more = true;
        }
      }
    }
  }

  private void element(Thing thing) {
    json.next().begin('{');
    members(thing);
    json.end('}');
  }

  private void members(Thing thing) {
    thing.written = true;
    if (thing.node instanceof Node.Iri iri) {
      json.key("\"@id\"").raw(key(iri).iri());
    } else if (thing.named || thing.references > 1 || shared.contains(thing.node)) {
      json.key("\"@id\"").text("_:" + ((Node.Blank) thing.node).label());
    }
    for (List<Statement> group : thing.byRelation()) {
      Node.Iri relation = group.get(0).predicate();
      if (relation.equals(Standard.TYPE) && group.stream().allMatch(DocumentText::isPlainType)) {
        types(group);
      } else {
        Key key = key(relation);
        json.key(name(key));
        objects(group, key.entry() == null ? Key.Coercion.NONE : key.coercion());
      }
    }
  }

  private static boolean isPlainType(Statement statement) {
    return statement.object() instanceof Node.Iri;
  }

  private void types(List<Statement> group) {
    json.key("\"@type\"");
    if (group.size() == 1) {
      json.raw(name(key((Node.Iri) group.get(0).object())));
      return;
    }
    json.begin('[');
    for (Statement statement : group) {
      json.next().raw(name(key((Node.Iri) statement.object())));
    }
    json.end(']');
  }

  private void objects(List<Statement> group, Key.Coercion coercion) {
    if (group.size() == 1) {
      object(group.get(0).object(), coercion);
      return;
    }
    json.begin('[');
    for (Statement statement : group) {
      json.next();
      object(statement.object(), coercion);
    }
    json.end(']');
  }

  private void object(Node node, Key.Coercion coercion) {
    if (node instanceof Node.Literal literal) {
      values.literal(literal, coercion);
      return;
    }
    List<Node> members = list(node);
    if (members != null) {
      json.begin('{').key("\"@list\"").begin('[');
      for (Node member : members) {
        json.next();
        object(member, coercion);
      }
      json.end(']').end('}');
      return;
    }
    Thing thing = things.get(node);
    if (thing != null && !thing.written && json.depth() < MAX_NESTING) {
      json.begin('{');
      members(thing);
      json.end('}');
      return;
    }
    if (thing != null) {
      thing.named = true;
    }
    reference(node, coercion);
  }

  private void reference(Node node, Key.Coercion coercion) {
    if (node instanceof Node.Iri iri && coercion == Key.Coercion.IRI) {
      // a label would be an IRI only under @vocab, which others do not say
      json.raw(key(iri).prefix() == null ? prefixed(iri) : name(key(iri)));
      return;
    }
    json.begin('{').key("\"@id\"");
    if (node instanceof Node.Iri iri) {
      json.raw(key(iri).iri());
    } else {
      json.text("_:" + ((Node.Blank) node).label());
    }
    json.end('}');
  }

  /** Returns the members of a list that can be written as one, and marks its cells as written. */
  private @Nullable List<Node> list(Node head) {
    if (head.equals(Standard.NIL) && !things.containsKey(head)) {
      return List.of();
    }
    List<Node> members = new ArrayList<>();
    List<Thing> cells = new ArrayList<>();
    Node cell = head;
    while (!cell.equals(Standard.NIL)) {
      Thing thing = things.get(cell);
      if (thing == null || thing.written || !thing.isCell() || shared.contains(cell)) {
        return null;
      }
      if (cells.size() > things.size()) {
        return null; // it runs in a circle
      }
      cells.add(thing);
      members.add(thing.only(Standard.FIRST));
      cell = thing.only(Standard.REST);
    }
    cells.forEach(thing -> thing.written = true);
    return members;
  }

  private Key key(Node.Iri iri) {
    return Keys.of(iri.value());
  }

  /** Returns an IRI as a name with a prefix, or as it is. */
  private String prefixed(Node.Iri iri) {
    String name = Prefixes.shorten(iri.value()).orElse(null);
    if (name == null) {
      return key(iri).iri();
    }
    String prefix = name.substring(0, name.indexOf(':'));
    if (confusing.contains(prefix)) {
      return key(iri).iri();
    }
    context.add(Keys.prefixEntry(prefix));
    return Json.quoted(name);
  }

  private String name(String iri) {
    return name(Keys.of(iri));
  }

  /** Returns the short name of an IRI and puts what it needs into the context. */
  private String name(Key key) {
    if (key.entry() == null || (key.prefix() != null && confusing.contains(key.prefix()))) {
      return key.iri();
    }
    context.add(key.entry());
    return key.text();
  }
}
