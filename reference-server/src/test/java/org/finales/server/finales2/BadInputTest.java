package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.finales.api.json.FinalesJson;
import org.finales.core.accounts.Accounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the answer names the place and the reason, and nothing is stored. */
class BadInputTest {
  @TempDir static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private static OldClient alice;

  @BeforeAll
  static void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    alice = lab.client("alice");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  /** Bodies of requests, and a type, a place and a word of the reason for each. */
  static Stream<Arguments> wrongForms() {
    String good = FinalesJson.write(Bodies.density());
    return Stream.of(
        Arguments.of("{\"a\": ", "json_invalid", "['body',6]", "line 1, column"),
        Arguments.of("{a: 1}", "json_invalid", "['body',1]", "double-quote"),
        Arguments.of("{} {}", "json_invalid", "['body',3]", ""),
        Arguments.of("{\"a\":NaN}", "json_invalid", "['body',8]", "NaN"),
        Arguments.of(
            good.replace("298.15", "1e1000000"),
            "json_invalid",
            "['body','parameters','tube','temperature']",
            "out of range"),
        Arguments.of(
            good.replace("298.15", "1".repeat(200)),
            "json_invalid",
            "['body']",
            "(line 1, column "),
        Arguments.of(
            good.replace("298.15", "[".repeat(500)),
            "json_invalid",
            "['body']",
            "(line 1, column "),
        Arguments.of(
            good.replace("\"methods\"", "\"quantity\":\"x\",\"methods\""),
            "json_invalid",
            "['body',NUMBER]",
            "uplicate"),
        Arguments.of("", "missing", "['body']", ""),
        Arguments.of("null", "missing", "['body']", ""),
        Arguments.of("[1]", "model_attributes_type", "['body']", ""),
        Arguments.of("\"text\"", "model_attributes_type", "['body']", ""),
        Arguments.of("{}", "missing", "['body','quantity']", ""),
        Arguments.of(good.replace("\"density\"", "1"), "string_type", "['body','quantity']", ""),
        Arguments.of(good.replace("[\"tube\"]", "\"tube\""), "list_type", "['body','methods']", ""),
        Arguments.of(
            good.replace("[\"tube\"]", "[\"tube\",5]"), "string_type", "['body','methods',1]", ""),
        Arguments.of(
            good.replace("{\"temperature\":298.15}", "298.15"),
            "dict_type",
            "['body','parameters','tube']",
            ""),
        Arguments.of(
            good.replace("{\"tube\":{\"temperature\":298.15}}", "[]"),
            "dict_type",
            "['body','parameters']",
            ""),
        Arguments.of(
            good.replace("\"" + Bodies.NIL + "\"", "null"),
            "string_type",
            "['body','tenant_uuid']",
            ""));
  }

