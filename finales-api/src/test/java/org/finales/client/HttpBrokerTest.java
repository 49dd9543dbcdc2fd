package org.finales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
@Timeout(60)
class HttpBrokerTest {
  private static final UUID ID = UUID.fromString("4f2c0a5e-8d0c-4a67-9a54-1f6d2c7b9e10");
  private static final String REQUEST =
      "{\"id\":\""
          + ID
          + "\",\"quantity\":\"density\",\"methods\":[\"tube\"],\"versions\":{\"tube\":1},"
          + "\"parameters\":{\"tube\":{}},\"status\":\"pending\",\"priority\":0,"
          + "\"addressedTo\":[],\"resources\":[],\"attempts\":0,\"maxAttempts\":3,"
          + "\"account\":\"rita\",\"created\":\"2026-03-01T12:00:00Z\","
          + "\"updated\":\"2026-03-01T12:00:00Z\",\"revision\":1,\"fieldOfTomorrow\":[1]}";
  private static final RequestDraft DRAFT =
      RequestDraft.of("density", "tube", FinalesJson.read("{}"));

  private ScriptedServer server;
  private HttpBroker broker;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedServer();
    broker = connect(server.uri()).token("fin_abc");
  }

  @AfterEach
  void close() {
    broker.close();
    server.close();
  }

  @Test
  void whatANewerServerSaysBesidesIsIgnored() {
    server.json(REQUEST);
    assertThat(broker.requests().find(ID).orElseThrow().quantity()).isEqualTo("density");
    assertThat(server.heard().get(0).line()).isEqualTo("GET /api/v1/requests/" + ID);
    assertThat(server.heard().get(0).token()).isEqualTo("Bearer fin_abc");
  }

  @Test
  void theDeepestRequestIsReadWithinAListOfThem() {
    String deepest = "[".repeat(62) + "]".repeat(62);
    server.json(
        "{\"items\":[" + REQUEST.replace("{\"tube\":{}}", "{\"tube\":" + deepest + "}") + "]}");
    assertThat(broker.requests().list(RequestQuery.all()).items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad-request, InvalidException",
    "401, unauthenticated, UnauthenticatedException",
    "403, forbidden, ForbiddenException",
    "404, not-found, NotFoundException",
    "404, no-such-address, UnavailableException",
    "409, request-held, ConflictException",
    "412, changed-since, ConflictException",
    "413, too-large, InvalidException",
    "415, unsupported-media-type, InvalidException",
    "422, invalid, InvalidException",
    "500, internal, UnavailableException"
  })
  void aProblemComesBackAsTheExceptionThatItWas(int status, String code, String exception) {
    server.problem(status, code, "what is wrong");
    assertThatThrownBy(() -> broker.requests().retract(ID, ""))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("what is wrong")
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(exception));
    assertThat(server.heard()).hasSize(1);
  }

  @Test
  void codesAndViolationsComeBack() {
    server.then(
        ScriptedServer.reply(
            422,
            "application/problem+json",
            "{\"type\":\"x\",\"title\":\"t\",\"status\":422,\"detail\":\"d\",\"code\":\"invalid\","
                + "\"violations\":[{\"path\":\"/a\",\"message\":\"m\"}],\"new\":1}"));
    assertThatThrownBy(() -> broker.requests().retract(ID, ""))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).containsExactly(new Violation("/a", "m")));
    server.problem(409, "resource-held", "cell 4 is held");
    assertThatThrownBy(() -> broker.requests().retract(ID, ""))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("resource-held"));
  }

  @Test
  void readingIsRepeated() {
    server.problem(503, "unavailable", "starting").hangUp().json(REQUEST);
    assertThat(broker.requests().find(ID)).isPresent();
  }

  @Test
  void postingIsRepeatedWithTheSameKey() {
    server.hangUp().problem(503, "unavailable", "starting").json(REQUEST);
    broker.requests().post(DRAFT);
    List<String> keys = server.heard().stream().map(ScriptedServer.Heard::key).distinct().toList();
    assertThat(server.heard()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0)).isNotEmpty();
  }

  @Test
  void theCallersOwnKeyIsKept() {
    server.json(REQUEST);
    broker
        .requests()
        .post(
            RequestDraft.builder("density")
                .method("tube", FinalesJson.read("{}"))
                .idempotencyKey("mine")
                .build());
    assertThat(server.heard().get(0).key()).isEmpty();
    assertThat(server.heard().get(0).body()).contains("\"idempotencyKey\":\"mine\"");
  }

  @Test
  void whatCouldDoHarmIsNotRepeated() {
    server.problem(503, "unavailable", "stopping");
    assertThatThrownBy(() -> broker.requests().retract(ID, ""))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.heard()).hasSize(1);
    server.problem(503, "unavailable", "stopping");
    assertThatThrownBy(() -> broker.work().next(ClaimOptions.forTenant(ID), Duration.ZERO))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.heard()).hasSize(2);
  }

  @Test
  void whoIsToldToSlowDownDoes() {
    server
        .problem(429, "too-many-attempts", "slowly", "Retry-After", "1")
        .then(ScriptedServer.reply(200, "application/json", REQUEST));
    long start = System.nanoTime();
    broker.requests().retract(ID, "");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void givingBackTwiceBecauseAnAnswerWasLostIsGivingBackOnce() {
    String claim =
        "{\"token\":7,\"request\":"
            + REQUEST
            + ",\"account\":\"tom\",\"state\":\"given_back\",\"begun\":false,"
            + "\"granted\":\"2026-03-01T12:00:00Z\"}";
    server.hangUp().problem(409, "stale-claim", "claim 7 is over").json(claim);
    Claim ended = broker.work().giveBack(7, "no time");
    assertThat(ended.state()).isEqualTo(ClaimState.GIVEN_BACK);
    server.problem(409, "stale-claim", "claim 7 is over");
    assertThatThrownBy(() -> broker.work().giveBack(7, "no time"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anOutdatedLogInIsMadeAgain() {
    server
        .json("{\"token\":\"first\"}")
        .problem(401, "unauthenticated", "expired")
        .json("{\"token\":\"second\",\"expires\":\"2026-03-02T12:00:00Z\"}")
        .json(REQUEST);
    try (HttpBroker mine = connect(server.uri()).login("rita", "secret")) {
      mine.requests().retract(ID, "");
    }
    assertThat(server.heard())
        .extracting(ScriptedServer.Heard::line)
        .containsExactly(
            "POST /api/v1/login",
            "POST /api/v1/requests/" + ID + "/retract",
            "POST /api/v1/login",
            "POST /api/v1/requests/" + ID + "/retract");
    assertThat(server.heard().get(3).token()).isEqualTo("Bearer second");
  }

  @Test
  void aWrongPasswordIsSaidAtOnce() {
    server.problem(401, "unauthenticated", "wrong name or password");
    assertThatThrownBy(() -> connect(server.uri()).login("rita", "guess"))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageNotContaining("guess");
  }

  @Test
  void aRefusedTokenIsNotTriedTwice() {
    server.problem(401, "unauthenticated", "revoked");
    assertThatThrownBy(() -> broker.account()).isInstanceOf(UnauthenticatedException.class);
    assertThat(server.heard()).hasSize(1);
  }

  @Test
  void anotherKindOfServerIsRecognised() {
    server.then(ScriptedServer.reply(404, "text/html", "<html>not here</html>"));
    assertThatThrownBy(() -> broker.requests().find(ID))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("is this its address?");
    server.then(ScriptedServer.reply(200, "application/json", "[1, 2"));
    assertThatThrownBy(() -> broker.requests().find(ID))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("understands");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    server.then(
        exchange -> {
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (HttpBroker hasty =
        HttpBroker.connect(server.uri())
            .timeout(Duration.ofMillis(300))
            .retryFor(Duration.ZERO)
            .token("t")) {
      assertThatThrownBy(() -> hasty.requests().find(ID))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("in time");
    } finally {
      never.countDown();
    }
  }

  @Test
  void aDownloadThatStallsIsGivenUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    server.json(
        "{\"id\":\""
            + ID
            + "\",\"subject\":\"request\",\"owner\":\""
            + ID
            + "\",\"name\":\"a\",\"mediaType\":\"text/csv\",\"size\":100,\"sha256\":\"0\","
            + "\"account\":\"rita\",\"created\":\"2026-03-01T12:00:00Z\"}");
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (HttpBroker hasty =
            HttpBroker.connect(server.uri()).timeout(Duration.ofMillis(500)).token("t");
        InputStream content = hasty.files().open(ID, 0)) {
      assertThat(content.readNBytes(10)).hasSize(10);
      assertThatThrownBy(content::read).hasMessageContaining("nothing for too long");
    } finally {
      never.countDown();
    }
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (HttpBroker lonely =
        HttpBroker.connect(URI.create("http://127.0.0.1:" + free))
            .retryFor(Duration.ofMillis(300))
            .token("t")) {
      assertThatThrownBy(() -> lonely.requests().post(DRAFT))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("cannot be reached")
          .hasMessageContaining(":" + free);
    }
  }

  @Test
  void anInterruptedCallEndsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> broker.requests().find(ID))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aClosedBrokerAnswersNothing() {
    broker.close();
    assertThatThrownBy(() -> broker.requests().find(ID))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("closed");
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void longWaitsAreAskedForInParts() {
    server.json(REQUEST).json(REQUEST.replace("\"pending\"", "\"resolved\""));
    broker.requests().await(ID, Duration.ofMinutes(10));
    assertThat(server.heard())
        .extracting(ScriptedServer.Heard::line)
        .allMatch(line -> line.endsWith("?wait=60000ms"));
  }

  @Test
  void aPathBeforeTheSurfaceIsKept() {
    try (HttpBroker behindProxy = connect(URI.create(server.uri() + "/lab/")).token("t")) {
      server.json(REQUEST);
      assertThat(behindProxy.requests().find(ID)).isPresent();
      assertThat(server.heard().get(0).line()).isEqualTo("GET /lab/api/v1/requests/" + ID);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://lab",
        "lab:13371",
        "http:///x",
        "http://a:b@lab",
        "http://lab?x=1",
        "/only/a/path"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> HttpBroker.connect(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "ä"})
  void aTokenThatIsNoneIsRefused(String token) {
    assertThatThrownBy(() -> connect(server.uri()).token(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("a b");
  }

  @Test
  void everythingButNotFoundIsAnErrorWhereSomethingIsLookedFor() {
    server.problem(404, "not-found", "no such");
    assertThat(broker.results().find(ID)).isEmpty();
    server.problem(403, "forbidden", "not you");
    assertThatThrownBy(() -> broker.results().find(ID)).isInstanceOf(ForbiddenException.class);
    server.problem(404, "not-found", "no such");
    assertThatThrownBy(() -> broker.requests().history(ID)).isInstanceOf(NotFoundException.class);
  }

  private static HttpBroker.Connection connect(URI uri) {
    return HttpBroker.connect(uri).timeout(Duration.ofSeconds(5)).retryFor(Duration.ofSeconds(3));
  }
}
