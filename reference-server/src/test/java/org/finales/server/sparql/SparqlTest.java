package org.finales.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.RequestDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlTest {
  private static final Actor CONSOLE = Accounts.console("root");
  private static final String STATUSES =
      "select ?status where { ?r a <urn:finales:term:Request> ; <urn:finales:term:status> ?status"
          + " }";

  @TempDir static Path folder;
  private static ReferenceServer server;
  private static String token;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    server = started(folder.resolve("data"), GraphSettings.none().withEmbedded(true));
    server.access().accounts().add(CONSOLE, "vera", Role.VIEWER, null);
    token = server.access().tokens().issue(CONSOLE, "vera", "", Set.of(), null).secret();
    var lab = server.engine().as("lab");
    lab.capabilities()
        .add(
            new CapabilityDraft(
                "density",
                "tube",
                FinalesJson.read("{\"type\":\"object\"}"),
                FinalesJson.read("{\"type\":\"object\"}"),
                true));
    lab.requests()
        .post(RequestDraft.builder("density").method("tube", FinalesJson.read("{}")).build());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ask("application/json", STATUSES).body().contains("pending"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theThreeWaysOfTheProtocolGiveTheSameAnswer() throws Exception {
    String escaped = URLEncoder.encode(STATUSES, StandardCharsets.UTF_8);
    String expected =
        "{\"head\":{\"vars\":[\"status\"]},\"results\":{\"bindings\":[{\"status\":{\"type\":"
            + "\"literal\",\"value\":\"pending\"}}]}}";
    HttpResponse<String> got = send(call("?query=" + escaped));
    assertThat(got.headers().firstValue("Content-Type"))
        .contains("application/sparql-results+json");
    assertThat(got.body()).isEqualTo(expected);
    HttpResponse<String> form =
        send(
            call("")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=" + escaped)));
    assertThat(form.body()).isEqualTo(expected);
    assertThat(ask("*/*", STATUSES).body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, 'text/csv; charset=utf-8', status",
    "application/sparql-results+xml, application/sparql-results+xml, <literal>pending</literal>",
    "'text/turtle, application/xml;q=0.2', application/sparql-results+xml, pending",
    "'text/csv;q=0.1, text/tab-separated-values', 'text/tab-separated-values; charset=utf-8',"
        + " ?status",
    "text/*, 'text/csv; charset=utf-8', pending"
  })
  void theAnswerComesAsItIsWanted(String accept, String type, String part) throws Exception {
    HttpResponse<String> answer = ask(accept, STATUSES);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.body()).contains(part);
  }

  @Test
  void statementsComeAsTurtleOrNTriples() throws Exception {
    String query = "construct { ?r <urn:is> ?s } where { ?r <urn:finales:term:status> ?s }";
    assertThat(ask("*/*", query).headers().firstValue("Content-Type"))
        .contains("text/turtle; charset=utf-8");
    assertThat(ask("application/n-triples", query).body()).contains("<urn:is> \"pending\" .");
    assertThat(ask("text/csv", query).statusCode()).isEqualTo(406);
    assertThat(ask("text/turtle", STATUSES).statusCode()).isEqualTo(406);
    assertThat(ask("image/png", STATUSES).statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select",
        "delete where { ?s ?p ?o }",
        "select * where { service <http://127.0.0.1:1/> { ?s ?p ?o } }"
      })
  void whatIsNoQueryIsABadRequest(String query) throws Exception {
    HttpResponse<String> refused = ask("*/*", query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(FinalesJson.read(refused.body()).path("code").asString()).isEqualTo("bad-query");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?query=a&query=b",
        "?query=ask%7B%7D&default-graph-uri=urn:x",
        "?update=clear%20all",
        "?limit=0&query=ask%7B%7D",
        "?limit=x&query=ask%7B%7D",
        "?nothing=1",
        ""
      })
  void oddParametersAreRefused(String query) throws Exception {
    assertThat(send(call(query)).statusCode()).isEqualTo(400);
  }

  @Test
  void otherBodiesAndMethodsAreRefused() throws Exception {
    HttpRequest.Builder update =
        call("")
            .header("Content-Type", "application/sparql-update")
            .POST(BodyPublishers.ofString("clear all"));
    assertThat(send(update).statusCode()).isEqualTo(415);
    assertThat(send(call("").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(415);
    assertThat(send(call("").DELETE()).statusCode()).isEqualTo(405);
    HttpRequest.Builder notText =
        call("")
            .header("Content-Type", "application/sparql-query")
            .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xff}));
    assertThat(send(notText).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyWhoMayReadIsAnswered() throws Exception {
    for (String authorization : new String[] {"Bearer wrong", "Basic YTpi", ""}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.uri() + "/sparql?query=ask%7B%7D"));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      HttpResponse<String> refused = client.send(request.build(), BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(authorization).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void theFirstRowsComeWithWordThatThereAreMore() throws Exception {
    String query = URLEncoder.encode("select * where { ?s ?p ?o }", StandardCharsets.UTF_8);
    HttpResponse<String> some = send(call("?limit=2&query=" + query));
    assertThat(some.headers().firstValue(SparqlSurface.MORE)).contains("true");
    assertThat(FinalesJson.read(some.body()).path("results").path("bindings")).hasSize(2);
  }

  @Test
  void thePageNeedsNoTokenAndNothingFromElsewhere() throws Exception {
    HttpResponse<String> page =
        client.send(
            HttpRequest.newBuilder(URI.create(server.uri() + "/sparql"))
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .build(),
            BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .contains("/sparql/page.js", "/sparql/page.css")
        .doesNotContain("http://", "https://", "style=", "onclick");
    for (Map.Entry<String, String> file :
        Map.of(
                "page.js",
                "text/javascript",
                "page.css",
                "text/css",
                "questions",
                "application/json")
            .entrySet()) {
      HttpResponse<String> got =
          client.send(
              HttpRequest.newBuilder(URI.create(server.uri() + "/sparql/" + file.getKey())).build(),
              BodyHandlers.ofString());
      assertThat(got.statusCode()).as(file.getKey()).isEqualTo(200);
      assertThat(got.headers().firstValue("Content-Type").orElse("")).startsWith(file.getValue());
    }
    assertThat(send(path("/sparql/other.js")).statusCode()).isEqualTo(404);
  }

  @Test
  void theStatusOfTheFeedCanBeRead() throws Exception {
    var feeds = FinalesJson.read(send(path("/sparql/status")).body());
    assertThat(feeds.path(0).path("graph").asString()).contains("embedded");
    assertThat(feeds.path(0).path("position").asLong()).isPositive();
    assertThat(feeds.path(0).has("problem")).isFalse();
  }

  @Test
  void aServerWithoutAGraphSaysSo(@TempDir Path data) throws Exception {
    try (ReferenceServer plain = started(data, GraphSettings.none())) {
      plain.access().accounts().add(CONSOLE, "vera", Role.VIEWER, null);
      String secret = plain.access().tokens().issue(CONSOLE, "vera", "", Set.of(), null).secret();
      HttpResponse<String> refused =
          client.send(
              HttpRequest.newBuilder(URI.create(plain.uri() + "/sparql?query=ask%7B%7D"))
                  .header("Authorization", "Bearer " + secret)
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("--graph");
    }
  }

  private static ReferenceServer started(Path data, GraphSettings graph) throws Exception {
    return ReferenceServer.builder()
        .data(data)
        .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
        .graph(graph)
        .start();
  }

  private static HttpResponse<String> ask(String accept, String query) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            call("")
                .header("Accept", accept)
                .header("Content-Type", "application/sparql-query")
                .POST(BodyPublishers.ofString(query))
                .build(),
            BodyHandlers.ofString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder call(String query) {
    return path("/sparql" + query);
  }

  private static HttpRequest.Builder path(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }
}
