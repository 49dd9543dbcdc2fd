package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.server.api.Lab.request;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.broker.Tenant;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The native surface as a program without this project's client sees it. */
@SuppressWarnings("NullAway.Init")
class RestTest {
  private static final String DRAFT =
      "{\"quantity\":\"density\",\"methods\":[\"vibrating_tube\"],"
          + "\"parameters\":{\"vibrating_tube\":{\"temperature\":298.15}}}";

  private final HttpClient client = HttpClient.newHttpClient();
  private Lab lab;
  private String token;

  @BeforeEach
  void open() {
    lab = new Lab(World.EMBEDDED);
    token = lab.token("ada", Role.ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aRequestIsPostedAndFoundAtItsLocation() throws Exception {
    HttpResponse<String> made = post("/api/v1/requests", DRAFT);
    assertThat(made.statusCode()).isEqualTo(201);
    String location = made.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> found = get(location);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(made.body());
    String tag = found.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same = send(call(location).header("If-None-Match", tag));
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(post(location + "/retract", "{\"reason\":\"why not\"}").statusCode()).isEqualTo(200);
    assertThat(send(call(location).header("If-None-Match", tag)).statusCode()).isEqualTo(200);
  }

  @Test
  void theKeyMayStandInTheHeader() throws Exception {
    HttpRequest.Builder call =
        call("/api/v1/requests")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k 1")
            .POST(BodyPublishers.ofString(DRAFT));
    String first = send(call).body();
    assertThat(send(call).body()).isEqualTo(first);
    assertThat(lab.admin.requests().list(RequestQuery.all()).items()).hasSize(1);
    String other = DRAFT.replace("{\"quantity\"", "{\"idempotencyKey\":\"k 2\",\"quantity\"");
    assertThat(send(call.POST(BodyPublishers.ofString(other))).statusCode()).isEqualTo(400);
  }

  @Test
  void headTellsWhatGetWouldWithoutTheBody() throws Exception {
    String location = post("/api/v1/requests", DRAFT).headers().firstValue("Location").get();
    HttpResponse<String> head = send(call(location).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.body()).isEmpty();
    HttpResponse<String> unknown =
        send(call("/api/v1/requests/" + UUID.randomUUID()).method("HEAD", BodyPublishers.noBody()));
    assertThat(unknown.statusCode()).isEqualTo(404);
    HttpResponse<String> stranger =
        client.send(
            HttpRequest.newBuilder(URI.create(lab.uri() + location))
                .method("HEAD", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(stranger.statusCode()).isEqualTo(401);
  }

  @Test
  void aTenantIsChangedOnlyByWhoKnowsHowItStands() throws Exception {
    Tenant tenant = lab.densimeter(lab.admin, 1);
    String path = "/api/v1/tenants/" + tenant.id();
    String draft = "{\"name\":\"renamed\",\"contact\":\"\",\"offers\":[]}";
    lab.token("admin", Role.ADMINISTRATOR);
    token = "admin-administrator";
    assertThat(put(path, draft, null).statusCode()).isEqualTo(428);
    assertThat(put(path, draft, "\"77\"").statusCode()).isEqualTo(412);
    assertThat(put(path, draft, "nonsense").statusCode()).isEqualTo(400);
    String tag = get(path).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> changed = put(path, draft, tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(tag);
    assertThat(put(path, draft, tag).statusCode()).isEqualTo(412);
  }

  @Test
  void longWaitsHoldNoThreadAndEndWhenTheServerStops() throws Exception {
    String location = post("/api/v1/requests", DRAFT).headers().firstValue("Location").get();
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      waiting.add(client.sendAsync(call(location + "?wait=50s").build(), BodyHandlers.ofString()));
    }
    // More than there are threads: the server answers others all the same.
    for (int i = 0; i < 10; i++) {
      assertThat(get("/health").statusCode()).isEqualTo(200);
    }
    assertThat(waiting.stream().filter(CompletableFuture::isDone)).isEmpty();
    post(location + "/retract", "{}");
    for (CompletableFuture<HttpResponse<String>> one : waiting) {
      HttpResponse<String> answer = one.get(20, TimeUnit.SECONDS);
      assertThat(FinalesJson.read(answer.body()).path("status").asString()).isEqualTo("retracted");
    }
    CompletableFuture<HttpResponse<String>> last =
        client.sendAsync(
            call("/api/v1/events?after=100000&wait=50s").build(), BodyHandlers.ofString());
    assertThat(get("/health").statusCode()).isEqualTo(200);
    lab.whileServerIsDown(() -> assertThat(last).succeedsWithin(Duration.ofSeconds(5)));
    assertThat(last.get().statusCode())
        .as("it was answered, or came when the server was stopping already")
        .isIn(200, 503);
  }

  @Test
  void aWaitEndsWithTheTokenThatBeganIt() throws Exception {
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    token = lab.token("tom", Role.TENANT);
    HttpRequest next =
        call("/api/v1/work/next?wait=50s")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"tenant\":\"" + tenant.id() + "\"}"))
            .build();
    CompletableFuture<HttpResponse<String>> waiting =
        client.sendAsync(next, BodyHandlers.ofString());
    assertThat(waiting).isNotDone();
    lab.forget(token);
    lab.requester.requests().post(request().build());
    assertThat(waiting.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    assertThat(lab.admin.requests().list(RequestQuery.all()).items().get(0).holder()).isNull();
  }

  @Test
  void bytesOfAFileAreSentInRanges() throws Exception {
    UUID owner = lab.requester.requests().post(request().build()).id();
    HttpResponse<String> upload =
        post(
            "/api/v1/files",
            "{\"subject\":\"request\",\"owner\":\""
                + owner
                + "\",\"name\":\"a \\\"b\\\".html\",\"mediaType\":\"text/html\",\"size\":10}");
    assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
    assertThat(upload.headers().firstValue("Upload-Offset")).hasValue("0");
    String place = upload.headers().firstValue("Location").orElseThrow();
    assertThat(patch(place, "0", "01234", "text/plain").statusCode()).isEqualTo(415);
    assertThat(patch(place, null, "01234", "application/offset+octet-stream").statusCode())
        .isEqualTo(400);
    HttpResponse<String> half = patch(place, "0", "01234", "application/offset+octet-stream");
    assertThat(half.statusCode()).as(half.body()).isEqualTo(200);
    assertThat(half.headers().firstValue("Upload-Offset")).hasValue("5");
    assertThat(patch(place, "0", "01234", "application/offset+octet-stream").statusCode())
        .isEqualTo(409);
    HttpResponse<String> whole = patch(place, "5", "56789", "application/offset+octet-stream");
    String file = FinalesJson.read(whole.body()).at("/file/id").asString();
    String content = "/api/v1/files/" + file + "/content";

    HttpResponse<String> all = get(content);
    assertThat(all.body()).isEqualTo("0123456789");
    assertThat(all.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(all.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename*=UTF-8''a%20%22b%22.html");
    String tag = all.headers().firstValue("ETag").orElseThrow();
    for (Map.Entry<String, String> range :
        Map.of(
                "bytes=2-4", "234",
                "bytes=7-", "789",
                "bytes=-2", "89",
                "bytes=8-900", "89")
            .entrySet()) {
      HttpResponse<String> part = send(call(content).header("Range", range.getKey()));
      assertThat(part.statusCode()).as(range.getKey()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(range.getValue());
      assertThat(part.headers().firstValue("Content-Range").orElse("")).endsWith("/10");
    }
    assertThat(send(call(content).header("Range", "bytes=10-")).statusCode()).isEqualTo(416);
    assertThat(send(call(content).header("Range", "bytes=3-1")).statusCode()).isEqualTo(416);
    assertThat(send(call(content).header("Range", "lines=1-2")).body()).hasSize(10);
    assertThat(
            send(call(content).header("Range", "bytes=1-").header("If-Range", "\"other\"")).body())
        .hasSize(10);
    assertThat(send(call(content).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
    HttpResponse<String> head = send(call(content).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
  }

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
  @EnumSource(Role.class)
  void whoMayDoWhatIsAsTheDocumentSays(Role role) throws Exception {
    token = lab.token("somebody", role);
    for (Route route : lab.surface().table()) {
      if (route.action() == null) {
        continue;
      }
      String path =
          route
              .path()
              .replaceAll("\\{(quantity|method)}", "x")
              .replaceAll("\\{(token|version)}", "1")
              .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
      HttpResponse<String> answer =
          send(
              call(path)
                  .header("Content-Type", "application/json")
                  .method(route.method().name(), BodyPublishers.ofString("{}")));
      boolean allowed = role.actions().contains(route.action());
      assertThat(answer.statusCode() == 403)
          .as("%s %s as %s: %s", route.method(), route.path(), role, answer.body())
          .isEqualTo(!allowed);
      assertThat(answer.statusCode()).as("%s", answer.body()).isLessThan(500);
    }
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

  private HttpResponse<String> get(String path) throws Exception {
    return send(call(path));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        call(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> put(String path, String body, @Nullable String tag)
      throws Exception {
    HttpRequest.Builder call =
        call(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    return send(tag == null ? call : call.header("If-Match", tag));
  }

  private HttpResponse<String> patch(
      String path, @Nullable String offset, String bytes, String type) throws Exception {
    HttpRequest.Builder call =
        call(path).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(bytes));
    return send(offset == null ? call : call.header("Upload-Offset", offset));
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(lab.uri() + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder call)
      throws IOException, InterruptedException {
    return client.send(call.build(), BodyHandlers.ofString());
  }
}
