package org.finales.core.graph;

/**
 * A store of named graphs that a feed keeps true to the log. It remembers within itself how far it
 * has come, so that a batch that comes again changes nothing.
 *
 * <p>Called by one thread at a time.
 */
public interface GraphTarget extends AutoCloseable {
  /** Name of the graph in which a target keeps its position. */
  String POSITION_GRAPH = "urn:finales:graph:position";

  /** Name of the graph with the labels of the vocabulary's terms. */
  String LABELS_GRAPH = "urn:finales:graph:labels";

  /**
   * How far it has come.
   *
   * @throws GraphException if it does not answer
   */
  FeedPosition position();

  /**
   * Replaces graphs and remembers the position, in this order where it cannot do both at once.
   *
   * @throws GraphException if it does not take them; the same batch is sent again
   */
  void write(GraphBatch batch);

  /** For messages: what and where it is, without credentials. */
  String describe();

  @Override
  void close();
}
