package org.finales.core.graph;

import java.net.URI;
import java.util.Objects;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.jspecify.annotations.Nullable;

/**
 * A graph database that speaks the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 21
 * March 2013), as Fuseki does: each graph is put in place of the one before.
 */
public final class GraphStoreTarget implements GraphTarget {
  private final RemoteStore remote;

  /**
   * Writes to a database.
   *
   * @param graphs address of its graph store, as {@code http://127.0.0.1:3030/ds/data}
   * @param authorization value of the Authorization header, as {@code Basic …}; {@code null} for
   *     none
   * @throws IllegalArgumentException if it is no address of http or https
   */
  public GraphStoreTarget(URI graphs, @Nullable String authorization) {
    this.remote = new RemoteStore(graphs, authorization);
  }

  @Override
  public FeedPosition position() {
    return remote.position(address(POSITION_GRAPH));
  }

  @Override
  public void write(GraphBatch batch) {
    batch.replaced().forEach(this::put);
    // Last, so that a batch that broke off is sent again.
    put(PositionGraph.of(batch.position()));
  }

  @Override
  public String describe() {
    return remote.describe();
  }

  @Override
  public void close() {
    // Connections are given back by themselves.
  }

  private void put(Graph graph) {
    Node.Iri name = Objects.requireNonNull(graph.name(), "a graph without a name");
    remote.send(
        "PUT",
        address(name.value()),
        "application/n-triples",
        NQuads.write(new Graph(null, graph.statements())));
  }

  private URI address(String graph) {
    return remote.at("", "graph=" + RemoteStore.escaped(graph));
  }
}
