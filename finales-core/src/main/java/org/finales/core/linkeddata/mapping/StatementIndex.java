package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;

/** The statements of a graph by subject, made once to read many things of it. Immutable. */
public final class StatementIndex {
  private final List<Statement> statements;
  private final Map<Node, List<Integer>> bySubject = new HashMap<>();

  private StatementIndex(List<Statement> statements) {
    this.statements = statements;
    for (int i = 0; i < statements.size(); i++) {
      bySubject.computeIfAbsent(statements.get(i).subject(), s -> new ArrayList<>(4)).add(i);
    }
  }

  /** Makes the index of a graph. */
  public static StatementIndex of(Graph graph) {
    return new StatementIndex(graph.statements());
  }

  /** Returns the places of the statements about a thing, in their order. */
  List<Integer> about(Node subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  Statement get(int place) {
    return statements.get(place);
  }

  /** Tells whether a thing has a relation. */
  boolean says(Node subject, Node.Iri relation) {
    return about(subject).stream().anyMatch(place -> get(place).predicate().equals(relation));
  }
}