  @ParameterizedTest
  @MethodSource("wrongForms")
  void aBodyOfTheWrongFormIsAnsweredInPydanticsWords(
      String body, String type, String place, String reason) throws Exception {
    OldClient.Answer answer = alice.post("/requests/", "application/json", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    JsonNode first = answer.json().at("/detail/0");
    assertThat(first.path("type").asString()).isEqualTo(type);
    String loc = FinalesJson.write(first.path("loc")).replace('"', '\'');
    assertThat(place.contains("NUMBER") ? loc.replaceAll("\\d+", "NUMBER") : loc).isEqualTo(place);
    assertThat(first.path("msg").asString()).isNotEmpty();
    assertThat(first.has("input")).isTrue();
    assertThat(first.at("/ctx/error").asString("")).contains(reason);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() throws Exception {
    JsonNode wrong =
        alice
            .post(
                "/results/",
                Laboratory.json(
                    "{'data':null,'quantity':'density','method':'tube','request_uuid':5}"))
            .json()
            .path("detail");
    assertThat(wrong)
        .extracting(one -> FinalesJson.write(one.path("loc")), one -> one.path("type").asString())
        .containsExactly(
            tuple("[\"body\",\"data\"]", "dict_type"),
            tuple("[\"body\",\"method\"]", "list_type"),
            tuple("[\"body\",\"parameters\"]", "missing"),
            tuple("[\"body\",\"tenant_uuid\"]", "missing"),
            tuple("[\"body\",\"request_uuid\"]", "string_type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void aBodyOfAnotherTypeIsNoBody(String type) throws Exception {
    OldClient.Answer answer = alice.post("/requests/", type, FinalesJson.write(Bodies.density()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/type").asString()).isEqualTo("model_attributes_type");
    assertThat(alice.post("/requests/", null, "{}").status()).isEqualTo(422);
  }

  @Test
  void unknownKeysAreDropped() throws Exception {
    JsonNode body = Bodies.with(Bodies.density(), "budget", FinalesJson.tree(5));
    OldClient.Answer answer =
        alice.post("/requests/", "application/json; charset=utf-8", FinalesJson.write(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    String id = answer.json().asString();
    assertThat(alice.get("/requests/" + id).json().at("/request").propertyNames())
        .containsExactly("quantity", "methods", "parameters", "tenant_uuid");
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    OldClient.Answer answer =
        alice.post("/requests/", "application/json", "\"" + "x".repeat(9 << 20) + "\"");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.detail()).contains("bytes");
  }

  @Test
  void aLongInputIsNotSentBack() throws Exception {
    ObjectNode body = Bodies.without(Bodies.density(), "tenant_uuid");
    JsonNode longer = Bodies.with(body, "x", FinalesJson.tree("y".repeat(100_000)));
    OldClient.Answer answer = alice.post("/requests/", longer);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).hasSizeLessThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a\\u0000b"})
  void namesOfNoQuantityAreNotFound(String name) throws Exception {
    String body = FinalesJson.write(Bodies.density()).replace("\"density\"", "\"" + name + "\"");
    OldClient.Answer answer = alice.post("/requests/", "application/json", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith("No records for this quantity: ");
  }

  @Test
  void moreMethodsThanAnybodyNeedsAreRefused() throws Exception {
    ObjectNode body = Bodies.density();
    for (int i = 0; i < 100; i++) {
      body.withArray("methods").add("tube");
    }
    OldClient.Answer answer = alice.post("/requests/", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("/methods");
  }

  @ParameterizedTest
  @ValueSource(ints = {5000, 0})
  void aMessageThatIsTooLongOrHoldsANulIsRefused(int length) throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    String message = length == 0 ? "%00" : "x".repeat(length);
    OldClient.Answer answer =
        alice.form(
            "/requests/"
                + id
                + "/update_status/?new_status=reserved&status_change_message="
                + message,
            "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("/reason");
    assertThat(alice.get("/requests/" + id).json().path("status").asString()).isEqualTo("pending");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/requests/%00",
        "/requests/..%2F..%2Fetc",
        "/requests/%F0%9F%94%8B",
        "/results/1-2-3",
        "/results_requested/{}"
      })
  void whatIsNoIdentifierIsRefused(String path) throws Exception {
    OldClient.Answer answer = alice.get(path.replace("{", "%7B").replace("}", "%7D"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @Test
  void anExpiredTokenAndOneOfADisabledAccountAreRefused() throws Exception {
    OldClient carol = lab.client("carol");
    OldClient bob = lab.client("bob");
    lab.access.accounts().disable(Accounts.console("test"), "carol", "left");
    assertThat(carol.get("/").status()).isEqualTo(401);
    assertThat(
            lab.stranger()
                .form("/user_management/authenticate", "username=carol&password=carolpw")
                .status())
        .isEqualTo(401);
    lab.clock.pass(Duration.ofMinutes(1441));
    assertThat(bob.get("/").status()).isEqualTo(401);
    alice.logIn("alice", "alicepw");
  }

  @Test
  void aTokenOfAnotherServerIsRefused() throws Exception {
    String head =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6NDEwMjQ0NDgwMH0";
    for (String signature : new String[] {"", ".", ".c2lnbmF0dXJl"}) {
      assertThat(lab.stranger().with("Bearer " + head + signature).get("/").status())
          .isEqualTo(401);
    }
  }

  @Test
  void whoGuessesIsStopped() throws Exception {
    OldClient stranger = lab.stranger();
    int last = 401;
    for (int i = 0; i < 11 && last == 401; i++) {
      last =
          stranger.form("/user_management/authenticate", "username=oscar&password=" + i).status();
    }
    assertThat(last).isEqualTo(429);
  }
}
