package org.finales.core.linkeddata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one record or document; immutable.
 *
 * @param name IRI under which a graph store keeps them and replaces them as a whole, or null for
 *     the default graph
 * @param statements in the order of the source
 */
public record Graph(Node.@Nullable Iri name, List<Statement> statements) {
  /** Copies the list. */
  public Graph {
    statements = List.copyOf(statements);
  }

  /** Makes the default graph. */
  public static Graph of(List<Statement> statements) {
    return new Graph(null, statements);
  }
}
