package org.finales.core.graph;

import java.util.List;
import org.finales.core.linkeddata.Graph;

/**
 * Changes of a graph store; immutable.
 *
 * @param replaced graphs with a name, each of which takes the place of all that is under its name;
 *     no name twice; one without statements only makes room
 * @param position where the log is then
 */
public record GraphBatch(List<Graph> replaced, FeedPosition position) {
  /** Copies the list. */
  public GraphBatch {
    replaced = List.copyOf(replaced);
  }
}
