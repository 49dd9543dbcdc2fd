package org.finales.core.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/**
 * Another project's graph database on a free port of this machine. It serves the same data by the
 * Graph Store Protocol and, at the addresses of RDF4J's REST protocol, by updates.
 */
final class Fuseki implements AutoCloseable {
  private final DatasetGraph data = DatasetGraphFactory.createTxnMem();
  private final HttpClient client = HttpClient.newHttpClient();
  private FusekiServer server;

  Fuseki() {
    this(0);
  }

  private Fuseki(int port) {
    server = started(port);
  }

  private FusekiServer started(int port) {
    return FusekiServer.create()
        .loopback(true)
        .port(port)
        .add("/ds", data)
        .add(
            "/repositories/lab",
            DataService.newBuilder(data).addEndpoint(Operation.Update, "statements").build())
        .add(
            "/repositories/lab/rdf-graphs",
            DataService.newBuilder(data).addEndpoint(Operation.GSP_RW, "service").build())
        .build()
        .start();
  }

  URI graphs() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/ds/data");
  }

  URI repository() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/repositories/lab");
  }

  /** Stops it and lets it keep its data. */
  void stop() {
    server.stop();
  }

  /** Starts it again on the same port. */
  void startAgain() {
    int port = server.getPort();
    server = started(port);
  }

  /** Rows of an answer, each as text, sorted. */
  List<String> rows(String query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + server.getPort()
                        + "/ds/query?default-graph-uri=urn:x-arq:UnionGraph&query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)))
            .header("Accept", "application/sparql-results+json")
            .build();
    var response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(new String(response.body(), StandardCharsets.UTF_8));
    }
    return AnswerRows.of(FinalesJson.read(response.body()));
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Answers to compare: another engine writes the same numbers otherwise. */
  static final class AnswerRows {
    private AnswerRows() {}

    static List<String> of(JsonNode answer) {
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
        return String.format("%.9g", Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return text;
      }
    }
  }
}
