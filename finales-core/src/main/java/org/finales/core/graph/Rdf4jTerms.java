package org.finales.core.graph;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.finales.core.linkeddata.Node;

/** Our nodes as a store's values and back. One graph, one thread. */
final class Rdf4jTerms {
  private final ValueFactory values;
  private final Map<String, BNode> blanks = new HashMap<>();

  /** For one graph: its blank nodes are no other graph's. */
  Rdf4jTerms(ValueFactory values) {
    this.values = values;
  }

  /**
   * A node as a value.
   *
   * @throws GraphException if it has an IRI that is none
   */
  Value value(Node node) {
    if (node instanceof Node.Literal literal) {
      return literal.language().isEmpty()
          ? values.createLiteral(literal.text(), iri(literal.datatype()))
          : values.createLiteral(literal.text(), literal.language());
    }
    return resource(node);
  }

  Resource resource(Node node) {
    if (node instanceof Node.Iri iri) {
      return iri(iri.value());
    } else if (node instanceof Node.Blank blank) {
      return blanks.computeIfAbsent(blank.label(), label -> values.createBNode());
    }
    throw new GraphException("a literal cannot be the subject of a statement: " + node);
  }

  IRI iri(String text) {
    try {
      return values.createIRI(text);
    } catch (IllegalArgumentException e) {
      throw new GraphException("not an absolute IRI: " + text, e);
    }
  }

  /** A value as a node. */
  static Node node(Value value) {
    if (value instanceof Literal literal) {
      return new Node.Literal(
          literal.getLabel(),
          literal.getDatatype().stringValue(),
          literal.getLanguage().orElse(""));
    } else if (value instanceof BNode blank) {
      return new Node.Blank(blank.getID());
    } else if (value instanceof IRI iri) {
      return new Node.Iri(iri.stringValue());
    }
    throw new GraphException("statements about statements are not supported: " + value);
  }
}
