package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Posting requests and results: what is taken, what is refused, and why. */
class ResultsTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private OldClient alice;

  @SuppressWarnings("NullAway.Init")
  private OldClient bob;

  @BeforeEach
  void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    alice = lab.client("alice");
    bob = lab.client("bob");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  // Requests

  @Test
  void aRequestMayAcceptSeveralMethodsInOrderOfPreference() throws Exception {
    ObjectNode body = Bodies.density();
    body.putArray("methods").add("simulation").add("tube");
    ObjectNode parameters = body.putObject("parameters");
    parameters.set("tube", Laboratory.json("{'temperature':1}"));
    parameters.set("simulation", Laboratory.json("{'temperature':2}"));
    String id = alice.post("/requests/", body).json().asString();
    JsonNode shown = alice.get("/requests/" + id).json().path("request");
    assertThat(shown.path("methods")).isEqualTo(Laboratory.json("['simulation','tube']"));
    assertThat(shown.path("parameters").size()).isEqualTo(2);
    for (String method : List.of("tube", "simulation")) {
      assertThat(alice.pending("?quantity=density&method=" + method)).containsExactly(id);
    }
    assertThat(alice.get("/all_requests/").json()).hasSize(1);
    assertThat(bob.post("/results/", Bodies.densityResult(id)).status()).isEqualTo(200);
  }

  @Test
  void noMethodAtAllIsRefusedAndNothingIsBrokenByIt() throws Exception {
    ObjectNode body = Bodies.density();
    body.putArray("methods");
    body.putObject("parameters");
    OldClient.Answer answer = alice.post("/requests/", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc")).isEqualTo(Laboratory.json("['body','methods']"));
    assertThat(answer.json().at("/detail/0/type").asString()).isEqualTo("too_short");
    assertThat(alice.get("/all_requests/").text()).isEqualTo("[]");
  }

  @Test
  void whatIsUnknownIsRefusedInFinales2sWords() throws Exception {
    Map<ObjectNode, String> refused =
        Map.of(
            Bodies.request("nope", "tube", "{}"),
            "No records for this quantity: nope",
            Bodies.request("density", "nope", "{}"),
            "No records for this method: nope",
            Bodies.with(Bodies.density(), "methods", FinalesJson.tree(List.of("o'x"))),
            "Method for params with key tube not found in list: [\"o'x\"]",
            Bodies.with(Bodies.density(), "parameters", FinalesJson.tree(Map.of())),
            "Method tube not found in parameters: dict_keys([])",
            Bodies.with(Bodies.density(), "tenant_uuid", FinalesJson.tree("me")),
            "tenant_uuid: badly formed hexadecimal UUID string");
    for (Map.Entry<ObjectNode, String> one : refused.entrySet()) {
      OldClient.Answer answer = alice.post("/requests/", one.getKey());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).isEqualTo(one.getValue());
    }
  }

  @Test
  void whatDoesNotFitTheSchemaIsRefusedWithItsPlaceAndTheReason() throws Exception {
    OldClient.Answer answer =
        alice.post("/requests/", Bodies.request("density", "tube", "{'temperature':'warm'}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("/parameters/tube/temperature", "expected a number");
  }

  @Test
  void aCapabilityThatWasWithdrawnTakesNoRequestsButFinishedWork() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    lab.administrator.capabilities().withdraw("density", "tube", "broken");
    OldClient.Answer answer = alice.post("/requests/", Bodies.density());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail())
        .isEqualTo(
            "The method tube for quantity density has several entries (0) in the quantity table"
                + " which are active");
    assertThat(bob.post("/results/", Bodies.densityResult(id)).status()).isEqualTo(200);
  }

  @Test
  void aRequestThatNobodyCanServeTodayIsTaken() throws Exception {
    String id = alice.ask("transport", "service", "{}");
    assertThat(lab.administrator.requests().explain(UUID.fromString(id)).verdicts()).isEmpty();
    assertThat(alice.pending("")).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vera"})
  void aViewerPostsNothing(String name) throws Exception {
    OldClient vera = lab.client(name);
    assertThat(vera.post("/requests/", Bodies.density()).status()).isEqualTo(403);
    String id = alice.ask("density", "tube", "{'temperature':1}");
    assertThat(vera.post("/results/", Bodies.densityResult(id)).status()).isEqualTo(403);
    assertThat(vera.post("/results/post_unsolicited_result", Bodies.densityResult("")).status())
        .isEqualTo(403);
    assertThat(vera.get("/pending_requests/").json()).hasSize(1);
  }

  // Results

  @Test
  void aRequestNeedsNoReservationToBeAnswered() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    assertThat(bob.post("/results/", Bodies.densityResult(id)).status()).isEqualTo(200);
  }

  @Test
  void onlyTheHolderAnswersWhatIsReserved() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    alice.status(id, "reserved");
    OldClient.Answer answer = bob.post("/results/", Bodies.densityResult(id));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains("held by alice");
    assertThat(alice.post("/results/", Bodies.densityResult(id)).status()).isEqualTo(200);
  }

  @Test
  void aSecondResultIsRefused() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    String first = bob.post("/results/", Bodies.densityResult(id)).json().asString();
    for (OldClient client : List.of(alice, bob)) {
      OldClient.Answer second = client.post("/results/", Bodies.densityResult(id));
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.detail()).contains("resolved");
    }
    assertThat(alice.get("/results_requested/" + id).json().path("uuid").asString())
        .isEqualTo(first);
    assertThat(alice.get("/results_requested/").json()).hasSize(1);
  }

  @Test
  void aResultMustAnswerWhatWasAsked() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    OldClient.Answer quantity =
        bob.post("/results/", Bodies.result("transport", "service", "{}", "{}", id));
    assertThat(quantity.status()).isEqualTo(400);
    assertThat(quantity.detail()).contains("/quantity", "density");
    OldClient.Answer method =
        bob.post(
            "/results/",
            Bodies.result("density", "simulation", "{'temperature':1}", "{'values':[]}", id));
    assertThat(method.status()).isEqualTo(400);
    assertThat(method.detail()).contains("/method", "tube");
  }

  @Test
  void nonsenseIsRefusedWithItsPlaceAndTheReason() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    OldClient.Answer data =
        bob.post(
            "/results/",
            Bodies.result("density", "tube", "{'temperature':1}", "{'values':['x']}", id));
    assertThat(data.status()).isEqualTo(400);
    assertThat(data.detail()).contains("/data/values/0", "expected a number");
    OldClient.Answer parameters =
        bob.post("/results/", Bodies.result("density", "tube", "{}", "{'values':[1]}", id));
    assertThat(parameters.status()).isEqualTo(400);
    assertThat(parameters.detail()).contains("/parameters/tube/temperature", "missing");
    assertThat(alice.get("/requests/" + id).json().path("status").asString()).isEqualTo("pending");
  }

  @Test
  void aResultOfAnotherFormIsRefusedInFinales2sWords() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    ObjectNode good = Bodies.densityResult(id);
    Map<ObjectNode, String> refused =
        Map.of(
            Bodies.with(good, "method", FinalesJson.tree(List.of("a", "b"))),
            "Wrong length of method string for recieved result. A list with a single method is"
                + " expected, the recieved list ['a', 'b'] does not comply with this",
            Bodies.with(good, "method", FinalesJson.tree(List.of())),
            "Wrong length of method string for recieved result. A list with a single method is"
                + " expected, the recieved list [] does not comply with this",
            Bodies.with(good, "parameters", FinalesJson.tree(Map.of())),
            "Wrong number of keys in passed parameters. A single key with the specific method was"
                + " expected, the recieved parameters has the following keys [] and does not comply"
                + " with this",
            Bodies.with(good, "parameters", FinalesJson.tree(Map.of("q", Map.of()))),
            "Method for params with key q not found in list: ['tube']",
            Bodies.with(good, "request_uuid", FinalesJson.tree("")),
            "badly formed hexadecimal UUID string",
            Bodies.with(good, "request_uuid", FinalesJson.tree("0".repeat(32))),
            "Submitted result has no request: 00000000000000000000000000000000",
            Bodies.with(good, "quantity", FinalesJson.tree("nope")),
            "No records for this quantity: nope",
            Bodies.with(good, "tenant_uuid", FinalesJson.tree("me")),
            "tenant_uuid: badly formed hexadecimal UUID string");
    for (Map.Entry<ObjectNode, String> one : refused.entrySet()) {
      OldClient.Answer answer = bob.post("/results/", one.getKey());
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.detail()).isEqualTo(one.getValue());
    }
  }

  @Test
  void theParametersReallyUsedMayDifferFromThoseAskedForAndAreKept() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':298.15,'note':'cold'}");
    String result =
        bob.post(
                "/results/",
                Bodies.result("density", "tube", "{'temperature':300}", "{'values':[1]}", id))
            .json()
            .asString();
    assertThat(alice.get("/results/" + result).json().at("/result/parameters"))
        .isEqualTo(Laboratory.json("{'tube':{'temperature':300}}"));
  }

  @Test
  void theTenantThatAPosterNamesIsRecordedAndNotHeldAgainstIt() throws Exception {
    String requester = "373f228c-72f0-4542-a6bc-d68e7aa3fea7";
    JsonNode body = Bodies.with(Bodies.density(), "tenant_uuid", FinalesJson.tree(requester));
    String id = alice.post("/requests/", body).json().asString();
    JsonNode copied =
        Bodies.with(
            Bodies.densityResult(id), "tenant_uuid", FinalesJson.tree(requester.replace("-", "")));
    String result = bob.post("/results/", copied).json().asString();
    assertThat(alice.get("/results/" + result).json().at("/result/tenant_uuid").asString())
        .isEqualTo(requester);
    Result stored = lab.administrator.results().find(UUID.fromString(result)).orElseThrow();
    assertThat(stored.account()).isEqualTo("bob");
    assertThat(stored.onBehalfOf()).isEqualTo(requester);
  }

  @Test
  void aResultThatNobodyAskedForMakesItsRequestInOneStep() throws Exception {
    String result =
        alice.post("/results/post_unsolicited_result", Bodies.densityResult("")).json().asString();
    JsonNode shown = bob.get("/results/" + result).json();
    String id = shown.at("/result/request_uuid").asString();
    JsonNode request = bob.get("/requests/" + id).json();
    assertThat(request.path("status").asString()).isEqualTo("unsolicited");
    assertThat(request.at("/request/parameters")).isEqualTo(shown.at("/result/parameters"));
    assertThat(bob.get("/results_requested/" + id).json()).isEqualTo(shown);
    assertThat(bob.pending("")).isEmpty();
  }

  @Test
  void anUnsolicitedResultIsHeldToTheSchemasToo() throws Exception {
    OldClient.Answer answer =
        alice.post(
            "/results/post_unsolicited_result",
            Bodies.result("density", "tube", "{'temperature':1}", "{}", ""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("/data/values", "missing");
    OldClient.Answer without =
        alice.post(
            "/results/post_unsolicited_result",
            Bodies.without(Bodies.densityResult(""), "request_uuid"));
    assertThat(without.status()).isEqualTo(422);
    assertThat(alice.get("/all_requests/").text()).isEqualTo("[]");
  }

  // Their status

  @ParameterizedTest
  @ValueSource(strings = {"result_id", "request_id"})
  void thePosterMarksItsResultUnderEitherName(String name) throws Exception {
    String result = answered();
    lab.clock.pass(Duration.ofSeconds(5));
    for (String status : List.of("deleted", "amended", "deleted")) {
      OldClient.Answer answer =
          bob.form(
              "/results/"
                  + result
                  + "/update_status/?new_status="
                  + status
                  + "&"
                  + name
                  + "="
                  + result
                  + "&status_change_message=wrong+vial",
              "");
      assertThat(answer.text()).isEqualTo("\"Successful change of status to " + status + "\"");
    }
    JsonNode shown = alice.get("/results/" + result).json();
    assertThat(shown.path("status").asString()).isEqualTo("deleted");
    assertThat(shown.path("ctime").asString()).isEqualTo("2026-11-20T08:17:46");
    assertThat(alice.get("/results_requested/").json()).hasSize(1);
  }

  @Test
  void nobodyElseMarksAResultExceptOperators() throws Exception {
    String result = answered();
    OldClient.Answer answer = alice.status("results", result, "deleted", null);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.detail()).contains("bob");
    assertThat(lab.client("oscar").status("results", result, "amended", null).status())
        .isEqualTo(200);
  }

  @Test
  void aStatusThatIsNotToBeSetIsRefusedInFinales2sWords() throws Exception {
    String result = answered();
    OldClient.Answer original = bob.status("results", result, "original", null);
    assertThat(original.status()).isEqualTo(400);
    assertThat(original.detail())
        .isEqualTo(
            "Not possible to change status to 'original' since this is reserved only for the"
                + " initial posting");
    OldClient.Answer unknown = bob.status("results", result, "gone", null);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/detail/0/msg").asString())
        .isEqualTo("Input should be 'original', 'deleted' or 'amended'");
    OldClient.Answer absent = bob.status("results", "0".repeat(32), "deleted", null);
    assertThat(absent.status()).isEqualTo(400);
    assertThat(absent.detail()).isEqualTo("No result with id: " + "0".repeat(32));
  }

  private String answered() throws Exception {
    String id = alice.ask("density", "tube", "{'temperature':1}");
    return bob.post("/results/", Bodies.densityResult(id)).json().asString();
  }
}
