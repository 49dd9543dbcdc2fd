package org.finales.core.graph;

import java.util.Optional;
import java.util.regex.Pattern;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;

/** Checks that every store would take a graph, so that no record can hold up the others. */
final class Sound {
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]*");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  private Sound() {}

  /** What is wrong with a graph; empty if nothing is. */
  static Optional<String> problem(Graph graph) {
    Node.Iri name = graph.name();
    if (name == null || !isIri(name.value())) {
      return Optional.of("it has no absolute IRI for a name: " + name);
    }
    for (Statement statement : graph.statements()) {
      if (statement.subject() instanceof Node.Literal
          || !isSound(statement.subject())
          || !isSound(statement.predicate())
          || !isSound(statement.object())) {
        return Optional.of("it holds what is no statement: " + shortened(statement.toString()));
      }
    }
    return Optional.empty();
  }

  static boolean isIri(String text) {
    return IRI.matcher(text).matches() && isText(text);
  }

  private static boolean isSound(Node node) {
    if (node instanceof Node.Iri iri) {
      return isIri(iri.value());
    } else if (node instanceof Node.Literal literal) {
      return isText(literal.text())
          && isIri(literal.datatype())
          && (literal.language().isEmpty() || LANGUAGE.matcher(literal.language()).matches());
    }
    return true;
  }

  /** Whether a text can be written in UTF-8. */
  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
