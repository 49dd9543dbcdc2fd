package org.finales.core.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Answers to compare: another engine writes the same numbers otherwise. */
final class AnswerRows {
  private AnswerRows() {}

  /** The embedded graph's answer. */
  static List<String> of(EmbeddedGraph graph, String query) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnswerFormat.JSON.write(graph.query(query, QueryLimits.ofDefaults()), out);
    return of(FinalesJson.read(out.toByteArray()));
  }

  /** What an address answers. */
  static List<String> at(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/sparql-results+json").build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return of(FinalesJson.read(response.body()));
  }

  private static List<String> of(JsonNode answer) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.path("results").path("bindings")) {
      List<String> cells = new ArrayList<>();
      for (JsonNode variable : answer.path("head").path("vars")) {
        JsonNode value = row.path(variable.asString());
        cells.add(
            variable.asString()
                + "="
                + (value.path("type").asString("").equals("bnode")
                    ? "[]"
                    : number(value.path("value").asString(""))));
      }
      rows.add(String.join(" ", cells));
    }
    return rows.stream().sorted().toList();
  }

  private static String number(String text) {
    try {
      return String.format(java.util.Locale.ROOT, "%.9g", Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
