package org.finales.core.graph;

import org.finales.core.linkeddata.Graph;
import org.jspecify.annotations.Nullable;

/** Statements as Turtle and back. Writing needs nothing beside; reading needs RDF4J. */
public final class Turtle {
  private Turtle() {}

  /**
   * Writes the statements of a graph, grouped by subject in the order of the graph, blank nodes
   * within brackets where they are referred to once. Values keep their lexical form; the graph's
   * name is not part of Turtle.
   */
  public static String write(Graph graph) {
    return new TurtleWriter(graph.statements()).write();
  }

  /**
   * Reads a document of at most {@value TurtleReader#MAX_CHARACTERS} characters. Values keep their
   * lexical form.
   *
   * @param base IRI against which relative ones are resolved; {@code null} to refuse those
   * @throws GraphException if it is not Turtle or too large; the message names the line
   */
  public static Graph read(String text, @Nullable String base) {
    return TurtleReader.read(text, base);
  }
}
