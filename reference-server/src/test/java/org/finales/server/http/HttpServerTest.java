package org.finales.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpServerTest extends HttpCalls {
  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws Exception {
    for (String path : List.of("/modern/things/1", "/modern/none", "/modern/fails/bug")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(answer.headers().map()).doesNotContainKeys("server", "set-cookie");
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, 422, invalid",
    "missing, 404, not-found",
    "forbidden, 403, forbidden",
    "unknown-caller, 401, unauthenticated",
    "conflict, 409, request-held",
    "unavailable, 503, unavailable",
    "late-conflict, 409, request-held",
    "bug, 500, internal",
    "overflow, 500, ''"
  })
  void aBrokersRefusalBecomesAProblem(String kind, int status, String code) throws Exception {
    HttpResponse<String> answer = get("/modern/fails/" + kind);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
    if (!code.isEmpty()) {
      JsonNode problem = FinalesJson.read(answer.body());
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(Api.PROBLEM_TYPE);
      assertThat(problem.path("code").asString()).isEqualTo(code);
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asString()).isEqualTo("urn:finales:problem:" + code);
      assertThat(problem.path("title").asString()).isNotEmpty();
      assertThat(problem.path("detail").asString()).isNotEmpty();
    }
  }

  @Test
  void aViolationNamesItsPlace() throws Exception {
    JsonNode problem = FinalesJson.read(get("/modern/fails/invalid").body());
    assertThat(problem.at("/violations/0/path").asString()).isEqualTo("/a/b");
    assertThat(problem.at("/violations/0/message").asString()).isEqualTo("is wrong");
  }

  @Test
  void eachSurfaceRefusesInItsOwnShape() throws Exception {
    assertThat(get("/old/none").body()).isEqualTo("old 404");
    assertThat(get("/old/fails").body()).isEqualTo("old 500");
    assertThat(get("/modern/none").body()).contains("no-such-address");
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    assertThat(get("/elsewhere").headers().firstValue("Content-Type")).hasValue(Api.PROBLEM_TYPE);
  }

  @Test
  void headAnswersAsGetDoesWithoutABody() throws Exception {
    HttpResponse<String> head = send(request("/modern/things/7").method("HEAD", none()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("X-Thing")).hasValue("7");
    assertThat(send(request("/modern/fails/missing").method("HEAD", none())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anOldSurfaceRefusesHeadAndOptions() throws Exception {
    HttpResponse<String> head = send(request("/old/thing").method("HEAD", none()));
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(head.headers().firstValue("Allow")).hasValue("GET");
    assertThat(send(request("/old/thing").method("OPTIONS", none())).statusCode()).isEqualTo(405);
  }

  @Test
  void optionsNamesTheMethodsAndOpensNothingToOtherOrigins() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/modern/things/7")
                .header("Origin", "http://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", none()));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow").orElse(""))
        .contains("GET", "HEAD", "POST", "OPTIONS");
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "TRACE", "PROPFIND"})
  void anotherMethodIs405WithWhatIsPossible(String method) throws Exception {
    HttpResponse<String> answer = send(request("/modern/things/7").method(method, none()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
  }

  @Test
  void aTrailingSlashMakesNoDifference() throws Exception {
    assertThat(get("/modern/things/7/").statusCode()).isEqualTo(200);
  }

  @Test
  void aNameInThePathMayHoldAnEscapedSlash() throws Exception {
    assertThat(get("/modern/things/a%2Fb%20c+d").body()).isEqualTo("a/b c+d");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "application/json; charset=utf-8, 200",
    "APPLICATION/JSON;charset=\"UTF-8\", 200",
    "application/json; charset=utf-16, 415",
    "text/plain, 415",
    "'', 415"
  })
  void jsonIsTakenAsJsonOnly(String type, int status) throws Exception {
    HttpRequest.Builder request =
        request("/modern/json").POST(BodyPublishers.ofString("{\"status\":3}"));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    assertThat(send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": | 400 | malformed-json",
        "'' | 400 | malformed-json",
        "{\"status\":1e1000000} | 400 | malformed-json",
        "{\"status\":1,\"status\":2} | 400 | malformed-json",
        "{\"colour\":1} | 422 | invalid",
        "{\"status\":\"high\"} | 422 | invalid",
        "[] | 422 | invalid",
        "null | 422 | invalid"
      })
  void badJsonNamesThePlaceAndTheReason(String body, int status, String code) throws Exception {
    HttpResponse<String> answer =
        send(
            request("/modern/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(FinalesJson.read(answer.body()).path("code").asString()).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("org.finales").doesNotContain("java.");
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/modern/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[".repeat(9000) + "]".repeat(9000))));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void waitingForWordLongerThanTheIdleTimeIsPossible() throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/modern/waits").build(), BodyHandlers.ofString());
    assertThat(TestSurfaces.AT_WORK.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS)
        .execute(() -> TestSurfaces.WAITING.complete(null));
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("at last");
  }

  @Test
  void aTakenPortIsSaid() {
    assertThatThrownBy(
            () ->
                HttpServer.start(
                    HttpSettings.ofDefaults().at("127.0.0.1", server.port()), List.of()))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("127.0.0.1:" + server.port());
  }

  @Test
  void stoppingAnswersThoseWhoWait() throws Exception {
    TestSurfaces.Waits waits = new TestSurfaces.Waits();
    HttpServer other = HttpServer.start(settings(), List.of(waits));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(other.uri().resolve("/waits")).build(), BodyHandlers.ofString());
    assertThat(waits.asked.await(5, TimeUnit.SECONDS)).isTrue();
    other.close();
    assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("bye");
    assertThatThrownBy(
            () ->
                client.send(
                    HttpRequest.newBuilder(other.uri().resolve("/waits")).build(),
                    BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
  }
}
