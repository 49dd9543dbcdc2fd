package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Offer;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that FINALES 2's laboratories published, over the surface. */
class PublishedDataTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private OldClient alice;

  @SuppressWarnings("NullAway.Init")
  private OldClient bob;

  @BeforeEach
  void start() throws Exception {
    List<JsonNode> capabilities = published("capabilities");
    lab = new Laboratory(folder);
    for (JsonNode one : capabilities) {
      lab.administrator
          .capabilities()
          .add(
              new CapabilityDraft(
                  one.path("quantity").asString(),
                  one.path("method").asString(),
                  one.path("json_schema_specifications"),
                  one.path("json_schema_result_output")));
    }
    alice = lab.client("alice");
    bob = lab.client("bob");
  }

  @AfterEach
  @SuppressWarnings("NullAway") // null where there are no data
  void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void allCapabilitiesAreShownAsTheyWerePublished() throws Exception {
    assertThat(alice.get("/capabilities/").text()).isEqualTo("[]");
    JsonNode shown = alice.get("/capabilities?currently_available=False").json();
    assertThat(shown).hasSize(13);
    for (JsonNode one : published("capabilities")) {
      ObjectNode expected = ((ObjectNode) one).deepCopy();
      expected.remove("is_active");
      assertThat(shown).anyMatch(expected::equals, one.path("method").asString());
    }
    assertThat(alice.get("/capabilities/templates/?currently_available=0").json()).hasSize(13);
  }

  @Test
  void allTenantsAndTheirLimitationsAreShownAsTheyWerePublished() throws Exception {
    List<JsonNode> tenants = published("examples/tenants");
    tenants.forEach(this::register);
    JsonNode shown = alice.get("/tenants/").json();
    assertThat(shown).hasSameSizeAs(tenants);
    for (int i = 0; i < tenants.size(); i++) {
      assertThat(shown.get(i).path("name")).isEqualTo(tenants.get(i).path("name"));
      assertThat(shown.get(i).path("limitations")).isEqualTo(tenants.get(i).path("limitations"));
      assertThat(shown.get(i).path("is_active").asBoolean()).isTrue();
    }
    JsonNode limitations = alice.get("/limitations").json();
    assertThat(limitations).hasSameSizeAs(alice.get("/capabilities").json());
    limitations.forEach(one -> assertThat(one.path("limitations").isArray()).isTrue());
  }

  @Test
  void theAlternativesOfAllTenantsOfACapabilityAreListedTogether() throws Exception {
    JsonNode tenant = published("examples/tenants").get(0);
    register(tenant);
    ObjectNode twin = ((ObjectNode) tenant).deepCopy().put("name", "twin");
    register(twin);
    JsonNode listed = alice.get("/limitations/").json().get(0).path("limitations");
    JsonNode own = tenant.at("/limitations/0/limitations");
    assertThat(listed).hasSize(2 * (own.isArray() ? own.size() : 1));
    lab.administrator
        .tenants()
        .deactivate(lab.administrator.tenants().list().get(1).id(), "at the workshop");
    assertThat(alice.get("/limitations/").json().get(0).path("limitations"))
        .hasSize(listed.size() / 2);
    assertThat(
            alice.get("/limitations/?currently_available=false").json().get(0).path("limitations"))
        .hasSameSizeAs(listed);
    assertThat(alice.get("/tenants/").json()).hasSize(2);
  }

  @Test
  void everyPublishedRequestIsTaken() throws Exception {
    List<JsonNode> requests = published("examples/requests");
    assertThat(requests).hasSize(10);
    for (JsonNode request : requests) {
      OldClient.Answer answer = alice.post("/requests/", request);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      JsonNode shown = alice.get("/requests/" + answer.json().asString()).json().path("request");
      assertThat(shown.path("parameters")).isEqualTo(request.path("parameters"));
    }
  }

  @Test
  void everyPublishedResultIsTakenOrRefusedWithThePlaceThatBreaksItsSchema() throws Exception {
    Map<String, String> refused = new LinkedHashMap<>();
    int taken = 0;
    for (JsonNode result : published("examples/results")) {
      OldClient.Answer answer =
          bob.post(
              "/results/post_unsolicited_result",
              Bodies.with((ObjectNode) result, "request_uuid", FinalesJson.tree("")));
      if (answer.status() == 200) {
        taken++;
      } else {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        refused.put(
            result.path("quantity").asString() + "/" + result.at("/method/0").asString(),
            answer.detail());
      }
    }
    assertThat(taken).isEqualTo(4);
    assertThat(refused).hasSize(5);
    assertThat(refused.get("capacity/cycling")).contains("/data/channel_list");
    assertThat(refused.get("transport/transport_service"))
        .contains("/data/actual_new_location/address");
    assertThat(refused.values()).allMatch(detail -> detail.startsWith("/"));
  }

  @Test
  void aPublishedResultAnswersThePublishedRequest() throws Exception {
    JsonNode request = one("examples/requests", "cycling_channel");
    String id = alice.post("/requests/", request).json().asString();
    JsonNode result =
        Bodies.with(
            (ObjectNode) one("examples/results", "cycling_channel"),
            "request_uuid",
            FinalesJson.tree(id));
    assertThat(bob.post("/results/", result).status()).isEqualTo(200);
    assertThat(alice.get("/results_requested/" + id).json().at("/result/data"))
        .isEqualTo(result.path("data"));
  }

  private void register(JsonNode tenant) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode offer : tenant.path("limitations")) {
      offers.add(
          new Offer(
              offer.path("quantity").asString(),
              offer.path("method").asString(),
              new Limitations(offer.path("limitations"))));
    }
    lab.engine.register(
        new Actor("root", Role.ADMINISTRATOR, null),
        new TenantDraft(
            tenant.path("name").asString(), tenant.path("contact_person").asString(""), offers, 1),
        null);
  }

  private static JsonNode one(String kind, String quantity) throws IOException {
    return published(kind).stream()
        .filter(one -> one.path("quantity").asString().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> published(String kind) throws IOException {
    Path root = Path.of(System.getProperty("finales.data", ""), "finales2", kind);
    if (!Files.isDirectory(root)) {
      String reason = "no real data: set finales.data to the folder that holds finales2";
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError(reason);
      }
      abort(reason);
    }
    List<JsonNode> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        documents.add(FinalesJson.read(Files.readAllBytes(file)));
      }
    }
    return documents;
  }
}
