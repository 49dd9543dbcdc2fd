package org.finales.core.schema;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Prints texts, lists and dictionaries the way Python's {@code repr} does. */
final class PythonText {
  private PythonText() {}

  /** A text in quotes, a list or a dictionary, at any depth. */
  static String of(JsonNode node) {
    if (node.isObject()) {
      StringJoiner joiner = new StringJoiner(", ", "{", "}");
      node.properties()
          .forEach(entry -> joiner.add(quote(entry.getKey()) + ": " + of(entry.getValue())));
      return joiner.toString();
    }
    if (node.isArray()) {
      StringJoiner joiner = new StringJoiner(", ", "[", "]");
      node.forEach(item -> joiner.add(of(item)));
      return joiner.toString();
    }
    return quote(node.asString());
  }

  /** A list as a tuple; one of a single item ends in a comma. */
  static String tuple(JsonNode list) {
    StringJoiner joiner = new StringJoiner(", ", "(", list.size() == 1 ? ",)" : ")");
    list.forEach(item -> joiner.add(of(item)));
    return joiner.toString();
  }

  /** Single quotes, unless the text holds some and no double ones. */
  private static String quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            c -> {
              if (c == quote || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                quoted.append("\\n");
              } else if (c == '\r') {
                quoted.append("\\r");
              } else if (c == '\t') {
                quoted.append("\\t");
              } else if (c < 0x20 || c == 0x7f) {
                quoted.append("\\x%02x".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append(quote).toString();
  }
}
