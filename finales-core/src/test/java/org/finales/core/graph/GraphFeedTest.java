package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.core.engine.Fixture;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphFeedTest {
  private static final BrokerRecords RECORDS =
      new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL));

  private final Fixture lab = new Fixture();
  private final ManualTimer timer = new ManualTimer();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void recordsAreInTheGraphWithTheirNewestState() {
    EmbeddedGraph graph = EmbeddedGraph.inMemory();
    try (GraphFeed feed = GraphFeed.start(lab.engine, RECORDS, graph, timer)) {
      timer.run();
      Request request = lab.requester.requests().post(Fixture.request().build());
      timer.run();
      assertThat(statuses(graph, request.id())).containsExactly("pending");
      Result result = answer(request);
      timer.run();
      assertThat(statuses(graph, request.id())).containsExactly("resolved");
      assertThat(
              graph.query(
                  "ask { <%s> <urn:finales:term:answers> <%s> }"
                      .formatted(
                          BrokerNames.LOCAL.result(result.id()).value(),
                          BrokerNames.LOCAL.request(request.id()).value()),
                  QueryLimits.ofDefaults()))
          .isEqualTo(new Answer.Truth(true));
      assertThat(feed.status().position()).isEqualTo(lab.admin.events().newest());
      assertThat(feed.status().problem()).isNull();
    }
  }

  @Test
  void labelsStandBesideTheirTerms() {
    EmbeddedGraph graph = EmbeddedGraph.inMemory();
    try (GraphFeed feed = GraphFeed.start(lab.engine, RECORDS, graph, timer)) {
      timer.run();
      assertThat(feed.status().skipped()).isZero();
      assertThat(
              graph.query(
                  "ask { <https://w3id.org/emmo#EMMO_e6e7277a_1d40_4be5_a3a9_afd3da53d937>"
                      + " <http://www.w3.org/2004/02/skos/core#prefLabel>"
                      + " 'ElectrolyticConductivity' }",
                  QueryLimits.ofDefaults()))
          .isEqualTo(new Answer.Truth(true));
      assertThat(
              graph.query(
                  "ask { ?unit <http://www.w3.org/2004/02/skos/core#notation> 'mS/cm' }",
                  QueryLimits.ofDefaults()))
          .isEqualTo(new Answer.Truth(true));
    }
  }

  @Test
  void aStoreThatDoesNotAnswerIsAskedMoreAndMoreRarelyAndCatchesUp() {
    Stubborn target = new Stubborn();
    target.refusing = true;
    try (GraphFeed feed = GraphFeed.start(lab.engine, RECORDS, target, timer)) {
      lab.requester.requests().post(Fixture.request().build());
      List<Duration> delays = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        timer.runOne();
        delays.add(timer.next());
      }
      assertThat(delays)
          .extracting(Duration::toSeconds)
          .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
      assertThat(feed.status().problem()).contains("no room");
      target.refusing = false;
      timer.run();
      assertThat(feed.status().problem()).isNull();
      assertThat(target.position.sequence()).isEqualTo(lab.admin.events().newest());
    }
  }

  @Test
  void aFeedGoesOnWhereTheStoreRemembersToBe() {
    Stubborn target = new Stubborn();
    GraphFeed.start(lab.engine, RECORDS, target, timer);
    timer.run();
    long before = target.position.sequence();
    Request request = lab.requester.requests().post(Fixture.request().build());
    target.written.clear();
    ManualTimer second = new ManualTimer();
    GraphFeed.start(lab.engine, RECORDS, target, second);
    second.run();
    assertThat(before).isPositive();
    assertThat(target.written)
        .contains(BrokerNames.LOCAL.request(request.id()).value())
        .doesNotContain("urn:finales:capability:density:simulation:1");
  }

  @Test
  void aStoreThatFollowedAnotherLogIsWrittenAnew() {
    Stubborn target = new Stubborn();
    target.position = new FeedPosition(1, "another log's hash");
    GraphFeed.start(lab.engine, RECORDS, target, timer);
    timer.run();
    assertThat(target.written).contains("urn:finales:capability:density:simulation:1");
  }

  @Test
  void everythingIsWrittenAnewOnDemand() {
    Stubborn target = new Stubborn();
    GraphFeed feed = GraphFeed.start(lab.engine, RECORDS, target, timer);
    timer.run();
    List<String> first = List.copyOf(target.written);
    target.written.clear();
    feed.rebuild();
    timer.run();
    assertThat(target.written).isEqualTo(first).isNotEmpty();
  }

  @Test
  void aRecordThatCannotBeSaidDoesNotHoldUpTheOthers() {
    RecordGraphs odd =
        (ledger, event) -> {
          if (event.subject().equals("tenant")) {
            throw new IllegalStateException("cannot be said");
          }
          Node.Iri name = new Node.Iri(event.subject().equals("capability") ? "no iri" : "urn:x");
          return List.of(
              new Graph(name, List.of(new Statement(name, Standard.TYPE, Standard.text("x")))));
        };
    Stubborn target = new Stubborn();
    lab.densimeter(lab.tenant, 1);
    lab.requester.requests().post(Fixture.request().build());
    GraphFeed feed = GraphFeed.start(lab.engine, odd, target, timer);
    timer.run();
    assertThat(target.written).contains("urn:x").doesNotContain("no iri");
    assertThat(feed.status().skipped()).isEqualTo(3);
    assertThat(feed.status().position()).isEqualTo(lab.admin.events().newest());
  }

  @Test
  void aFeedOfItsOwnThreadFollowsByItself() {
    EmbeddedGraph graph = EmbeddedGraph.inMemory();
    try (GraphFeed feed = GraphFeed.start(lab.engine, RECORDS, graph)) {
      Request request = lab.requester.requests().post(Fixture.request().build());
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> statuses(graph, request.id()).equals(List.of("pending")));
      assertThat(feed.status().problem()).isNull();
    }
  }

  private Result answer(Request request) {
    UUID tenant = lab.densimeter(lab.tenant, 1).id();
    Claim claim = lab.tenant.work().claim(request.id(), ClaimOptions.forTenant(tenant));
    return lab.tenant.work().deliver(claim.token(), Fixture.result());
  }

  private static List<String> statuses(EmbeddedGraph graph, UUID request) {
    Answer.Rows rows =
        (Answer.Rows)
            graph.query(
                "select ?s where { <%s> <urn:finales:term:status> ?s }"
                    .formatted(BrokerNames.LOCAL.request(request).value()),
                QueryLimits.ofDefaults());
    return rows.rows().stream().map(row -> ((Node.Literal) row.get(0)).text()).toList();
  }

  /** Runs what is due when it is told. */
  private static final class ManualTimer implements GraphFeed.Timer {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Duration> delays = new ArrayDeque<>();

    @Override
    public synchronized void after(Duration delay, Runnable task) {
      tasks.add(task);
      delays.add(delay);
    }

    void run() {
      while (runOne()) {
        // What it made is run too.
      }
    }

    boolean runOne() {
      Runnable task;
      synchronized (this) {
        task = tasks.poll();
        delays.poll();
      }
      if (task != null) {
        task.run();
      }
      return task != null;
    }

    synchronized Duration next() {
      return delays.getFirst();
    }
  }

  /** A store that remembers names and refuses when told. */
  private static final class Stubborn implements GraphTarget {
    private final List<String> written = new ArrayList<>();
    private FeedPosition position = FeedPosition.START;
    private boolean refusing;

    @Override
    public FeedPosition position() {
      return position;
    }

    @Override
    public void write(GraphBatch batch) {
      if (refusing) {
        throw new GraphException("no room");
      }
      for (Graph graph : batch.replaced()) {
        written.add(String.valueOf(graph.name()).replaceAll("Iri\\[value=(.*)]", "$1"));
      }
      position = batch.position();
    }

    @Override
    public String describe() {
      return "a stubborn store";
    }

    @Override
    public void close() {}
  }
}
