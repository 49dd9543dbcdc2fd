package org.finales.core.linkeddata.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;

/**
 * IRIs for things that a document leaves without one: made from what the document says, so that the
 * same document gives the same IRIs however often and in whatever order it is read. Not
 * thread-safe.
 */
final class MintedNames {
  private static final int MAX_STATEMENTS = 2000;

  private final RepairedGraph graph;
  private final String document;
  private final Set<String> given = new HashSet<>();

  MintedNames(RepairedGraph graph) {
    this.graph = graph;
    this.document = told(graph.statements());
  }

  /**
   * Makes an IRI.
   *
   * @param thing what is to have it
   * @param part what it is in whatever refers to it
   * @param referrer what refers to it
   */
  Node.Iri of(Node thing, String part, Node referrer) {
    String seed = String.join("\n", document, part, about(thing), about(referrer));
    for (int i = 0; ; i++) {
      String iri =
          "urn:uuid:" + UUID.nameUUIDFromBytes((i + seed).getBytes(StandardCharsets.UTF_8));
      if (given.add(iri)) {
        return new Node.Iri(iri);
      }
    }
  }

  /** What is said of a thing and of those without an IRI that it leads to. */
  private String about(Node thing) {
    List<Statement> found = new ArrayList<>();
    Set<Node> seen = new HashSet<>(Set.of(thing));
    Deque<Node> waiting = new ArrayDeque<>(seen);
    while (!waiting.isEmpty() && found.size() < MAX_STATEMENTS) {
      for (Statement statement : graph.about(waiting.removeFirst())) {
        found.add(statement);
        if (statement.object() instanceof Node.Blank && seen.add(statement.object())) {
          waiting.add(statement.object());
        }
      }
    }
    return told(found);
  }

  /** Statements without the labels of blank nodes, in an order of their own. */
  private static String told(Collection<Statement> statements) {
    String text =
        statements.stream()
            .map(s -> told(s.subject()) + " " + s.predicate().value() + " " + told(s.object()))
            .sorted()
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String told(Node node) {
    return node instanceof Node.Iri iri
        ? iri.value()
        : node instanceof Node.Literal literal ? literal.text() : "_";
  }
}
