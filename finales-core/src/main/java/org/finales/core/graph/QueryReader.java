package org.finales.core.graph;

import org.eclipse.rdf4j.query.MalformedQueryException;
import org.eclipse.rdf4j.query.algebra.Service;
import org.eclipse.rdf4j.query.algebra.helpers.AbstractQueryModelVisitor;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.query.parser.sparql.SPARQLParser;
import org.finales.core.graph.QueryException.Reason;

/** Reads a query and refuses what is never done. */
final class QueryReader {
  private static final int MAX_DEPTH = 100;

  private QueryReader() {}

  /**
   * Reads a query.
   *
   * @throws QueryException if it is none, is too long or deep, or calls another server
   */
  static ParsedQuery read(String text, QueryLimits limits) {
    if (text.length() > limits.length()) {
      throw new QueryException(
          Reason.REFUSED, "the query has more than " + limits.length() + " characters");
    }
    if (depth(text) > MAX_DEPTH) {
      throw new QueryException(
          Reason.REFUSED, "the query nests brackets deeper than " + MAX_DEPTH + " levels");
    }
    try {
      ParsedQuery query = new SPARQLParser().parseQuery(text, null);
      query
          .getTupleExpr()
          .visit(
              new AbstractQueryModelVisitor<QueryException>() {
                @Override
                public void meet(Service service) {
                  throw new QueryException(
                      Reason.REFUSED,
                      "SERVICE is never followed: no other server is asked from here");
                }
              });
      return query;
    } catch (MalformedQueryException e) {
      throw new QueryException(Reason.REFUSED, explain(text, e), e);
    } catch (IllegalArgumentException e) {
      throw new QueryException(Reason.REFUSED, "not a SPARQL query: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw tooComplex();
    }
  }

  static QueryException tooComplex() {
    return new QueryException(Reason.REFUSED, "the query is too complex; divide it");
  }

  private static String explain(String text, MalformedQueryException problem) {
    String message = String.valueOf(problem.getMessage()).strip();
    int end = message.indexOf("Was expecting");
    String first = (end < 0 ? message : message.substring(0, end)).strip().replaceAll("\\s+", " ");
    String words = text.replaceAll("(?m)#.*$", " ").toUpperCase(java.util.Locale.ROOT);
    boolean change =
        words.matches("(?s).*\\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\\b.*");
    return "not a SPARQL 1.1 query: "
        + (first.length() > 300 ? first.substring(0, 300) + "…" : first)
        + (change ? " (updates are not taken; the graph follows the records)" : "");
  }

  /** The deepest nesting of brackets outside of texts, IRIs and comments. */
  private static int depth(String text) {
    int deepest = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote || c == '\n') {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '{' || c == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      }
    }
    return deepest;
  }
}
