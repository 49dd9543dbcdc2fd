package org.finales.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.finales.api.rest.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HttpServerTest {
  private static final int MAX_BODY = 20_000;
  private static final CountDownLatch AT_WORK = new CountDownLatch(1);
  private static final CompletableFuture<Void> WAITING = new CompletableFuture<>();

  @SuppressWarnings("NullAway.Init")
  private static HttpServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws BindException {
    server = HttpServer.start(settings(), List.of(new Modern(), new Old()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpSettings settings() {
    return HttpSettings.ofDefaults()
        .at("127.0.0.1", 0)
        .withMaxBody(MAX_BODY)
        .withTimes(Duration.ofMillis(800), Duration.ofMillis(400), Duration.ofMillis(400));
  }

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
  @ValueSource(strings = {"/modern/things/%zz", "/modern/things/%", "/modern/things/%C0%AE"})
  void aBrokenEscapeIsTheCallersMistake(String target) throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(raw.read(Duration.ofSeconds(2))).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aBodyWithinTheLimitIsTaken() throws Exception {
    HttpResponse<String> answer = post(BodyPublishers.ofByteArray(new byte[MAX_BODY]));
    assertThat(answer.body()).isEqualTo("" + MAX_BODY);
    assertThat(post(chunked(MAX_BODY)).body()).isEqualTo("" + MAX_BODY);
  }

  @Test
  void aBodyOverTheLimitIs413AlsoWhenItsLengthIsNotAnnounced() throws Exception {
    assertThat(post(BodyPublishers.ofByteArray(new byte[MAX_BODY + 1])).statusCode())
        .isEqualTo(413);
    HttpResponse<String> answer = post(chunked(MAX_BODY + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("" + MAX_BODY);
  }

  @Test
  void aCompressedBodyIs415() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/modern/things/1")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isEqualTo(415);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOTHING LIKE HTTP\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\n",
        "GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
        "POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n"
            + "\r\nabcd",
        "POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /modern/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      })
  void whatIsNotHttpIsRefusedWithoutAStackTrace(String text) throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      String answer = raw.send(text).read(Duration.ofSeconds(2));
      assertThat(answer).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("exception")
          .doesNotContain("jetty")
          .doesNotContain("<html");
    }
  }

  @Test
  void aHeadThatIsTooLongIs431() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000));
      assertThat(raw.send("\r\n\r\n").read(Duration.ofSeconds(2))).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void aHeadThatDripsIsClosed() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\n");
      boolean closed = false;
      for (int i = 0; i < 60 && !closed; i++) {
        closed = raw.closedWithin(Duration.ofMillis(100));
        if (!closed) {
          raw.send("X-" + i + ": y\r\n");
        }
      }
      assertThat(closed).as("the connection was closed although bytes kept coming").isTrue();
    }
  }

  @Test
  void aSecondHeadThatDripsIsClosed() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("GET /modern/things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.read(Duration.ofMillis(200))).startsWith("HTTP/1.1 200");
      boolean closed = false;
      for (int i = 0; i < 60 && !closed; i++) {
        closed = raw.closedWithin(Duration.ofMillis(100));
        if (!closed) {
          raw.send(i == 0 ? "GET / HTTP/1.1\r\n" : "X-" + i + ": y\r\n");
        }
      }
      assertThat(closed).isTrue();
    }
  }

  @Test
  void aBodyThatDripsIs408() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      String answer = "";
      for (int i = 0; i < 60 && answer.isEmpty(); i++) {
        raw.send("a");
        answer = raw.read(Duration.ofMillis(100));
      }
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void anAnswerIsNotLostBecauseTheBodyWasNotWanted() throws Exception {
    for (int i = 0; i < 50; i++) {
      HttpResponse<String> answer =
          send(request("/modern/none").POST(BodyPublishers.ofByteArray(new byte[15_000])));
      assertThat(answer.statusCode()).isEqualTo(404);
    }
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/none HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      assertThat(raw.read(Duration.ofMillis(300)))
          .as("a body that does not come delays its refusal for a moment only")
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aBodyThatNeverComesIsGivenUp() throws Exception {
    try (RawHttp raw = new RawHttp(server.port())) {
      raw.send("POST /modern/things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      assertThat(raw.read(Duration.ofSeconds(5))).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
    }
  }

  @Test
  void waitingForWordLongerThanTheIdleTimeIsPossible() throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/modern/waits").build(), BodyHandlers.ofString());
    assertThat(AT_WORK.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS)
        .execute(() -> WAITING.complete(null));
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
    Waits waits = new Waits();
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

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
    return send(request("/modern/things/1").POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  private static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static HttpRequest.BodyPublisher chunked(int size) {
    return BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[size]));
  }

  private static final class Modern implements Surface {
    @Override
    public void register(Routes routes) {
      routes
          .get(
              "/modern/things/{id}",
              ctx -> {
                ctx.header("X-Thing", ctx.pathParam("id"));
                Answers.text(ctx, ctx.pathParam("id"));
              })
          .post("/modern/things/{id}", ctx -> Answers.text(ctx, "" + Bodies.bytes(ctx).length))
          .post("/modern/json", ctx -> Answers.json(ctx, Bodies.json(ctx, Problem.class).status()))
          .get("/modern/fails/{kind}", ctx -> fail(ctx, ctx.pathParam("kind")))
          .get(
              "/modern/waits",
              ctx -> {
                AT_WORK.countDown();
                ctx.future(() -> WAITING.thenRun(() -> ctx.result("at last")));
              });
    }

    private static void fail(Context ctx, String kind) {
      switch (kind) {
        case "invalid" -> throw new InvalidException("/a/b", "is wrong");
        case "missing" -> throw new NotFoundException("no thing 1");
        case "forbidden" -> throw new ForbiddenException("only an operator may");
        case "unknown-caller" -> throw new UnauthenticatedException("who are you");
        case "conflict" -> throw new ConflictException(ConflictException.HELD, "is held");
        case "unavailable" -> throw new UnavailableException("not now", null);
        case "late-conflict" ->
            ctx.future(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          throw new ConflictException(ConflictException.HELD, "is held");
                        }));
        case "overflow" -> throw new StackOverflowError("too deep");
        default -> throw new IllegalStateException("a bug with a /secret/path in it");
      }
    }

    @Override
    public boolean owns(String path) {
      return path.startsWith("/modern/");
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Problems.answer(ctx, refusal);
    }
  }

  private static final class Old implements Surface {
    @Override
    public void register(Routes routes) {
      routes
          .get("/old/thing", ctx -> Answers.text(ctx, "old"))
          .get(
              "/old/fails",
              ctx -> {
                throw new IllegalStateException("a bug");
              });
    }

    @Override
    public boolean owns(String path) {
      return path.startsWith("/old/");
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Answers.text(ctx, "old " + refusal.status());
    }

    @Override
    public boolean answersHeadAndOptions() {
      return false;
    }
  }

  private static final class Waits implements Surface {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Override
    public void register(Routes routes) {
      routes.get(
          "/waits",
          ctx -> {
            asked.countDown();
            ctx.future(() -> end.thenRun(() -> ctx.result("bye")));
          });
    }

    @Override
    public boolean owns(String path) {
      return true;
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Problems.answer(ctx, refusal);
    }

    @Override
    public void stopping() {
      end.complete(null);
    }
  }
}
