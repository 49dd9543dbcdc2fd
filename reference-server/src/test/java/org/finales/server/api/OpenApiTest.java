package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  @SuppressWarnings("NullAway.Init")
  private static AccessLab lab;

  @BeforeAll
  static void start() {
    lab = new AccessLab();
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void theDocumentIsServedWithoutAToken() throws Exception {
    HttpResponse<String> answer = get("/openapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(FinalesJson.read(answer.body()).path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(FinalesJson.read(answer.body()).at("/info/version").asString()).isEqualTo("1.2.3");
  }

  @Test
  void everyRouteIsInTheDocumentAndEveryOperationIsARoute() throws Exception {
    JsonNode paths = document().path("paths");
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
      }
    }
    Set<String> registered = new TreeSet<>();
    lab.surface()
        .table()
        .forEach(route -> registered.add(route.method().name() + " " + route.path()));
    assertThat(described).isEqualTo(registered);
  }

  @Test
  void everyOperationAnswersAndAsksForATokenExactlyWhereItSaysSo() throws Exception {
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      String url =
          path.getKey()
              .replaceAll("\\{(quantity|method|file|account)}", "x")
              .replaceAll("claims/\\{token}", "claims/1")
              .replaceAll("\\{version}", "1")
              .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
        HttpResponse<String> answer =
            send(HttpRequest.newBuilder(uri(url)).method(method, body("{}")));
        boolean secured = !operation.getValue().path("security").isEmpty();
        assertThat(answer.statusCode() == 401)
            .as("%s %s answered %s: %s", method, url, answer.statusCode(), answer.body())
            .isEqualTo(secured);
        assertThat(answer.statusCode()).as("%s %s", method, url).isNotEqualTo(405);
        if (secured) {
          assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
      }
    }
  }

  @Test
  void everyReferenceLeadsToASchemaAndEverySchemaIsUsed() throws Exception {
    String text = get("/openapi.json").body();
    Set<String> used = new TreeSet<>();
    Pattern.compile("#/components/schemas/(\\w+)")
        .matcher(text)
        .results()
        .forEach(match -> used.add(match.group(1)));
    assertThat(used).isEqualTo(new TreeSet<>(document().at("/components/schemas").propertyNames()));
  }

  @Test
  void everyParameterInAPathIsDescribedAndOperationsHaveNamesOfTheirOwn() throws Exception {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
      Set<String> wanted = new TreeSet<>();
      Pattern.compile("\\{(\\w+)}")
          .matcher(path.getKey())
          .results()
          .forEach(match -> wanted.add(match.group(1)));
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        Set<String> described = new TreeSet<>();
        for (JsonNode parameter : operation.getValue().path("parameters")) {
          if (parameter.path("in").asString().equals("path")) {
            described.add(parameter.path("name").asString());
          }
        }
        String id = operation.getValue().path("operationId").asString();
        assertThat(described).as(id).isEqualTo(wanted);
        assertThat(names.add(id)).as("%s is the name of one operation only", id).isTrue();
        assertThat(operation.getValue().path("summary").asString()).as(id).endsWith(".");
      }
    }
  }

  @Test
  void whatIsSentIsDescribedStrictly() throws Exception {
    JsonNode draft = document().at("/components/schemas/RequestDraft");
    assertThat(draft.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(draft.path("required").toString()).isEqualTo("[\"quantity\",\"methods\"]");
    assertThat(draft.at("/properties/priority/minimum").asInt()).isEqualTo(-100);
    assertThat(draft.at("/properties/methods/minItems").asInt()).isEqualTo(1);
    assertThat(draft.at("/properties/methods/items/maxLength").asInt()).isEqualTo(200);
    assertThat(document().at("/components/schemas/FileDraft/required").toString())
        .contains("size", "owner");
  }

  @Test
  void theDocsPageIsServedFromHereAlone() throws Exception {
    HttpResponse<String> page = get("/docs");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "script-src 'self'")
        .doesNotContain("unsafe");
    Pattern.compile("(?:href|src)=\"(/docs/[^\"]+)\"")
        .matcher(page.body())
        .results()
        .forEach(
            match -> {
              try {
                assertThat(get(match.group(1)).statusCode()).as(match.group(1)).isEqualTo(200);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(get("/docs/").statusCode()).isEqualTo(200);
    assertThat(get("/docs/..%2f..%2findex.html").statusCode()).isIn(400, 404);
    assertThat(get("/docs/other.js").statusCode()).isEqualTo(404);
  }

  @Test
  void healthNeedsNoToken() throws Exception {
    JsonNode health = FinalesJson.read(get("/health").body());
    assertThat(health.path("status").asString()).isEqualTo("ok");
    assertThat(health.path("version").asString()).isEqualTo("1.2.3");
    assertThat(health.path("store").asBoolean()).isTrue();
    assertThat(health.path("uptime").asString()).startsWith("PT");
  }

  private static JsonNode document() throws Exception {
    return FinalesJson.read(get("/openapi.json").body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create(lab.uri() + path);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }
}
