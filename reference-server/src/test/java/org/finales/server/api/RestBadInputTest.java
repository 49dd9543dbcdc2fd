package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the native surface says to bad input: 4xx with place and reason, and nothing stored. */
class RestBadInputTest extends RestCalls {
  @Test
  void anAmendmentWithoutDataIsRefused() throws Exception {
    Result result = lab.admin.results().postUnsolicited(Lab.result());
    HttpResponse<String> answer =
        send(
            call("/api/v1/results/" + result.id())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer nonsense",
        "bearer",
        "Bearer",
        "Basic YWRhOmFkYQ==",
        "Bearer a b",
        "Bearer ä",
        ""
      })
  void anythingButAGoodTokenIs401(String header) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(lab.uri() + "/api/v1/requests"))
                .header("Authorization", header)
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.body()).doesNotContain("nonsense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/requests?limit=0 | query/limit",
        "/api/v1/requests?limit=many | query/limit",
        "/api/v1/requests?limit=1e3 | query/limit",
        "/api/v1/requests?limit=99999999999999999999 | query/limit",
        "/api/v1/requests?status=happy | query/status",
        "/api/v1/requests?colour=red | query/colour",
        "/api/v1/requests?limit=1&limit=2 | query/limit",
        "/api/v1/requests/1-1-1-1-1 | path/request",
        "/api/v1/requests/4f2c0a5e8d0c4a679a541f6d2c7b9e10 | path/request",
        "/api/v1/requests/4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10?wait=soon | query/wait",
        "/api/v1/requests/4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10?wait=-5s | query/wait",
        "/api/v1/claims/x | path/token",
        "/api/v1/claims/-1 | path/token",
        "/api/v1/events?after=-1 | query/after",
        "/api/v1/events?limit=1001 | query/limit",
        "/api/v1/capabilities?available=maybe | query/available",
        "/api/v1/tenants/4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10/uptime?from=today | query/from",
        "/api/v1/tenants/4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10/uptime | query/from"
      })
  void aBadParameterIsRefusedWithItsPlace(String path, String place) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode problem = FinalesJson.read(answer.body());
    assertThat(problem.at("/violations/0/path").asString()).isEqualTo(place);
    assertThat(problem.at("/violations/0/message").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | 400 | ``",
        "[] | 422 | ``",
        "\"x\" | 422 | ``",
        "{\"quantity\":1e1000000} | 400 | /quantity",
        "{\"quantity\":\"density\",\"colour\":\"red\"} | 422 | /colour",
        "{\"quantity\":7} | 422 | /quantity",
        "{\"methods\":\"all\"} | 422 | /methods",
        "{\"methods\":[3]} | 422 | /methods/0",
        "{\"quantity\":\"density\",\"methods\":[\"a\",null]} | 422 | ``",
        "{\"quantity\":\"density\",\"methods\":[\"vibrating_tube\"],\"parameters\":{}} | 422 | ``",
        "{\"parameters\":{\"vibrating_tube\":null}} | 422 | ``",
        "{\"priority\":\"high\"} | 422 | /priority",
        "{\"priority\":1.5} | 422 | /priority",
        "{\"priority\":99999999999} | 422 | /priority",
        "{\"deadline\":\"tomorrow\"} | 422 | /deadline",
        "{\"deadline\":1} | 422 | /deadline",
        "{\"addressedTo\":[\"me\"]} | 422 | /addressedTo/0",
        "{\"proposed\":\"yes\"} | 422 | /proposed",
        "{\"quantity\":\"density\",\"quantity\":\"viscosity\"} | 400 | ``",
        "{\"parameters\":{\"a\":{\"x\":NaN}}} | 400 | ``",
        "{\"parameters\":{\"a\":{\"x\":1e400}}} | 400 | /parameters/a/x"
      })
  void aBadBodyIsRefusedWithItsPlaceAndNothingIsStored(String body, int status, String place)
      throws Exception {
    HttpResponse<String> answer = post("/api/v1/requests", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = FinalesJson.read(answer.body());
    assertThat(problem.path("detail").asString()).isNotEmpty();
    if (!place.isEmpty()) {
      assertThat(problem.path("violations").toString()).contains("\"path\":\"" + place + "\"");
    }
    assertThat(answer.body()).doesNotContain("java.").doesNotContain("jackson");
    assertThat(lab.admin.requests().list(RequestQuery.all()).items()).isEmpty();
  }

  @Test
  void everyRouteThatTakesABodyRefusesNonsenseWith4xx() throws Exception {
    List<String> nonsense =
        List.of(
            "",
            "{",
            "null",
            "[]",
            "{}",
            "{\"unknown\":1}",
            "[".repeat(5000),
            "{\"a\":".repeat(100) + "1" + "}".repeat(100),
            "1e1000000",
            "\u0000\u0001",
            "{\"reason\":\"" + "x".repeat(10_000) + "\"}");
    for (Route route : lab.surface().table()) {
      if (route.body() == null) {
        continue;
      }
      String path =
          route.path().replaceAll("\\{token}", "1").replaceAll("\\{\\w+}", "" + UUID.randomUUID());
      for (String body : nonsense) {
        HttpResponse<String> answer =
            send(
                call(path)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"1\"")
                    .method(route.method().name(), BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
            .as("%s %s with %.40s: %s", route.method(), path, body, answer.body())
            .isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValue("application/problem+json");
      }
      HttpResponse<String> typeless =
          send(call(path).method(route.method().name(), BodyPublishers.ofString("{}")));
      assertThat(typeless.statusCode()).as("%s", route.path()).isIn(415, 428);
    }
  }

  @Test
  void aMomentBeyondAllCalendarsIsRefusedWithItsPlace() throws Exception {
    String tenant = lab.densimeter(lab.admin, 1).id().toString();
    HttpResponse<String> answer =
        get("/api/v1/tenants/" + tenant + "/uptime?from=-1000000-01-01T00:00:00Z");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("query/from").contains("years 0 to 9999");
  }

  @Test
  void anUploadThatBreaksOffIsTheCallersMistake() throws Exception {
    String draft =
        """
        {"subject":"request","owner":"%s","name":"a.csv","mediaType":"text/csv","size":10}"""
            .formatted(lab.requester.requests().post(Lab.request().build()).id());
    HttpResponse<String> begun = post("/api/v1/files", draft);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    URI uri = lab.uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("PATCH "
                      + begun.headers().firstValue("Location").orElseThrow()
                      + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + token
                      + "\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                      + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
  }
}
