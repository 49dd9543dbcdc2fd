package org.finales.core.linkeddata;

import java.util.ArrayList;
import java.util.List;

/** What can be done with whole graphs. */
public final class Graphs {
  private Graphs() {}

  /**
   * Returns graphs whose blank nodes have different labels from graph to graph, as documents that
   * hold several graphs share the labels among them.
   */
  public static List<Graph> apart(List<Graph> graphs) {
    return apart(graphs, "g");
  }

  /** The same with a beginning for the labels, where more graphs than these share a document. */
  public static List<Graph> apart(List<Graph> graphs, String beginning) {
    List<Graph> apart = new ArrayList<>(graphs.size());
    for (int i = 0; i < graphs.size(); i++) {
      apart.add(relabelled(graphs.get(i), beginning + i));
    }
    return apart;
  }

  /** Returns what a graph says, as the default graph. */
  public static Graph unnamed(Graph graph) {
    Statements none = new Statements();
    graph.statements().forEach(s -> none.add(s.subject(), s.predicate(), s.object()));
    return none.graph(null);
  }

  private static Graph relabelled(Graph graph, String prefix) {
    Statements out = new Statements();
    for (Statement statement : graph.statements()) {
      out.add(
          relabelled(statement.subject(), prefix),
          statement.predicate(),
          relabelled(statement.object(), prefix));
    }
    return out.graph(graph.name());
  }

  private static Node relabelled(Node node, String prefix) {
    return node instanceof Node.Blank blank ? new Node.Blank(prefix + blank.label()) : node;
  }
}
