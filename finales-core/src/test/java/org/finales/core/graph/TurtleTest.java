package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurtleTest {
  private static final String TEXT =
      """
      @prefix emmo: <https://w3id.org/emmo#> .
      @prefix schema: <https://schema.org/> .

      <urn:a> a emmo:Thing, schema:Thing ;
        schema:name "one\\ntwo"@en ;
        <urn:list> ( 1 2.50 1.0e0 true "x" ) ;
        emmo:has [ a emmo:Quantity ;
          emmo:value "1.10"^^<http://www.w3.org/2001/XMLSchema#double> ] .

      """;

  @Test
  void readsBackWhatItWrites() {
    Graph graph = Turtle.read(TEXT, null);
    String written = Turtle.write(graph);
    assertThat(written)
        .contains("a emmo:Thing, schema:Thing", "( 1 2.50 1.0e0 true \"x\" )", "emmo:has [ a")
        .contains("\"1.10\"^^xsd:double");
    assertThat(shape(Turtle.read(written, null))).isEqualTo(shape(graph));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyGraphComesBack(int seed) {
    Random random = new Random(seed);
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      statements.add(new Statement(subject(random), predicate(random), object(random)));
    }
    Graph graph = new Graph(new Node.Iri("urn:g"), List.copyOf(new HashSet<>(statements)));
    String written = Turtle.write(graph);
    Graph read = Turtle.read(written, null);
    assertThat(read.statements()).as(written).hasSameSizeAs(graph.statements());
    assertThat(shape(read)).as(written).isEqualTo(shape(graph));
  }

  @Test
  void chainsOfAnyLengthAreWrittenAndRead() {
    List<Statement> chain = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      chain.add(
          new Statement(
              new Node.Blank("b" + i), new Node.Iri("urn:next"), new Node.Blank("b" + (i + 1))));
    }
    assertThat(
            Turtle.read(Turtle.write(new Graph(new Node.Iri("urn:g"), chain)), null).statements())
        .hasSize(5000);
  }

  @Test
  void whatIsNotTurtleIsRefusedWithItsLine() {
    assertThatThrownBy(() -> Turtle.read("<urn:a> <urn:b> ; .\n", null))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> Turtle.read("[ <urn:a> ".repeat(100_000), null))
        .isInstanceOf(GraphException.class);
  }

  private static Node subject(Random random) {
    return random.nextBoolean()
        ? new Node.Iri("https://schema.org/s" + random.nextInt(20))
        : new Node.Blank("b" + random.nextInt(30));
  }

  private static Node.Iri predicate(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Standard.FIRST;
      case 1 -> Standard.REST;
      default -> new Node.Iri("https://w3id.org/emmo#p" + random.nextInt(3));
    };
  }

  private static Node object(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Standard.NIL;
      case 1 -> new Node.Literal("wört \"" + (char) random.nextInt(1, 300), Standard.STRING, "");
      case 2 -> Standard.literal(random.nextInt(9) + ".0", Standard.DOUBLE);
      default -> subject(random);
    };
  }

  /** A graph without the labels of its blank nodes: each by what is said with it, thrice over. */
  private static Map<String, Integer> shape(Graph graph) {
    Map<Node, String> colours = new HashMap<>();
    for (int round = 0; round < 4; round++) {
      Map<Node, List<String>> said = new HashMap<>();
      for (Statement s : graph.statements()) {
        said.computeIfAbsent(s.subject(), n -> new ArrayList<>())
            .add(">" + s.predicate().value() + colour(s.object(), colours));
        said.computeIfAbsent(s.object(), n -> new ArrayList<>())
            .add("<" + s.predicate().value() + colour(s.subject(), colours));
      }
      Map<Node, String> next = new HashMap<>();
      said.forEach(
          (node, lines) -> {
            if (node instanceof Node.Blank) {
              next.put(node, Integer.toHexString(lines.stream().sorted().toList().hashCode()));
            }
          });
      colours.clear();
      colours.putAll(next);
    }
    Map<String, Integer> shape = new HashMap<>();
    for (Statement s : graph.statements()) {
      shape.merge(
          colour(s.subject(), colours) + s.predicate() + colour(s.object(), colours),
          1,
          Integer::sum);
    }
    return shape;
  }

  private static String colour(Node node, Map<Node, String> colours) {
    return node instanceof Node.Blank ? "_" + colours.getOrDefault(node, "") : node.toString();
  }
}
