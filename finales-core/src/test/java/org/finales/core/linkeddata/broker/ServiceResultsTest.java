package org.finales.core.linkeddata.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.finales.core.graph.Answer;
import org.finales.core.graph.EmbeddedGraph;
import org.finales.core.graph.FeedPosition;
import org.finales.core.graph.GraphBatch;
import org.finales.core.graph.QueryLimits;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Terms;
import org.junit.jupiter.api.Test;

/** What was forecast, carried and reserved, found by asking the graph. */
class ServiceResultsTest {
  @Test
  void howLongCellsWillLastIsFound() {
    Graph graph =
        graph(
            "degradation",
            "forecast",
            "{'cell': {'id': 'urn:lab:cell:7'}}",
            """
            {'forecasts': [{'cell': {'id': 'urn:lab:cell:7'}, 'success': true,
               'cycleLife': {'quantity': {'value': 812, 'unit': '1'}}}]}
            """);
    String asked =
        """
        SELECT ?cell ?cycles WHERE {
          ?run <hasOutput> ?outcome .
          ?outcome a <finales:DegradationOutcome> ; <hasOutput> ?forecast .
          ?forecast <hasTestObject> ?cell ; <hasProperty> ?life .
          ?life a <CycleLife> ; <hasNumericalPart>/<hasNumberValue> ?cycles }
        """;
    assertThat(ask(graph, asked)).containsExactly("urn:lab:cell:7 812");
  }

  @Test
  void whereThingsWereBroughtIsFound() {
    String asked =
        """
        SELECT ?from ?to WHERE {
          ?run <prov:used> ?order ; <hasOutput> ?outcome .
          ?order a <finales:TransportOrder> ; <schema:fromLocation>/<schema:address> ?from .
          ?outcome a <finales:TransportOutcome> ; <schema:location>/<schema:address> ?to ;
            <finales:success> true }
        """;
    Graph own =
        graph(
            "transport",
            "delivery",
            "{'origin': {'address': 'here'}, 'destination': {'address': 'there'}}",
            "{'success': true, 'location': {'address': 'there'}}");
    assertThat(ask(own, asked)).containsExactly("here there");
    Graph published =
        graph(
            "transport",
            "transport_service",
            "{'origin': {'address': 'here', 'detail_1': 'a', 'detail_2': 'b'}, 'destination':"
                + " {'address': 'there', 'detail_1': 'c', 'detail_2': 'd'}}",
            "{'success': true, 'actual_new_location': {'address': 'there', 'detail_1': 'c',"
                + " 'detail_2': 'd'}, 'executant': 'somebody'}");
    assertThat(ask(published, asked)).as("as FINALES 2 says it").containsExactly("here there");
  }

  @Test
  void whichChannelsAreReservedIsFound() {
    String asked =
        """
        SELECT ?count ?reservation WHERE {
          ?run <prov:used> ?order ; <hasOutput> ?outcome .
          ?order a <finales:ReservationOrder> ; <finales:numberOfChannels> ?count .
          ?outcome a <finales:ReservationOutcome> ; <schema:reservationId> ?reservation }
        """;
    Graph own =
        graph(
            "channel_reservation",
            "reservation",
            "{'count': 8}",
            "{'success': true, 'reservation': 'r-1'}");
    assertThat(ask(own, asked)).containsExactly("8 r-1");
    Graph published =
        graph(
            "cycling_channel",
            "service",
            "{'number_required_channels': 8, 'cycling_protocol': 'p', 'number_cycles': 200}",
            "{'success': true, 'reservation_id': 'r-1'}");
    assertThat(ask(published, asked)).as("as FINALES 2 says it").containsExactly("8 r-1");
  }

  @Test
  void whatDoesNotFitIsLeftToTheRecord() {
    Graph graph = graph("transport", "delivery", "{'weight': 3}", "{'cost': 7}");
    assertThat(graph.statements())
        .noneMatch(statement -> statement.predicate().equals(Terms.term("hasOutput")));
  }

  private static Graph graph(String quantity, String method, String parameters, String data) {
    return new BrokerGraphs(BrokerNames.LOCAL)
        .of(
            new Result(
                new UUID(1, 2),
                new UUID(3, 4),
                quantity,
                method,
                1,
                FinalesJson.read(parameters.replace('\'', '"')),
                FinalesJson.read(data.replace('\'', '"')),
                ResultStatus.ORIGINAL,
                "lab",
                new UUID(5, 6),
                null,
                7L,
                Instant.parse("2026-11-20T12:00:00Z"),
                Instant.parse("2026-11-20T12:00:00Z"),
                1));
  }

  /** Asks with the terms' labels in angle brackets, and tells each row as the values in it. */
  private static List<String> ask(Graph graph, String question) {
    StringBuilder query = new StringBuilder();
    for (String part : question.split("(?=<)|(?<=>)")) {
      query.append(
          part.startsWith("<")
              ? "<" + Terms.term(part.substring(1, part.length() - 1)).value() + ">"
              : part);
    }
    List<String> rows = new ArrayList<>();
    try (EmbeddedGraph asked = EmbeddedGraph.inMemory()) {
      asked.write(new GraphBatch(List.of(graph), FeedPosition.START));
      Answer.Rows found = (Answer.Rows) asked.query(query.toString(), QueryLimits.ofDefaults());
      found
          .rows()
          .forEach(
              row ->
                  rows.add(String.join(" ", row.stream().map(ServiceResultsTest::text).toList())));
    }
    return rows;
  }

  private static String text(Node node) {
    return node instanceof Node.Literal literal ? literal.text() : ((Node.Iri) node).value();
  }
}
