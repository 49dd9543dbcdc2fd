package org.finales.core.graph;

import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;

/** Nodes and lines of statements as SPARQL, Turtle and N-Triples all write them. */
final class NTriples {
  private NTriples() {}

  /**
   * Adds one line.
   *
   * @param scope put before the labels of blank nodes, to keep those of two graphs apart
   */
  static void line(Statement statement, String scope, StringBuilder text) {
    node(statement.subject(), scope, text);
    text.append(' ');
    node(statement.predicate(), scope, text);
    text.append(' ');
    node(statement.object(), scope, text);
    text.append(" .\n");
  }

  static void node(Node node, String scope, StringBuilder text) {
    if (node instanceof Node.Iri iri) {
      iri(iri.value(), text);
    } else if (node instanceof Node.Blank blank) {
      text.append("_:").append(label(scope + blank.label()));
    } else if (node instanceof Node.Literal literal) {
      quoted(literal.text(), text);
      if (!literal.language().isEmpty()) {
        text.append('@').append(literal.language());
      } else if (!literal.datatype().equals(Standard.STRING)) {
        text.append("^^");
        iri(literal.datatype(), text);
      }
    }
  }

  static void iri(String value, StringBuilder text) {
    text.append('<');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
        text.append(String.format("\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('>');
  }

  static void quoted(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            text.append(String.format("\\u%04X", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /** A label that every reader takes: others' may hold anything. */
  static String label(String label) {
    if (label.matches("[A-Za-z0-9_]+")) {
      return label;
    }
    StringBuilder safe = new StringBuilder("x");
    label.chars().forEach(c -> safe.append('_').append(Integer.toHexString(c)));
    return safe.toString();
  }
}
