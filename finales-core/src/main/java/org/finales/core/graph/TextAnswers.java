package org.finales.core.graph;

import java.util.List;
import java.util.stream.Collectors;
import org.finales.core.linkeddata.Node;
import org.jspecify.annotations.Nullable;

/** SPARQL 1.1 Query Results CSV and TSV Formats. */
final class TextAnswers {
  private TextAnswers() {}

  static String write(Answer answer, boolean csv) {
    StringBuilder text = new StringBuilder();
    String end = csv ? "\r\n" : "\n";
    if (answer instanceof Answer.Rows rows) {
      text.append(
              rows.variables().stream()
                  .map(name -> csv ? name : "?" + name)
                  .collect(Collectors.joining(csv ? "," : "\t")))
          .append(end);
      for (List<@Nullable Node> row : rows.rows()) {
        for (int i = 0; i < row.size(); i++) {
          text.append(i == 0 ? "" : csv ? "," : "\t");
          Node node = row.get(i);
          if (node != null && csv) {
            comma(node, text);
          } else if (node != null) {
            NTriples.node(node, "", text);
          }
        }
        text.append(end);
      }
    } else {
      // The two formats say nothing of ASK; a single column is what other programs write.
      boolean value = answer instanceof Answer.Truth truth && truth.value();
      text.append(csv ? "boolean" : "?boolean").append(end).append(value).append(end);
    }
    return text.toString();
  }

  private static void comma(Node node, StringBuilder text) {
    String value;
    if (node instanceof Node.Iri iri) {
      value = iri.value();
    } else if (node instanceof Node.Blank blank) {
      value = "_:" + blank.label();
    } else {
      value = ((Node.Literal) node).text();
    }
    if (value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
  }
}
