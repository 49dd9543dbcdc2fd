package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.core.graph.QueryException.Reason;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedGraphTest {
  private static final QueryLimits LIMITS = QueryLimits.ofDefaults().within(Duration.ofSeconds(60));

  private final EmbeddedGraph graph = EmbeddedGraph.inMemory();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void aGraphIsReplacedAsAWhole() {
    graph.write(batch(1, record("a", "old"), record("b", "other")));
    graph.write(batch(2, record("a", "new")));
    assertThat(names("select ?n where { ?s <urn:name> ?n } order by ?n"))
        .containsExactly("new", "other");
    assertThat(graph.position()).isEqualTo(new FeedPosition(2, "h2"));
  }

  @Test
  void theSameBatchTwiceChangesNothing() {
    graph.write(batch(1, record("a", "x")));
    long size = graph.size();
    graph.write(batch(1, record("a", "x")));
    assertThat(graph.size()).isEqualTo(size);
  }

  @Test
  void blankNodesOfTwoGraphsAreTwo() {
    Node.Blank blank = new Node.Blank("b0");
    Statement said = new Statement(blank, new Node.Iri("urn:name"), Standard.text("x"));
    graph.write(
        batch(
            1,
            new Graph(new Node.Iri("urn:a"), List.of(said)),
            new Graph(new Node.Iri("urn:b"), List.of(said))));
    assertThat(names("select (count(distinct ?s) as ?n) where { ?s <urn:name> ?o }"))
        .containsExactly("2");
  }

  @Test
  void whatTwoRecordsBothSayIsSaidOnceInTheirUnion() {
    Statement said =
        new Statement(new Node.Iri("urn:cell"), new Node.Iri("urn:name"), Standard.text("x"));
    graph.write(
        batch(
            1,
            new Graph(new Node.Iri("urn:a"), List.of(said)),
            new Graph(new Node.Iri("urn:b"), List.of(said))));
    assertThat(names("select (count(*) as ?n) where { ?s <urn:name> ?o }")).containsExactly("1");
    assertThat(names("select ?o where { ?s <urn:name> ?o }")).containsExactly("x");
    assertThat(names("select ?o where { ?s <urn:name>/<urn:no>? ?o }")).containsExactly("x");
    assertThat(names("select (count(*) as ?n) where { graph ?g { ?s <urn:name> ?o } }"))
        .containsExactly("2");
  }

  @Test
  void aGraphThatIsReplacedSharesNothingWithItself() {
    graph.write(batch(1, record("a", "x")));
    graph.write(batch(2, record("a", "x")));
    assertThat(graph.shared()).isZero();
    graph.write(batch(3, new Graph(new Node.Iri("urn:b"), record("a", "x").statements())));
    assertThat(graph.shared()).isPositive();
    assertThat(names("select ?n where { ?s <urn:name> ?n }")).containsExactly("x");
  }

  @Test
  void everyKindOfQueryIsAnswered() {
    graph.write(batch(1, record("a", "x")));
    assertThat(graph.query("ask { ?s <urn:name> 'x' }", LIMITS)).isEqualTo(new Answer.Truth(true));
    assertThat(graph.query("ask { ?s <urn:name> 'y' }", LIMITS)).isEqualTo(new Answer.Truth(false));
    Graph constructed =
        ((Answer.Statements)
                graph.query("construct { ?s <urn:is> ?o } where { ?s <urn:name> ?o }", LIMITS))
            .graph();
    assertThat(constructed.statements())
        .containsExactly(
            new Statement(new Node.Iri("urn:a"), new Node.Iri("urn:is"), Standard.text("x")));
    Graph described = ((Answer.Statements) graph.query("describe <urn:a>", LIMITS)).graph();
    assertThat(described.statements()).hasSize(1);
    assertThat(names("select ?g where { graph ?g { ?s <urn:name> ?n } }")).containsExactly("urn:a");
  }

  @Test
  void valuesKeepTheTextThatTheyWereGiven() {
    Node.Literal value = Standard.literal("1.10", Standard.DOUBLE);
    graph.write(
        batch(
            1,
            new Graph(
                new Node.Iri("urn:a"),
                List.of(new Statement(new Node.Iri("urn:a"), new Node.Iri("urn:v"), value)))));
    assertThat(rows("select ?v where { ?s <urn:v> ?v filter(?v > 1 && ?v < 1.2) }").rows())
        .containsExactly(List.of(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert data { <urn:a> <urn:b> 'c' }",
        "delete where { ?s ?p ?o }",
        "load <http://127.0.0.1:1/x>",
        "clear all",
        "select * where { service <http://127.0.0.1:1/sparql> { ?s ?p ?o } }",
        "select * where { service silent <http://127.0.0.1:1/sparql> { ?s ?p ?o } }",
        "select * where { values ?e { <http://127.0.0.1:1/s> } service ?e { ?s ?p ?o } }",
        "select * where { ?s ?p ",
        "",
        "select * where { <relative> ?p ?o }",
        "select * where { ?s ?p ?o filter(regex(?o, '(?=x)y')) }"
      })
  void whatIsNoReadingQueryIsRefused(String query) {
    graph.write(batch(1, record("a", "x")));
    assertThatThrownBy(() -> graph.query(query, LIMITS))
        .isInstanceOfSatisfying(
            QueryException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED));
    assertThat(names("select ?n where { ?s <urn:name> ?n }")).containsExactly("x");
  }

  @Test
  void aGraphFromElsewhereIsNotFetchedButEmpty() {
    assertThat(rows("select * from <http://127.0.0.1:1/x> where { ?s ?p ?o }").rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select (count(*) as ?n) where { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }",
        "select * where { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p filter(concat(str(?a), str(?j)) = 'x') }",
        "ask { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l filter(concat(str(?a), str(?j)) = 'x') }"
      })
  void aQueryIsGivenUpWhenItsTimeIsOver(String query) {
    graph.write(batch(1, many(400)));
    assertThatThrownBy(() -> graph.query(query, LIMITS.within(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TIME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * where { ?a ?b ?c . ?d ?e ?f } order by ?c",
        "select distinct ?c ?f where { ?a ?b ?c . ?d ?e ?f }",
        "select ?c (count(*) as ?n) where { ?a ?b ?c . ?d ?e ?f } group by ?c",
        "select * where { { select ?a ?x where { ?a ?b ?x } } { select ?d ?x where { ?a ?b ?c . ?d ?e ?f bind(?a as ?x) } } }"
      })
  void aQueryIsGivenUpThatHoldsTooMuch(String query) {
    graph.write(batch(1, many(300)));
    assertThatThrownBy(() -> graph.query(query, LIMITS.withHeld(10_000)))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SIZE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select (count(*) as ?n) where { ?a (<urn:next>|!<urn:next>)* ?b }",
        "select (count(*) as ?n) where { ?a <urn:next>+ ?b }",
        "ask { ?a <urn:next>+ ?b . ?b <urn:next>+ ?c filter(?a = ?c) }"
      })
  void aPathThatLeadsEverywhereIsGivenUp(String query) {
    graph.write(batch(1, chain(300)));
    assertThatThrownBy(() -> graph.query(query, LIMITS.withHeld(10_000)))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SIZE));
  }

  @Test
  void manyShortPathsAreNoLongOne() {
    graph.write(batch(1, chain(300)));
    String query =
        "select (count(*) as ?n) where { ?a <urn:n> ?i . ?a <urn:next>+ ?b filter(?i > 200) }";
    Answer.Rows counted = (Answer.Rows) graph.query(query, LIMITS.withHeld(6_000));
    assertThat(counted.rows().get(0).get(0))
        .as("4851 rows are held to be counted, and each path is forgotten when it is done")
        .isEqualTo(Standard.literal("4851", Standard.INTEGER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(group_concat(concat(?x12, str(?s))) as ?x)",
        "(count(distinct concat(?x12, str(?s))) as ?x)",
        "(max(concat(?x12, str(?s))) as ?x) (group_concat(?n; separator='SEPARATOR') as ?y)"
      })
  void textsThatAreGatheredAreGivenUp(String gathered) {
    graph.write(batch(1, many(100)));
    StringBuilder query =
        new StringBuilder("select " + gathered.replace("SEPARATOR", "-".repeat(20_000)));
    query.append(" where { ?s <urn:n> ?n . bind('0123456789' as ?x0) ");
    for (int i = 0; i < 12; i++) {
      query.append("bind(concat(?x%d, ?x%d) as ?x%d) ".formatted(i, i, i + 1));
    }
    assertThatThrownBy(() -> graph.query(query + "}", LIMITS.withCharacters(1_000_000)))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SIZE));
  }

  @Test
  void aTextThatDoublesAndDoublesIsGivenUp() {
    StringBuilder query = new StringBuilder("select ?x40 where { bind('0123456789' as ?x0) ");
    for (int i = 0; i < 40; i++) {
      query.append("bind(concat(?x%d, ?x%d) as ?x%d) ".formatted(i, i, i + 1));
    }
    assertThatThrownBy(() -> graph.query(query + "}", LIMITS))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SIZE));
  }

  @Test
  void anAnswerEndsAtItsLimitAndSaysThatThereIsMore() {
    graph.write(batch(1, many(20)));
    String query = "select ?s where { ?s <urn:n> ?n } order by ?n";
    Answer.Rows ten = (Answer.Rows) graph.query(query, LIMITS.withRows(10));
    assertThat(ten.rows()).hasSize(10);
    assertThat(ten.more()).isTrue();
    assertThat(graph.query(query, LIMITS.withRows(20)).more()).isFalse();
    assertThat(graph.query("construct where { ?s <urn:n> ?o }", LIMITS.withRows(7)).more())
        .isTrue();
    assertThatThrownBy(() -> graph.query(query, LIMITS.withCharacters(20)))
        .isInstanceOfSatisfying(
            QueryException.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SIZE));
  }

  @Test
  void aQueryThatIsNestedWithoutEndIsRefused() {
    String open = "select * where { filter(" + "(".repeat(5000) + "1" + ")".repeat(5000) + ") }";
    assertThatThrownBy(() -> graph.query(open, LIMITS)).isInstanceOf(QueryException.class);
    String long1 = "select * where { ?s ?p ?o filter(1=1" + " && 1=1".repeat(12_000) + ") }";
    assertThatThrownBy(() -> graph.query(long1, LIMITS)).isInstanceOf(QueryException.class);
  }

  @Test
  void patternsReplaceAndFindAsSparqlSays() {
    graph.write(batch(1, record("a", "LiPF6 in EC")));
    assertThat(
            names(
                "select (replace(?n, '(li)pf([0-9])', '$2-$1', 'i') as ?r) where { ?s <urn:name>"
                    + " ?n filter(regex(?n, '^lipf', 'i') && !regex(?n, '^lipf')) }"))
        .containsExactly("6-Li in EC");
  }

  @Test
  void aGraphInAFolderIsThereAgain(@TempDir Path folder) {
    try (EmbeddedGraph kept = EmbeddedGraph.open(folder)) {
      kept.write(batch(7, record("a", "kept")));
    }
    try (EmbeddedGraph kept = EmbeddedGraph.open(folder)) {
      assertThat(kept.position()).isEqualTo(new FeedPosition(7, "h7"));
      assertThat(kept.query("ask { <urn:a> <urn:name> 'kept' }", LIMITS))
          .isEqualTo(new Answer.Truth(true));
    }
  }

  @Test
  void aBrokenFolderIsBegunAnew(@TempDir Path folder) throws Exception {
    try (EmbeddedGraph kept = EmbeddedGraph.open(folder)) {
      kept.write(batch(7, record("a", "kept")));
    }
    Files.writeString(folder.resolve("memorystore.data"), "no graph");
    try (EmbeddedGraph kept = EmbeddedGraph.open(folder)) {
      assertThat(kept.position()).isEqualTo(FeedPosition.START);
      kept.write(batch(8, record("a", "again")));
    }
  }

  private Answer.Rows rows(String query) {
    return (Answer.Rows) graph.query(query, LIMITS);
  }

  private List<String> names(String query) {
    List<String> names = new ArrayList<>();
    for (var row : rows(query).rows()) {
      Node node = row.get(0);
      names.add(node instanceof Node.Literal text ? text.text() : ((Node.Iri) node).value());
    }
    return names;
  }

  private static GraphBatch batch(long position, Graph... graphs) {
    return new GraphBatch(List.of(graphs), new FeedPosition(position, "h" + position));
  }

  private static Graph record(String id, String name) {
    Node.Iri iri = new Node.Iri("urn:" + id);
    return new Graph(
        iri, List.of(new Statement(iri, new Node.Iri("urn:name"), Standard.text(name))));
  }

  /** Things each of which leads to the next, with their numbers. */
  private static Graph chain(int count) {
    List<Statement> statements = new ArrayList<>(many(count).statements());
    for (int i = 1; i < count; i++) {
      statements.add(
          new Statement(
              new Node.Iri("urn:s" + (i - 1)),
              new Node.Iri("urn:next"),
              new Node.Iri("urn:s" + i)));
    }
    return new Graph(new Node.Iri("urn:chain"), statements);
  }

  private static Graph many(int count) {
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      statements.add(
          new Statement(
              new Node.Iri("urn:s" + i),
              new Node.Iri("urn:n"),
              Standard.literal(String.valueOf(i), Standard.INTEGER)));
    }
    return new Graph(new Node.Iri("urn:many"), statements);
  }
}
