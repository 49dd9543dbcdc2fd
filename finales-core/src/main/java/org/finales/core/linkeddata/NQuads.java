package org.finales.core.linkeddata;

import java.util.List;

/**
 * N-Quads, the W3C's line format of RDF (RDF 1.1 N-Quads, W3C Recommendation, 25 February 2014).
 * Text is written in its canonical form: only quotation marks, backslashes and control characters
 * are escaped.
 */
public final class NQuads {
  private NQuads() {}

  /** Writes graphs, a line for each statement, in their order. */
  public static String write(List<Graph> graphs) {
    StringBuilder out = new StringBuilder();
    for (Graph graph : graphs) {
      write(graph, out);
    }
    return out.toString();
  }

  /** Writes one graph, a line for each statement, in its order. */
  public static String write(Graph graph) {
    StringBuilder out = new StringBuilder(graph.statements().size() * 150);
    write(graph, out);
    return out.toString();
  }

  /**
   * Reads graphs: one for each name, in the order in which the names first come.
   *
   * @throws LinkedDataException with line and column if a line is malformed, or if there are more
   *     statements than {@link NQuadsReader#MAX_STATEMENTS}
   */
  public static List<Graph> read(String text) {
    return new NQuadsReader(text).read();
  }

  private static void write(Graph graph, StringBuilder out) {
    Node.Iri name = graph.name();
    for (Statement statement : graph.statements()) {
      node(statement.subject(), out);
      out.append(' ');
      node(statement.predicate(), out);
      out.append(' ');
      node(statement.object(), out);
      if (name != null) {
        out.append(' ');
        node(name, out);
      }
      out.append(" .\n");
    }
  }

  private static void node(Node node, StringBuilder out) {
    if (node instanceof Node.Iri iri) {
      out.append('<');
      iri(iri.value(), out);
      out.append('>');
    } else if (node instanceof Node.Blank blank) {
      out.append("_:").append(blank.label());
    } else if (node instanceof Node.Literal literal) {
      literal(literal, out);
    }
  }

  private static void literal(Node.Literal literal, StringBuilder out) {
    out.append('"');
    String text = literal.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> character(c, c < 0x20 || c == 0x7f, out);
      }
    }
    out.append('"');
    if (!literal.language().isEmpty()) {
      out.append('@').append(literal.language());
    } else if (!literal.datatype().equals(Standard.STRING)) {
      out.append("^^<");
      iri(literal.datatype(), out);
      out.append('>');
    }
  }

  private static void iri(String iri, StringBuilder out) {
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      character(c, c <= 0x20 || "<>\"{}|^`\\".indexOf(c) >= 0, out);
    }
  }

  private static void character(char c, boolean escape, StringBuilder out) {
    if (escape) {
      out.append("\\u").append(String.format("%04X", (int) c));
    } else {
      out.append(c);
    }
  }
}
