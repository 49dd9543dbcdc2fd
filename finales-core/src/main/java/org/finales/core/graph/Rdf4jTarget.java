package org.finales.core.graph;

import java.net.URI;
import java.util.Objects;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A graph database that speaks the REST protocol of RDF4J, as RDF4J's server does: a batch is one
 * update, and so one transaction, sent to {@code /repositories/ID/statements}.
 */
public final class Rdf4jTarget implements GraphTarget {
  /** The most characters of one update; a larger batch is sent in parts. */
  private static final int MAX_UPDATE = 4 << 20;

  /** RDF4J's server takes an update without a charset for ISO 8859-1. */
  private static final String UPDATE = "application/sparql-update; charset=utf-8";

  private final RemoteStore remote;

  /**
   * Writes to a database.
   *
   * @param repository address of a repository, as {@code http://127.0.0.1:8080/rdf4j-server/
   *     repositories/lab}
   * @param authorization value of the Authorization header, as {@code Basic …}; {@code null} for
   *     none
   * @throws IllegalArgumentException if it is no address of http or https
   */
  public Rdf4jTarget(URI repository, @Nullable String authorization) {
    this.remote = new RemoteStore(repository, authorization);
  }

  @Override
  public FeedPosition position() {
    return remote.position(
        remote.at("/rdf-graphs/service", "graph=" + RemoteStore.escaped(POSITION_GRAPH)));
  }

  @Override
  public void write(GraphBatch batch) {
    StringBuilder update = new StringBuilder();
    int number = 0;
    for (Graph graph : batch.replaced()) {
      replace(graph, "g" + number++ + "_", update);
      if (update.length() > MAX_UPDATE) {
        send(update);
      }
    }
    replace(PositionGraph.of(batch.position()), "p_", update);
    send(update);
  }

  @Override
  public String describe() {
    return remote.describe();
  }

  @Override
  public void close() {
    // Connections are given back by themselves.
  }

  private void send(StringBuilder update) {
    remote.send("POST", remote.at("/statements", ""), UPDATE, update.toString());
    update.setLength(0);
  }

  /**
   * Adds the update for one graph.
   *
   * @param scope keeps its blank nodes apart from those of the other graphs of the update
   */
  private static void replace(Graph graph, String scope, StringBuilder update) {
    Node.Iri name = Objects.requireNonNull(graph.name(), "a graph without a name");
    update.append("DROP SILENT GRAPH ");
    NTriples.iri(name.value(), update);
    update.append(" ;\n");
    if (!graph.statements().isEmpty()) {
      update.append("INSERT DATA { GRAPH ");
      NTriples.iri(name.value(), update);
      update.append(" {\n");
      for (Statement statement : graph.statements()) {
        NTriples.line(statement, scope, update);
      }
      update.append("} } ;\n");
    }
  }
}
