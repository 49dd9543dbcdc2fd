package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.server.api.Lab.request;

import java.net.URI;
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
import org.finales.api.broker.Tenant;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The native surface as a program without this project's client sees it. */
class RestTest extends RestCalls {
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

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoMayDoWhatIsAsTheDocumentSays(Role role) throws Exception {
    token = lab.token("somebody", role);
    for (Route route : lab.surface().table()) {
      if (route.actions().isEmpty()) {
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
      boolean allowed = route.actions().stream().anyMatch(role.actions()::contains);
      assertThat(answer.statusCode() == 403)
          .as("%s %s as %s: %s", route.method(), route.path(), role, answer.body())
          .isEqualTo(!allowed);
      assertThat(answer.statusCode()).as("%s", answer.body()).isLessThan(500);
    }
  }

  @Test
  void schemasAndTheContextAreThereForAnybody() throws Exception {
    HttpResponse<String> names =
        client.send(
            HttpRequest.newBuilder(URI.create(lab.uri() + "/schemas")).build(),
            BodyHandlers.ofString());
    assertThat(names.statusCode()).isEqualTo(200);
    for (JsonNode name : FinalesJson.read(names.body()).path("items")) {
      HttpResponse<String> schema = get("/schemas/" + name.asString() + ".json");
      assertThat(schema.statusCode()).as(name.asString()).isEqualTo(200);
      assertThat(FinalesJson.read(schema.body()).path("$schema").asString()).contains("2020-12");
    }
    assertThat(FinalesJson.read(get("/context.jsonld").body()).has("@context")).isTrue();
    assertThat(get("/schemas/dragon").statusCode()).isEqualTo(404);
  }
}
