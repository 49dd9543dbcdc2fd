package org.finales.server.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.core.crate.CrateDescription;
import org.finales.core.crate.CrateExport;
import org.finales.core.crate.CrateSelection;
import org.finales.core.engine.Engine;
import org.finales.core.graph.Turtle;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Graphs;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.broker.BrokerDocuments;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.store.Ledger;

/** Writes the records of a store. */
final class LocalExport {
  private static final BrokerGraphs GRAPHS = new BrokerGraphs(BrokerNames.LOCAL);

  private LocalExport() {}

  static void write(Engine engine, ExportFormat format, CrateSelection selection, OutputStream out)
      throws IOException {
    switch (format) {
      case RO_CRATE -> CrateExport.write(engine, selection, CrateDescription.ofDefaults(), out);
      case NQUADS -> nquads(engine, selection, out);
      case JSONLD -> text(out, JsonLdWriter.ofDefaults().indented().write(all(engine, selection)));
      case TURTLE -> text(out, Turtle.write(merged(all(engine, selection))));
    }
  }

  /** Line by line, so that a store of any size fits. */
  private static void nquads(Engine engine, CrateSelection selection, OutputStream out)
      throws IOException {
    int[] count = new int[1];
    try {
      each(
          engine,
          selection,
          graph -> {
            // Blank nodes of different graphs must not have one label in one document.
            Graph apart = Graphs.apart(List.of(graph), "r" + count[0]++ + "b").get(0);
            try {
              out.write(NQuads.write(apart).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Graph> all(Engine engine, CrateSelection selection) {
    List<Graph> graphs = new ArrayList<>();
    each(engine, selection, graphs::add);
    return Graphs.apart(graphs);
  }

  /** Turtle has no graphs; what they say stands in one. */
  private static Graph merged(List<Graph> graphs) {
    return Graph.of(graphs.stream().flatMap(graph -> graph.statements().stream()).toList());
  }

  private static void each(Engine engine, CrateSelection selection, Consumer<Graph> listener) {
    engine
        .store()
        .read(
            ledger -> {
              if (selection.everything()) {
                BrokerDocuments.each(ledger, GRAPHS, listener);
              } else {
                some(ledger, selection, listener);
              }
              return selection;
            });
  }

  private static void some(Ledger ledger, CrateSelection selection, Consumer<Graph> listener) {
    for (UUID id : selection.requests()) {
      Request request = found("request", id, ledger.requests().find(id));
      listener.accept(GRAPHS.of(request));
      if (request.result() != null && !selection.results().contains(request.result())) {
        ledger.results().find(request.result()).map(GRAPHS::of).ifPresent(listener);
      }
    }
    for (UUID id : selection.results()) {
      Result result = found("result", id, ledger.results().find(id));
      listener.accept(GRAPHS.of(result));
      if (!selection.requests().contains(result.request())) {
        ledger.requests().find(result.request()).map(GRAPHS::of).ifPresent(listener);
      }
    }
  }

  private static <T> T found(String what, UUID id, Optional<T> record) {
    return record.orElseThrow(() -> new NotFoundException("no " + what + " " + id));
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
