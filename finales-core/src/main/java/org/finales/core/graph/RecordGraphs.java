package org.finales.core.graph;

import java.util.List;
import org.finales.api.broker.Event;
import org.finales.core.linkeddata.Graph;
import org.finales.core.store.Ledger;

/** What a graph says about the thing that an entry of the log is about. Thread-safe. */
@FunctionalInterface
public interface RecordGraphs {
  /**
   * The graphs of a thing as it is now, each under a name of its own; none if there is nothing to
   * say about such things.
   *
   * @param ledger to look it up
   * @param event the newest entry about it
   */
  List<Graph> of(Ledger ledger, Event event);
}
