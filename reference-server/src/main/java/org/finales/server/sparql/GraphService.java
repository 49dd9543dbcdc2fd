package org.finales.server.sparql;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.finales.core.engine.Engine;
import org.finales.core.graph.Answer;
import org.finales.core.graph.BrokerRecords;
import org.finales.core.graph.EmbeddedGraph;
import org.finales.core.graph.FeedStatus;
import org.finales.core.graph.GraphFeed;
import org.finales.core.graph.GraphStoreTarget;
import org.finales.core.graph.GraphTarget;
import org.finales.core.graph.QueryLimits;
import org.finales.core.graph.Rdf4jTarget;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.jspecify.annotations.Nullable;

/** The graphs of a running server and their feeds. Thread-safe. */
public final class GraphService implements AutoCloseable {
  private final @Nullable EmbeddedGraph embedded;
  private final List<Fed> feeds = new ArrayList<>();

  private GraphService(Engine engine, GraphSettings settings) {
    BrokerRecords records = new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL));
    URI url = settings.url();
    GraphTarget external = url == null ? null : external(url, settings);
    embedded = settings.embedded() ? EmbeddedGraph.inMemory() : null;
    if (embedded != null) {
      feeds.add(new Fed(embedded, GraphFeed.start(engine, records, embedded)));
    }
    if (external != null) {
      feeds.add(new Fed(external, GraphFeed.start(engine, records, external)));
    }
  }

  /**
   * Begins to feed the graphs that the settings name.
   *
   * @throws IllegalArgumentException if the address of the external one is none
   */
  public static GraphService start(Engine engine, GraphSettings settings) {
    return new GraphService(engine, settings);
  }

  /** Whether queries can be answered here. */
  boolean answers() {
    return embedded != null;
  }

  /** Answers a query from the server's own graph. */
  Answer query(String text, QueryLimits limits) {
    if (embedded == null) {
      throw new IllegalStateException("there is no graph to ask");
    }
    return embedded.query(text, limits);
  }

  /** How the feeds are doing. */
  List<FeedView> feeds() {
    return feeds.stream().map(Fed::view).toList();
  }

  @Override
  public void close() {
    feeds.forEach(fed -> fed.feed().close());
  }

  private static GraphTarget external(URI url, GraphSettings settings) {
    return switch (settings.protocol()) {
      case GSP -> new GraphStoreTarget(url, settings.authorization());
      case RDF4J -> new Rdf4jTarget(url, settings.authorization());
    };
  }

  private record Fed(GraphTarget target, GraphFeed feed) {
    FeedView view() {
      FeedStatus status = feed.status();
      return new FeedView(
          target.describe(), status.position(), status.skipped(), status.problem(), status.since());
    }
  }
}
