package org.finales.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.finales.core.graph.Answer;
import org.finales.core.graph.AnswerFormat;
import org.finales.core.graph.BrokerRecords;
import org.finales.core.graph.EmbeddedGraph;
import org.finales.core.graph.GraphFeed;
import org.finales.core.graph.QueryLimits;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/** Makes the graph of a store for one query. */
final class LocalGraph {
  /** Nobody else waits. */
  private static final QueryLimits LIMITS = QueryLimits.ofDefaults().within(Duration.ofMinutes(10));

  private LocalGraph() {}

  static byte[] ask(Store store, String query, @Nullable AnswerFormat format) {
    try (EmbeddedGraph graph = EmbeddedGraph.inMemory()) {
      GraphFeed.fill(store, new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL)), graph);
      Answer answer = graph.query(query, LIMITS);
      if (answer.more()) {
        throw new RefusedException(
            "the answer has more than " + LIMITS.rows() + " rows; add LIMIT to the query");
      }
      AnswerFormat chosen = format;
      if (chosen == null) {
        chosen = answer instanceof Answer.Statements ? AnswerFormat.TURTLE : AnswerFormat.JSON;
      }
      if (!chosen.suits(answer)) {
        throw new RefusedException(
            answer instanceof Answer.Statements
                ? "the answer is statements: turtle and ntriples are possible with --format"
                : "the answer is rows: json, xml, csv and tsv are possible with --format");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      chosen.write(answer, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
