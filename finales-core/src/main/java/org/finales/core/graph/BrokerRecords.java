package org.finales.core.graph;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.store.Ledger;

/**
 * Requests, results, tenants and capabilities as the broker's linked data has them, without the
 * JSON of the record, which no question needs. Thread-safe.
 */
public final class BrokerRecords implements RecordGraphs {
  private final BrokerGraphs graphs;

  /** Says of records what {@code graphs} says. */
  public BrokerRecords(BrokerGraphs graphs) {
    this.graphs = graphs;
  }

  @Override
  public List<Graph> of(Ledger ledger, Event event) {
    return switch (event.subject()) {
      case "request" -> found(ledger.requests().find(UUID.fromString(event.id())).map(graphs::of));
      case "result" -> found(ledger.results().find(UUID.fromString(event.id())).map(graphs::of));
      case "tenant" -> found(ledger.tenants().find(UUID.fromString(event.id())).map(graphs::of));
      // Whether a version is active changes with others, so all of them are said again.
      case "capability" ->
          ledger.capabilities().all().stream()
              .filter(c -> event.id().equals(c.quantity() + "/" + c.method()))
              .map(graphs::of)
              .map(BrokerRecords::lean)
              .toList();
      default -> List.of();
    };
  }

  private static List<Graph> found(Optional<Graph> graph) {
    return graph.map(BrokerRecords::lean).stream().toList();
  }

  private static Graph lean(Graph graph) {
    return new Graph(
        graph.name(),
        graph.statements().stream()
            .filter(statement -> !statement.predicate().equals(BrokerGraphs.RECORD))
            .toList());
  }
}
