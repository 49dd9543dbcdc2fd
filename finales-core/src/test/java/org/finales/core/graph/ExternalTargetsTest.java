package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.finales.api.broker.Request;
import org.finales.core.engine.Fixture;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExternalTargetsTest {
  private static final String ALL = "select ?s ?o where { ?s <urn:says> ?o }";

  @ParameterizedTest
  @EnumSource
  void graphsAreReplacedAndThePositionIsRemembered(Databases kind) throws Exception {
    try (GraphDatabase database = kind.start();
        GraphTarget target = database.target()) {
      assertThat(target.position()).isEqualTo(FeedPosition.START);
      Node.Blank blank = new Node.Blank("b0");
      target.write(
          batch(1, graph("urn:a", blank, "a \"quoted\"\nold"), graph("urn:b", blank, "b")));
      assertThat(target.position()).isEqualTo(new FeedPosition(1, "h1"));
      target.write(
          batch(
              2,
              graph("urn:a", new Node.Iri("urn:a/ä?x=1&y"), "ü€𝄞"),
              graph("urn:c", blank, "c")));
      target.write(batch(2, graph("urn:a", new Node.Iri("urn:a/ä?x=1&y"), "ü€𝄞")));
      assertThat(database.rows(ALL))
          .containsExactly("s=[] o=b", "s=[] o=c", "s=urn:a/ä?x=1&y o=ü€𝄞");
      assertThat(database.rows("select (count(distinct ?s) as ?n) where { ?s <urn:says> ?o }"))
          .containsExactly("n=3.00000000");
      assertThat(target.position()).isEqualTo(new FeedPosition(2, "h2"));
      target.write(batch(3, new Graph(new Node.Iri("urn:b"), List.of())));
      assertThat(database.rows(ALL)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFeedCatchesUpWhenTheDatabaseIsBack(Databases kind) throws Exception {
    try (GraphDatabase database = kind.start();
        Fixture lab = new Fixture()) {
      database.stop();
      BrokerRecords records = new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL));
      try (GraphFeed feed = GraphFeed.start(lab.engine, records, database.target())) {
        Request request = lab.requester.requests().post(Fixture.request().build());
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> feed.status().problem() != null);
        database.startAgain();
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> feed.status().position() == lab.admin.events().newest());
        assertThat(
                database.rows(
                    "select ?s where { <%s> <urn:finales:term:status> ?s }"
                        .formatted(BrokerNames.LOCAL.request(request.id()).value())))
            .containsExactly("s=pending");
      }
    }
  }

  @Test
  void aDatabaseThatRefusesSaysWhy() {
    try (Fuseki fuseki = new Fuseki()) {
      GraphStoreTarget wrong = new GraphStoreTarget(fuseki.graphs().resolve("/nowhere/data"), null);
      assertThatThrownBy(() -> wrong.write(batch(1)))
          .isInstanceOf(GraphException.class)
          .hasMessageContaining("status 40");
    }
  }

  @Test
  void anAddressWithAPasswordOrWithoutHttpIsRefused() {
    assertThatThrownBy(() -> new GraphStoreTarget(URI.create("http://me:secret@host/ds"), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rdf4jTarget(URI.create("file:///etc"), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GraphBatch batch(long position, Graph... graphs) {
    return new GraphBatch(List.of(graphs), new FeedPosition(position, "h" + position));
  }

  private static Graph graph(String name, Node subject, String text) {
    return new Graph(
        new Node.Iri(name),
        List.of(new Statement(subject, new Node.Iri("urn:says"), Standard.text(text))));
  }
}
