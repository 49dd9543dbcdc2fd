package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;

/** What a graph says about one thing. Not thread-safe. */
final class Thing {
  private static final int FEW = 24;

  final Node node;
  final List<Statement> statements = new ArrayList<>(8);
  int references;
  boolean written;
  boolean named;

  Thing(Node node) {
    this.node = node;
  }

  /** Returns the statements by relation, in the order in which the relations first come. */
  List<List<Statement>> byRelation() {
    if (statements.size() > FEW) {
      Map<Node, List<Statement>> grouped = new LinkedHashMap<>();
      for (Statement statement : statements) {
        grouped.computeIfAbsent(statement.predicate(), p -> new ArrayList<>()).add(statement);
      }
      return new ArrayList<>(grouped.values());
    }
    List<List<Statement>> groups = new ArrayList<>(statements.size());
    next:
    for (Statement statement : statements) {
      for (List<Statement> group : groups) {
        if (group.get(0).predicate().equals(statement.predicate())) {
          group.add(statement);
          continue next;
        }
      }
      List<Statement> group = new ArrayList<>(2);
      group.add(statement);
      groups.add(group);
    }
    return groups;
  }

  /** Whether this is a cell of a list and nothing else. */
  boolean isCell() {
    return node instanceof Node.Blank
        && references == 1
        && statements.size() == 2
        && (isCell(statements.get(0), statements.get(1))
            || isCell(statements.get(1), statements.get(0)));
  }

  private static boolean isCell(Statement first, Statement rest) {
    return first.predicate().equals(Standard.FIRST) && rest.predicate().equals(Standard.REST);
  }

  /** Returns the object of the only statement with a relation. */
  Node only(Node.Iri relation) {
    return statements.get(statements.get(0).predicate().equals(relation) ? 0 : 1).object();
  }
}
