package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The programs that run in laboratories today, call by call as they were seen to make them. */
class OldClientsTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @BeforeEach
  void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    lab.capability(
        "cycling_channel",
        "service",
        "{'type':'object','properties':{'number_required_channels':{'type':'integer'}},"
            + "'required':['number_required_channels']}",
        "{'type':'object','properties':{'success':{'type':'boolean'},'reservation_id':"
            + "{'type':'string'}},'required':['success']}");
    lab.capability(
        "capacity",
        "cycling",
        "{'type':'object','properties':{'number_cycles':{'type':'integer'},'reservation_number':"
            + "{'type':'string'},'location':{'type':'string'}},'required':['number_cycles']}",
        "{'type':'object','properties':{'capacity_list':{'type':'array','items':"
            + "{'type':'number'}}},'required':['capacity_list']}");
    lab.capability(
        "degradationEOL",
        "degradation_workflow",
        "{'type':'object','properties':{'batch':{'type':'integer'}}}",
        "{'type':'object','properties':{'degradationEOL':{'type':'array'}},"
            + "'required':['degradationEOL']}");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  // The reference tenant logs in before each of its steps, and twice before it looks for work.

  @Test
  void theReferenceTenantFindsReservesAndAnswersTheOldestRequest() throws Exception {
    OldClient rita = lab.client("rita");
    String first = rita.ask("density", "tube", "{'temperature':298.15}");
    rita.ask("density", "tube", "{'temperature':308.15}");
    rita.ask("transport", "service", "{}");

    OldClient tenant = lab.stranger();
    JsonNode work = referenceTenantLooks(tenant);
    assertThat(work.path("uuid").asString()).isEqualTo(first);
    assertThat(work.path("request").propertyNames())
        .containsExactly("quantity", "methods", "parameters", "tenant_uuid");

    logIn(tenant);
    assertThat(
            tenant.status("requests", first, "reserved", "Reserved for alice.").json().asString())
        .isEqualTo("Successful change of status to reserved");

    logIn(tenant);
    OldClient.Answer posted = tenant.post("/results/", answer(work));
    assertThat(posted.status()).as(posted.text()).isEqualTo(200);
    assertThat(UUID.fromString(posted.json().asString())).isNotNull();

    assertThat(referenceTenantLooks(tenant).path("uuid").asString()).isNotEqualTo(first);
    JsonNode result = rita.get("/results_requested/" + first).json();
    assertThat(result.path("uuid")).isEqualTo(posted.json());
    assertThat(rita.get("/results_requested/?quantity=density&method=tube").json().get(0))
        .isEqualTo(result);
  }

  @Test
  void aReferenceTenantThatFailsGivesTheRequestBack() throws Exception {
    OldClient rita = lab.client("rita");
    String id = rita.ask("density", "tube", "{'temperature':298.15}");
    OldClient tenant = lab.stranger();
    referenceTenantLooks(tenant);
    tenant.status("requests", id, "reserved", "Reserved for alice.");
    logIn(tenant);
    OldClient.Answer back =
        tenant.status("requests", id, "pending", "Processing of request " + id + " failed.");
    assertThat(back.status()).isEqualTo(200);
    assertThat(rita.get("/requests/" + id).json().path("status").asString()).isEqualTo("pending");
    assertThat(lab.administrator.requests().history(UUID.fromString(id)))
        .extracting(Event::message)
        .contains("Reserved for alice.", "Processing of request " + id + " failed.");
  }

  @Test
  void aReferenceTenantThatWasTooLateDiesWithoutHarm() throws Exception {
    OldClient rita = lab.client("rita");
    String id = rita.ask("density", "tube", "{'temperature':298.15}");
    OldClient faster = lab.client("bob");
    OldClient late = lab.stranger();
    JsonNode work = referenceTenantLooks(late);
    faster.status(id, "reserved");

    logIn(late);
    OldClient.Answer reserve = late.status("requests", id, "reserved", "Reserved for alice.");
    assertThat(reserve.status()).isEqualTo(409);
    logIn(late);
    OldClient.Answer back =
        late.status("requests", id, "pending", "Processing of request " + id + " failed.");
    assertThat(back.status()).isGreaterThanOrEqualTo(400);

    assertThat(rita.get("/requests/" + id).json().path("status").asString()).isEqualTo("reserved");
    assertThat(late.post("/results/", answer(work)).status()).isEqualTo(409);
    assertThat(faster.post("/results/", answer(work)).status()).isEqualTo(200);
  }

  @Test
  void theReferenceTenantMarksItsResultUnderTheNameOfARequest() throws Exception {
    OldClient rita = lab.client("rita");
    String id = rita.ask("density", "tube", "{'temperature':298.15}");
    OldClient tenant = lab.stranger();
    JsonNode work = referenceTenantLooks(tenant);
    String result = tenant.post("/results/", answer(work)).json().asString();
    assertThat(tenant.status("results", result, "deleted", "wrong vial").json().asString())
        .isEqualTo("Successful change of status to deleted");
    assertThat(rita.get("/results_requested/" + id).json().path("status").asString())
        .isEqualTo("deleted");
  }

  // F2Opt's broker leaves slashes out and writes truth with a capital letter.

  @Test
  void f2OptAsksCountsItsOwnPendingRequestsAndReadsResults() throws Exception {
    lab.tenant("alice", "density", "tube");
    assertThat(lab.stranger().get("/docs").status()).isEqualTo(200);
    OldClient optimiser = lab.stranger();
    JsonNode token =
        optimiser
            .form(
                "/user_management/authenticate", "username=bob&password=bobpw&grant_type=password")
            .json();
    optimiser.with("Bearer " + token.path("access_token").asString());

    JsonNode capability = optimiser.get("/capabilities?currently_available=True").json().get(0);
    assertThat(capability.propertyNames())
        .containsExactly(
            "quantity", "method", "json_schema_specifications", "json_schema_result_output");
    assertThat(optimiser.get("/limitations?currently_available=True").json().get(0).propertyNames())
        .containsExactly("quantity", "method", "limitations");

    String one = optimiser.post("/requests", Bodies.density()).json().asString();
    String two = optimiser.post("/requests", Bodies.density()).json().asString();
    lab.client("alice").pending("");
    lab.client("carol").pending("");
    assertThat(optimiser.get("/pending_requests?quantity=density&method=tube").json()).hasSize(2);

    lab.client("alice").post("/results/", Bodies.densityResult(one));
    JsonNode results = optimiser.get("/results_requested?quantity=density&method=tube").json();
    assertThat(results).hasSize(1);
    String result = results.get(0).path("uuid").asString();
    assertThat(optimiser.get("/results/" + result).json()).isEqualTo(results.get(0));
    assertThat(optimiser.get("/requests/" + two).json().path("status").asString())
        .isEqualTo("pending");
    assertThat(optimiser.get("/results/" + Bodies.NIL).text()).isEqualTo("null");
    assertThat(optimiser.post("/results", Bodies.densityResult(two)).status()).isEqualTo(200);
  }

  // Cycler answers reservations of channels without reserving the request, and in the requester's
  // name; it reserves cycling requests and hands them on between its two programs.

  @Test
  void cyclerAnswersAReservationOfChannelsInTheRequestersName() throws Exception {
    String overlort = "e699dab7-ba5e-4ad6-8126-522ca33b99a0";
    OldClient rita = lab.client("rita");
    ObjectNode wish =
        Bodies.with(
            Bodies.request("cycling_channel", "service", "{'number_required_channels':8}"),
            "tenant_uuid",
            FinalesJson.tree(overlort));
    String id = rita.post("/requests/", wish).json().asString();

    OldClient cycler = lab.stranger();
    OldClient.Answer token =
        cycler.form(
            "/user_management/authenticate?userDB=users.db",
            "grant_type=&username=alice&password=alicepw&scope=&client_id=&client_secret=");
    cycler.with("Bearer " + token.json().path("access_token").asString());
    assertThat(cycler.get("/").status()).isEqualTo(200);
    JsonNode item =
        cycler.get("/pending_requests/?quantity=cycling_channel&method=service").json().get(0);
    ObjectNode result = ((ObjectNode) item.path("request")).deepCopy();
    result.set("data", Laboratory.json("{'success':true,'reservation_id':'r-1'}"));
    result.put("request_uuid", item.path("uuid").asString());
    result.set("method", result.remove("methods"));
    OldClient.Answer posted = cycler.post("/results/", result);
    assertThat(posted.status()).as(posted.text()).isEqualTo(200);

    assertThat(rita.get("/requests/" + id).json().path("status").asString()).isEqualTo("resolved");
    Result stored =
        lab.administrator.results().find(UUID.fromString(posted.json().asString())).orElseThrow();
    assertThat(stored.account()).isEqualTo("alice");
    assertThat(stored.onBehalfOf()).isEqualTo(overlort);
  }

  @Test
  void cyclerReservesTwiceGivesBackByHandAndAnswersFromAnotherProgram() throws Exception {
    OldClient rita = lab.client("rita");
    String id = rita.ask("capacity", "cycling", "{'number_cycles':200,'reservation_number':'r-1'}");
    OldClient cycler = lab.client("alice");
    assertThat(cycler.pending("?quantity=capacity&method=cycling")).containsExactly(id);
    for (String status : List.of("reserved", "reserved", "pending", "pending", "reserved")) {
      assertThat(cycler.call("POST", statusPath(id, status)).status()).isEqualTo(200);
    }
    OldClient analysis = lab.client("alice");
    OldClient.Answer posted =
        analysis.post(
            "/results/",
            Bodies.result(
                "capacity",
                "cycling",
                "{'number_cycles':199,'location':'channel 7'}",
                "{'capacity_list':[4.28,4.27]}",
                id));
    assertThat(posted.status()).as(posted.text()).isEqualTo(200);
  }

  // Overlort answers one request with many of its own.

  @Test
  void overlortAsksForEachStepFromTemplatesAndAnswersTheWholeInTheEnd() throws Exception {
    OldClient optimiser = lab.client("bob");
    String whole = optimiser.ask("degradationEOL", "degradation_workflow", "{'batch':2}");
    lab.tenant("alice", "capacity", "cycling");

    OldClient overlort = lab.client("carol");
    assertThat(overlort.pending("")).containsExactly(whole);
    JsonNode template =
        overlort
            .get("/capabilities/templates?currently_available=True")
            .json()
            .at("/capacity-cycling/input_template");
    assertThat(template)
        .isEqualTo(
            Laboratory.json(
                "{'number_cycles':'required, int','reservation_number':'optional, str',"
                    + "'location':'optional, str'}"));

    // The first step is asked for before the whole is reserved.
    List<String> steps = new ArrayList<>();
    steps.add(overlort.ask("cycling_channel", "service", "{'number_required_channels':2}"));
    assertThat(overlort.status(whole, "reserved").status()).isEqualTo(200);
    assertThat(overlort.get("/results_requested/" + steps.get(0)).text()).isEqualTo("null");

    OldClient cycler = lab.client("alice");
    cycler.post(
        "/results/",
        Bodies.result(
            "cycling_channel",
            "service",
            "{'number_required_channels':2}",
            "{'success':true,'reservation_id':'r-9'}",
            steps.get(0)));
    String reservation =
        overlort
            .get("/results_requested/" + steps.get(0))
            .json()
            .at("/result/data/reservation_id")
            .asString();
    for (int cell = 0; cell < 2; cell++) {
      String step =
          overlort.ask(
              "capacity",
              "cycling",
              "{'number_cycles':200,'reservation_number':'" + reservation + "'}");
      steps.add(step);
      cycler.status(step, "reserved");
      cycler.post(
          "/results/",
          Bodies.result(
              "capacity", "cycling", "{'number_cycles':200}", "{'capacity_list':[4]}", step));
    }
    for (String step : steps) {
      assertThat(overlort.get("/results_requested/" + step).json().path("status").asString())
          .isEqualTo("original");
    }
    OldClient.Answer answer =
        overlort.post(
            "/results/",
            Bodies.result(
                "degradationEOL",
                "degradation_workflow",
                "{'batch':2}",
                "{'degradationEOL':[600,610]}",
                whole));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(optimiser.get("/results_requested/" + whole).json().at("/result/data"))
        .isEqualTo(Laboratory.json("{'degradationEOL':[600,610]}"));
  }

  private static JsonNode referenceTenantLooks(OldClient tenant) throws Exception {
    logIn(tenant);
    logIn(tenant);
    for (JsonNode item : tenant.get("/pending_requests/").json()) {
      if (item.at("/request/quantity").asString().equals("density")) {
        return item;
      }
    }
    throw new AssertionError("the tenant is shown no request for a density");
  }

  private static void logIn(OldClient tenant) throws Exception {
    tenant.with(null).logIn("alice", "alicepw");
  }

  private static ObjectNode answer(JsonNode work) {
    ObjectNode result = Bodies.densityResult(work.path("uuid").asString());
    result.set("parameters", work.at("/request/parameters"));
    return result.put("tenant_uuid", "9ebcdf31044d44fdb7ef05cd26f089c1");
  }

  private static String statusPath(String id, String status) {
    return "/requests/" + id + "/update_status/?request_id=" + id + "&new_status=" + status;
  }
}
