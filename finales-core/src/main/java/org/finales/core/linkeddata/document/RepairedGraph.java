package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.finales.api.battinfo.Prefixes;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;

/** A graph while it is being repaired. Not thread-safe. */
final class RepairedGraph {
  private final Graph source;
  private final List<Repair> found;
  private List<Statement> statements;
  private Map<Node, List<Statement>> bySubject = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private boolean changed;
  private int blanks;

  RepairedGraph(Graph source, List<Repair> found) {
    this.source = source;
    this.found = found;
    this.statements = source.statements();
    index();
    for (Statement statement : statements) {
      label(statement.subject());
      label(statement.object());
    }
  }

  boolean isChanged() {
    return changed;
  }

  Graph graph() {
    Statements out = new Statements();
    new LinkedHashSet<>(statements).forEach(s -> out.add(s.subject(), s.predicate(), s.object()));
    return out.graph(source.name());
  }

  List<Statement> statements() {
    return statements;
  }

  List<Statement> about(Node subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  List<Node> objects(Node subject, Node.Iri relation) {
    List<Node> objects = new ArrayList<>();
    for (Statement statement : about(subject)) {
      if (statement.predicate().equals(relation)) {
        objects.add(statement.object());
      }
    }
    return objects;
  }

  boolean isA(Node subject, Node.Iri type) {
    return objects(subject, Standard.TYPE).contains(type);
  }

  /** Puts other statements in the place of each; the same one to keep it. */
  void replace(Function<Statement, List<Statement>> replacement) {
    List<Statement> next = new ArrayList<>(statements.size());
    boolean any = false;
    for (Statement statement : statements) {
      List<Statement> instead = replacement.apply(statement);
      any |= instead.size() != 1 || instead.get(0) != statement;
      next.addAll(instead);
    }
    if (any) {
      statements = next;
      changed = true;
      index();
    }
  }

  /** Adds statements at the end. */
  void add(List<Statement> more) {
    if (!more.isEmpty()) {
      List<Statement> next = new ArrayList<>(statements);
      next.addAll(more);
      statements = next;
      changed = true;
      index();
    }
  }

  void report(String rule, Node place, String what, String remedy) {
    found.add(new Repair(rule, shown(place), what, remedy));
  }

  /** Returns a blank node that the graph does not have. */
  Node.Blank blank() {
    String label = "r" + blanks++;
    while (!labels.add(label)) {
      label = "r" + blanks++;
    }
    return new Node.Blank(label);
  }

  /** Returns a thing for people: its IRI or its classes. */
  String shown(Node node) {
    if (node instanceof Node.Iri iri) {
      return name(iri);
    }
    List<String> types = new ArrayList<>();
    for (Node type : objects(node, Standard.TYPE)) {
      types.add(type instanceof Node.Iri iri ? name(iri) : "?");
    }
    return types.isEmpty()
        ? "a thing without a class"
        : "a thing of class " + String.join(", ", types);
  }

  /** Returns an IRI for people: its label or a name with a prefix. */
  static String name(Node.Iri iri) {
    return Vocabulary.battinfo()
        .byIri(iri.value())
        .map(Term::label)
        .filter(label -> !label.isEmpty())
        .or(() -> Prefixes.shorten(iri.value()))
        .orElse(iri.value());
  }

  private void index() {
    bySubject = new HashMap<>();
    for (Statement statement : statements) {
      bySubject.computeIfAbsent(statement.subject(), s -> new ArrayList<>(4)).add(statement);
    }
  }

  private void label(Node node) {
    if (node instanceof Node.Blank blank) {
      labels.add(blank.label());
    }
  }
}
