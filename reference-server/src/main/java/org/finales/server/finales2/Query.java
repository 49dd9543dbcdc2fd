package org.finales.server.finales2;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.finales.server.http.Percent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** The query parameters of a call; unknown ones are ignored. Not thread-safe. */
final class Query {
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

  private final Map<String, String> values;
  private final Findings findings = new Findings();

  private Query(Map<String, String> values) {
    this.values = values;
  }

  static Query of(Context ctx) {
    String text = ctx.req().getQueryString();
    return new Query(text == null ? Map.of() : Percent.pairs(text));
  }

  /** A value; {@code null} if it was not given. */
  @Nullable String find(String name) {
    return values.get(name);
  }

  /** A truth value in any of the spellings that pydantic reads. */
  boolean flag(String name, boolean otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      findings.notA(
          "bool_parsing",
          "boolean, unable to interpret input",
          StringNode.valueOf(text),
          "query",
          name);
    }
    return TRUE.contains(lower);
  }

  /** A value that must be there and one of those possible. */
  String oneOf(String name, List<String> possible) {
    String text = values.get(name);
    if (text == null) {
      findings.missing(null, "query", name);
      return "";
    }
    if (!possible.contains(text)) {
      findings.notOneOf(possible, text, "query", name);
    }
    return text;
  }

  /** Goes on only where all values asked for were in order. */
  void check() {
    findings.check();
  }
}
