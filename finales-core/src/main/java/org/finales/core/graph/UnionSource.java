package org.finales.core.graph;

import java.util.Comparator;
import java.util.Set;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.order.StatementOrder;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.algebra.evaluation.TripleSource;

/** The statements of all named graphs as those of one graph: none twice. */
record UnionSource(TripleSource all, SharedStatements shared) implements TripleSource {
  @Override
  public CloseableIteration<? extends Statement> getStatements(
      Resource subject, IRI predicate, Value object, Resource... graphs) {
    return shared.once(all.getStatements(subject, predicate, object, graphs));
  }

  @Override
  public CloseableIteration<? extends Statement> getStatements(
      StatementOrder order, Resource subject, IRI predicate, Value object, Resource... graphs) {
    return shared.once(all.getStatements(order, subject, predicate, object, graphs));
  }

  @Override
  public Set<StatementOrder> getSupportedOrders(
      Resource subject, IRI predicate, Value object, Resource... graphs) {
    return all.getSupportedOrders(subject, predicate, object, graphs);
  }

  @Override
  public Comparator<Value> getComparator() {
    return all.getComparator();
  }

  @Override
  public ValueFactory getValueFactory() {
    return all.getValueFactory();
  }
}
