package org.finales.core.linkeddata.broker;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.ResultQuery;
import org.finales.core.linkeddata.Graph;
import org.finales.core.store.Ledger;
import org.finales.core.store.Numbered;

/** Everything in a store as linked data. */
public final class BrokerDocuments {
  private static final int PAGE = 500;

  private BrokerDocuments() {}

  /**
   * Says all capabilities, tenants, requests and results, a graph each, the oldest of each kind
   * first; never holds more than {@value #PAGE} of them.
   */
  public static void each(Ledger ledger, BrokerGraphs graphs, Consumer<Graph> listener) {
    ledger.capabilities().all().forEach(capability -> listener.accept(graphs.of(capability)));
    ledger.tenants().all().forEach(tenant -> listener.accept(graphs.of(tenant)));
    all(
        after -> ledger.requests().list(RequestQuery.all(), after, PAGE),
        request -> listener.accept(graphs.of(request)));
    all(
        after -> ledger.results().list(ResultQuery.all(), after, PAGE),
        result -> listener.accept(graphs.of(result)));
  }

  private static <T> void all(LongFunction<List<Numbered<T>>> pages, Consumer<T> listener) {
    long after = 0;
    for (List<Numbered<T>> page = pages.apply(after); !page.isEmpty(); page = pages.apply(after)) {
      for (Numbered<T> one : page) {
        listener.accept(one.value());
        after = one.sequence();
      }
    }
  }
}
