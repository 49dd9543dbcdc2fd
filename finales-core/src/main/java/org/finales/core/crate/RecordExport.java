package org.finales.core.crate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
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

/**
 * Writes requests and results with their capabilities, and everything else that is known if
 * everything is selected, for others to read. Thread-safe.
 */
public final class RecordExport {
  private static final BrokerGraphs GRAPHS = new BrokerGraphs(BrokerNames.LOCAL);

  private RecordExport() {}

  /**
   * Writes one consistent state. N-Quads and Turtle need no memory for it, JSON-LD and archives
   * hold all records at once. The stream stays open.
   *
   * @param most the most records that may be held at once
   * @throws CrateException if more would have to be held
   * @throws NotFoundException if something selected is not there
   * @throws IOException if the stream does not take it
   */
  public static void write(
      Engine engine, ExportFormat format, CrateSelection selection, int most, OutputStream out)
      throws IOException {
    switch (format) {
      case RO_CRATE ->
          CrateExport.write(engine, selection, CrateDescription.ofDefaults(), most, out);
      case NQUADS -> lines(engine, selection, NQuads::write, out);
      case TURTLE -> lines(engine, selection, RecordExport::turtle, out);
      case JSONLD ->
          out.write(
              (JsonLdWriter.ofDefaults().indented().write(all(engine, selection, most)) + "\n")
                  .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What cannot be held, and what to do. */
  static CrateException tooMany(int most) {
    return new CrateException(
        "there are more than "
            + most
            + " records, which are too many for one document; select some of them, or take nquads");
  }

  /** Record by record, so that a store of any size fits. */
  private static void lines(
      Engine engine, CrateSelection selection, Function<Graph, String> form, OutputStream out)
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
              out.write(form.apply(apart).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Graph> all(Engine engine, CrateSelection selection, int most) {
    List<Graph> graphs = new ArrayList<>();
    each(
        engine,
        selection,
        graph -> {
          if (graphs.size() == most) {
            throw tooMany(most);
          }
          graphs.add(graph);
        });
    return Graphs.apart(graphs);
  }

  /** Turtle has no graphs; what they say stands in one document, prefixes before each part. */
  private static String turtle(Graph graph) {
    return Turtle.write(Graph.of(graph.statements())) + "\n";
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
}
