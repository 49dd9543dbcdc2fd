package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Routes, statuses and shapes as a running FINALES 2 server answered them. */
class ContractTest {
  private static final String NOBODY = "00000000000000000000000000000000";
  private static final String WRONG = "Authentication failed. Wrong username or password.";

  @TempDir static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private static OldClient alice;

  @BeforeAll
  static void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    lab.tenant("bob", "density", "tube");
    alice = lab.client("alice");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  // Logging in

  @ParameterizedTest
  @CsvSource({
    "'username=alice&password=alicepw', ''",
    "'grant_type=password&username=alice&password=alicepw', ''",
    "'grant_type=&username=alice&password=alicepw&scope=&client_id=&client_secret=', '/'",
    "'username=alice&password=alicepw', '?userDB=users.db'",
  })
  void logsInInEachFormThatClientsSend(String form, String end) throws Exception {
    OldClient.Answer answer = lab.stranger().form("/user_management/authenticate" + end, form);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_type").asString()).isEqualTo("bearer");
    assertThat(answer.json().path("access_token").asString())
        .matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type");
  }

  @Test
  void logsInByAMultipartForm() throws Exception {
    String body =
        "--x1\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nalice\r\n"
            + "--x1\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nalicepw\r\n--x1--\r\n";
    OldClient.Answer answer =
        lab.stranger()
            .post("/user_management/authenticate", "multipart/form-data; boundary=x1", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void theTokenSaysWhoAndHowLong() throws Exception {
    String token =
        lab.stranger()
            .form("/user_management/authenticate", "username=alice&password=alicepw")
            .json()
            .path("access_token")
            .asString();
    JsonNode claims =
        FinalesJson.read(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    assertThat(claims.path("sub").asString()).isEqualTo("alice");
    assertThat(claims.path("exp").asLong())
        .isEqualTo(lab.clock.instant().getEpochSecond() + 1440 * 60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"username=alice&password=x", "username=nobody&password=x"})
  void aWrongPasswordAndAnUnknownUserAreAnsweredAlike(String form) throws Exception {
    OldClient.Answer answer = lab.stranger().form("/user_management/authenticate", form);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(answer.detail()).isEqualTo(WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "username=alice | [{'type':'missing','loc':['body','password'],'msg':'Field required','input':null}]",
        "username=alice&password= | [{'type':'missing','loc':['body','password'],'msg':'Field required','input':null}]",
        "username=alice&password=alicepw&grant_type=x | [{'type':'string_pattern_mismatch',"
            + "'loc':['body','grant_type'],'msg':'String should match pattern \\u0027^password$\\u0027',"
            + "'input':'x','ctx':{'pattern':'^password$'}}]",
      },
      quoteCharacter = '`')
  void aFormThatLacksSomethingIsRefusedByName(String form, String detail) throws Exception {
    OldClient.Answer answer = lab.stranger().form("/user_management/authenticate", form);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail")).isEqualTo(Laboratory.json(detail));
  }

  @Test
  void aJsonBodyIsNoForm() throws Exception {
    OldClient.Answer answer =
        lab.stranger()
            .post("/user_management/authenticate", Laboratory.json("{'username':'alice'}"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail")).hasSize(2);
  }

  // Tokens

  static final List<String> PROTECTED =
      List.of(
          "/",
          "/test",
          "/capabilities/",
          "/capabilities/templates/",
          "/limitations/",
          "/tenants/",
          "/requests/" + NOBODY,
          "/pending_requests/",
          "/all_requests/",
          "/results/" + NOBODY,
          "/results_requested/",
          "/results_requested/" + NOBODY,
          "/database_dump/key");

  static Stream<Arguments> protectedPaths() {
    return PROTECTED.stream()
        .flatMap(
            path ->
                Stream.of(
                    Arguments.of(path, null, "Not authenticated"),
                    Arguments.of(path, "Basic YWxpY2U6YWxpY2Vwdw==", "Not authenticated"),
                    Arguments.of(path, "Bearer", WRONG),
                    Arguments.of(path, "Bearer a.b.c", WRONG)));
  }

  @ParameterizedTest
  @MethodSource("protectedPaths")
  void nobodyGetsInWithoutAGoodToken(String path, String header, String detail) throws Exception {
    OldClient.Answer answer = lab.stranger().with(header).get(path);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/requests/",
        "/results/",
        "/results/post_unsolicited_result",
        "/requests/00000000000000000000000000000000/update_status/",
        "/results/00000000000000000000000000000000/update_status/"
      })
  void nobodyPostsWithoutAToken(String path) throws Exception {
    assertThat(lab.stranger().post(path, Bodies.density()).status()).isEqualTo(401);
  }

  @Test
  void theWordBeforeATokenMayBeInAnyCase() throws Exception {
    OldClient.Answer token =
        lab.stranger().form("/user_management/authenticate", "username=vera&password=verapw");
    OldClient vera = lab.stranger().with("bEARER " + token.json().path("access_token").asString());
    assertThat(vera.get("/").status()).isEqualTo(200);
  }

  // Routes

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/test",
        "/capabilities",
        "/capabilities/templates",
        "/limitations",
        "/tenants",
        "/requests/00000000000000000000000000000000",
        "/pending_requests",
        "/all_requests",
        "/results/00000000000000000000000000000000",
        "/results_requested",
        "/results_requested/00000000000000000000000000000000"
      })
  void readsWithAndWithoutASlashAtTheEndAndNeverRedirects(String path) throws Exception {
    OldClient.Answer without = alice.get(path);
    OldClient.Answer with = alice.get(path + "/");
    assertThat(without.status()).as(without.text()).isEqualTo(200);
    assertThat(without.header("content-type")).isEqualTo("application/json");
    assertThat(with.status()).isEqualTo(200);
    assertThat(with.text()).isEqualTo(without.text());
    assertThat(alice.get(path + "?unknown=1&x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void postsWithAndWithoutASlashAtTheEnd(String end) throws Exception {
    OldClient.Answer posted = alice.post("/requests" + end, Bodies.density());
    assertThat(posted.status()).isEqualTo(200);
    String id = posted.json().asString();
    assertThat(
            alice
                .form("/requests/" + id + "/update_status" + end + "?new_status=reserved", "")
                .status())
        .isEqualTo(200);
    OldClient.Answer result = alice.post("/results" + end, Bodies.densityResult(id));
    assertThat(result.status()).as(result.text()).isEqualTo(200);
    OldClient.Answer unsolicited =
        alice.post("/results/post_unsolicited_result" + end, Bodies.densityResult(""));
    assertThat(unsolicited.status()).as(unsolicited.text()).isEqualTo(200);
    assertThat(
            alice
                .form(
                    "/results/"
                        + result.json().asString()
                        + "/update_status"
                        + end
                        + "?new_status=deleted",
                    "")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nope, 404, , Not Found",
    "GET, /tenants/x, 404, , Not Found",
    "GET, /database_dump/, 404, , Not Found",
    "GET, /requests/, 405, POST, Method Not Allowed",
    "PUT, /requests/, 405, POST, Method Not Allowed",
    "OPTIONS, /requests/, 405, POST, Method Not Allowed",
    "DELETE, /requests/abc, 405, GET, Method Not Allowed",
    "POST, /pending_requests/, 405, GET, Method Not Allowed",
  })
  void whatIsNotThereIsSaidInFinales2sWords(
      String method, String path, int status, String allow, String detail) throws Exception {
    OldClient.Answer answer = alice.call(method, path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(answer.header("allow")).isEqualTo(allow);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  @Test
  void headIsNotPossible() throws Exception {
    assertThat(alice.call("HEAD", "/").status()).isEqualTo(405);
    assertThat(alice.call("HEAD", "/pending_requests/").status()).isEqualTo(405);
  }

  @Test
  void theGreetingNeedsAToken() throws Exception {
    assertThat(alice.get("/").text()).isEqualTo("\"Hello! This is FINALES2.\"");
  }

  @Test
  void aBrowserIsLedToThePagesInstead() throws Exception {
    OldClient stranger = lab.stranger();
    OldClient.Answer answer =
        stranger.send(stranger.builder("/").header("Accept", "text/html,*/*;q=0.8").GET());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).isEqualTo("/lab");
  }

  @Test
  void theCallersRecordHoldsNoHash() throws Exception {
    JsonNode record = alice.get("/test").json();
    assertThat(record.propertyNames())
        .containsExactly("username", "uuid", "password", "usergroups");
    assertThat(record.path("username").asString()).isEqualTo("alice");
    assertThat(record.path("uuid").asString())
        .isEqualTo(lab.access.accounts().find("alice").orElseThrow().id().toString());
    assertThat(record.path("password").asString()).isEmpty();
    assertThat(record.path("usergroups")).isEqualTo(Laboratory.json("['tenant']"));
  }

  // Queries

  @ParameterizedTest
  @ValueSource(strings = {"True", "true", "1", "yes", "ON", "t", "Y"})
  void truthIsReadAsPydanticReadsIt(String text) throws Exception {
    assertThat(alice.get("/capabilities?currently_available=" + text).json()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"False", "false", "0", "no", "OFF", "f", "n"})
  void untruthIsReadAsPydanticReadsIt(String text) throws Exception {
    assertThat(alice.get("/capabilities?currently_available=" + text).json()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capabilities", "limitations", "capabilities/templates"})
  void whatIsNeitherTrueNorFalseIsRefused(String path) throws Exception {
    for (String text : List.of("maybe", "")) {
      OldClient.Answer answer = alice.get("/" + path + "/?currently_available=" + text);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json())
          .isEqualTo(
              Laboratory.json(
                  "{'detail':[{'type':'bool_parsing','loc':['query','currently_available'],"
                      + "'msg':'Input should be a valid boolean, unable to interpret input',"
                      + "'input':'"
                      + text
                      + "'}]}"));
    }
  }

  @Test
  void ofAParameterThatComesTwiceTheLastCounts() throws Exception {
    assertThat(alice.get("/capabilities?currently_available=maybe&currently_available=no").json())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF%zz", "a%00b", "%", "ä"})
  void oddNamesOfQuantitiesFindNothing(String name) throws Exception {
    String sent = name.replace("%zz", "").replace("ä", "%C3%A4").replaceAll("%$", "%25");
    assertThat(alice.get("/pending_requests/?quantity=" + sent).text()).isEqualTo("[]");
    assertThat(alice.get("/results_requested/?method=" + sent).text()).isEqualTo("[]");
  }

  // Catalogue

  @Test
  void aCapabilityIsShownWithItsSchemas() throws Exception {
    JsonNode shown = alice.get("/capabilities/").json().get(0);
    assertThat(shown)
        .isEqualTo(
            Laboratory.json(
                "{'quantity':'density','method':'tube','json_schema_specifications':{'type':'object',"
                    + "'properties':{'temperature':{'type':'number','unit':'kelvin'},"
                    + "'note':{'type':'string'}},'required':['temperature']},"
                    + "'json_schema_result_output':{'type':'object','properties':{'values':"
                    + "{'type':'array','items':{'type':'number'}}},'required':['values']}}"));
  }

  @Test
  void templatesAreNamedByQuantityAndMethod() throws Exception {
    JsonNode all = alice.get("/capabilities/templates?currently_available=no").json();
    assertThat(all.propertyNames())
        .containsExactlyInAnyOrder("density-tube", "density-simulation", "transport-service");
    assertThat(alice.get("/capabilities/templates/?quantity=density&method=tube").json())
        .isEqualTo(
            Laboratory.json(
                "{'density-tube':{'input_template':{'temperature':'required, float',"
                    + "'note':'optional, str'},'output_template':{'values':['required, float']}}}"));
    assertThat(alice.get("/capabilities/templates/?quantity=nope").text()).isEqualTo("{}");
    assertThat(alice.get("/capabilities/templates/?method=simulation").text()).isEqualTo("{}");
  }

  // Identifiers

  @ParameterizedTest
  @ValueSource(strings = {"requests", "results", "results_requested"})
  void whatIsUnknownIsNullAndWhatIsNoIdentifierIsRefused(String things) throws Exception {
    OldClient.Answer unknown = alice.get("/" + things + "/" + NOBODY);
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.text()).isEqualTo("null");
    OldClient.Answer malformed = alice.get("/" + things + "/abc");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.detail()).isEqualTo("badly formed hexadecimal UUID string");
  }

  @Test
  void anIdentifierIsReadInEveryFormThatPythonReads() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    String plain = id.replace("-", "");
    for (String form :
        List.of(
            id,
            plain,
            id.toUpperCase(Locale.ROOT),
            "urn:uuid:" + id,
            "%7B" + id + "%7D",
            "urn:uuid:%7B" + plain + "%7D")) {
      assertThat(alice.get("/requests/" + form).json().path("uuid").asString()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "373f228c72f04542a6bcd68e7aa3fea7",
        "373F228C-72F0-4542-A6BC-D68E7AA3FEA7",
        "{373f228c-72f0-4542-a6bc-d68e7aa3fea7}",
        "urn:uuid:373f228c-72f0-4542-a6bc-d68e7aa3fea7"
      })
  void theTenantThatAPosterNamesComesBackAsPythonPrintsIt(String sent) throws Exception {
    JsonNode body = Bodies.with(Bodies.density(), "tenant_uuid", FinalesJson.tree(sent));
    String id = alice.post("/requests/", body).json().asString();
    assertThat(alice.get("/requests/" + id).json().at("/request/tenant_uuid").asString())
        .isEqualTo("373f228c-72f0-4542-a6bc-d68e7aa3fea7");
  }

  // Shapes

  @Test
  void aRequestIsShownInFinales2sShapeWithTheServersOwnTime() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':298.150}");
    assertThat(alice.get("/requests/" + id).text())
        .isEqualTo(
            "{\"uuid\":\""
                + id
                + "\",\"ctime\":\"2026-11-20T09:17:41.874765\",\"status\":\"pending\",\"request\":"
                + "{\"quantity\":\"density\",\"methods\":[\"tube\"],\"parameters\":{\"tube\":"
                + "{\"temperature\":298.150}},\"tenant_uuid\":\"00000000-0000-0000-0000-000000000000\"}}");
  }

  @Test
  void aResultIsShownInFinales2sShapeWithUniversalTimeInSeconds() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':298}");
    String result = alice.post("/results/", Bodies.densityResult(id)).json().asString();
    String shown =
        "{\"uuid\":\""
            + result
            + "\",\"ctime\":\"2026-11-20T08:17:41\",\"status\":\"original\",\"result\":{\"data\":"
            + "{\"values\":[1.21]},\"quantity\":\"density\",\"method\":[\"tube\"],\"parameters\":"
            + "{\"tube\":{\"temperature\":298.2}},\"tenant_uuid\":"
            + "\"00000000-0000-0000-0000-000000000000\",\"request_uuid\":\""
            + id
            + "\"}}";
    assertThat(alice.get("/results/" + result).text()).isEqualTo(shown);
    assertThat(alice.get("/results_requested/" + id).text()).isEqualTo(shown);
    assertThat(alice.get("/results_requested/?quantity=density&method=tube").text())
        .contains(shown);
    assertThat(alice.get("/results_requested?quantity=density&method=simulation").text())
        .isEqualTo("[]");
    assertThat(alice.get("/requests/" + id).json().path("status").asString()).isEqualTo("resolved");
  }
}
