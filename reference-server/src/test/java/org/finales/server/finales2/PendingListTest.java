package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Tenant;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who sees which pending requests. */
class PendingListTest {
  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Laboratory lab;

  @SuppressWarnings("NullAway.Init")
  private OldClient alice;

  @SuppressWarnings("NullAway.Init")
  private OldClient bob;

  @SuppressWarnings("NullAway.Init")
  private OldClient rita;

  @BeforeEach
  void start() throws Exception {
    lab = new Laboratory(folder).withCapabilities();
    lab.tenant("alice", "density", "tube");
    alice = lab.client("alice");
    bob = lab.client("bob");
    rita = lab.client("rita");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void twoTenantsThatLookTogetherAreNotShownTheSameRequestAndTheRequesterSeesIt() throws Exception {
    lab.tenant("bob", "density", "tube");
    String id = ask();
    assertThat(alice.pending("")).containsExactly(id);
    assertThat(bob.pending("")).isEmpty();
    assertThat(alice.pending("?quantity=density&method=tube")).containsExactly(id);
    assertThat(rita.pending("")).containsExactly(id);
    assertThat(lab.client("oscar").pending("")).containsExactly(id);
    lab.clock.pass(Turns.TURN);
    assertThat(bob.pending("")).containsExactly(id);
  }

  @Test
  void aTenantOfWhichNothingIsKnownComesAfterOneThatOffersTheQuantity() throws Exception {
    assertThat(alice.pending("")).isEmpty();
    String id = ask();
    assertThat(bob.pending("")).isEmpty();
    assertThat(alice.pending("")).containsExactly(id);
  }

  @Test
  void whoHasAnsweredSuchARequestIsKnownToServeIt() throws Exception {
    bob.post("/results/post_unsolicited_result", Bodies.densityResult(""));
    alice.pending("");
    String id = ask();
    assertThat(bob.pending("")).containsExactly(id);
    assertThat(alice.pending("")).isEmpty();
  }

  @Test
  void whatIsReservedOrFinishedIsNotPending() throws Exception {
    String reserved = ask();
    String resolved = ask();
    String retracted = ask();
    String pending = ask();
    alice.status(reserved, "reserved");
    alice.post("/results/", Bodies.densityResult(resolved));
    rita.status(retracted, "retracted");
    assertThat(rita.pending("")).containsExactly(pending);
    JsonNode all = rita.get("/all_requests/").json();
    List<String> statuses = new ArrayList<>();
    all.forEach(one -> statuses.add(one.path("status").asString()));
    assertThat(statuses).containsExactly("reserved", "resolved", "retracted", "pending");
  }

  @Test
  void theListIsHeldToAQuantityAndAMethodAndKeepsTheOrderOfPosting() throws Exception {
    String density = ask();
    String transport = rita.ask("transport", "service", "{}");
    String simulation = rita.ask("density", "simulation", "{'temperature':1}");
    assertThat(rita.pending("")).containsExactly(density, transport, simulation);
    assertThat(rita.pending("?quantity=density")).containsExactly(density, simulation);
    assertThat(rita.pending("?quantity=density&method=tube")).containsExactly(density);
    assertThat(rita.pending("?method=service")).containsExactly(transport);
    assertThat(rita.pending("?quantity=viscosity")).isEmpty();
  }

  @Test
  void aRequestThatIsAddressedToOthersIsNotShownToThoseWhoCouldNotReserveIt() throws Exception {
    Tenant tube = lab.administrator.tenants().list().get(0);
    String id = post(RequestDraft.builder("density").addressedTo(tube.id()));
    assertThat(bob.pending("")).isEmpty();
    assertThat(rita.pending("")).containsExactly(id);
    assertThat(alice.pending("")).containsExactly(id);
    assertThat(bob.status(id, "reserved").status()).isEqualTo(409);
    assertThat(alice.status(id, "reserved").status()).isEqualTo(200);
  }

  @Test
  void aRequestForSomethingThatIsHeldIsShownWhenItIsFree() throws Exception {
    String one = post(RequestDraft.builder("density").resources("cell 7"));
    String two = post(RequestDraft.builder("density").resources("cell 7"));
    assertThat(alice.pending("")).containsExactly(one, two);
    alice.status(one, "reserved");
    assertThat(alice.pending("")).isEmpty();
    assertThat(rita.pending("")).containsExactly(two);
    alice.post("/results/", Bodies.densityResult(one));
    assertThat(alice.pending("")).containsExactly(two);
  }

  @Test
  void aListLongerThanThePagesInWhichItIsReadIsWhole() throws Exception {
    Actor requester = new Actor("rita", Role.REQUESTER, null);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      ids.add(
          lab.engine
              .as(requester)
              .requests()
              .post(
                  RequestDraft.of(
                      "density", "tube", Laboratory.json("{'temperature':" + i + ",'note':'ä'}")))
              .id()
              .toString());
    }
    assertThat(rita.pending("")).isEqualTo(ids);
    assertThat(rita.get("/pending_requests/").text()).contains("\"note\":\"ä\"");
    assertThat(alice.pending("")).isEqualTo(ids);
    assertThat(bob.pending("")).isEmpty();
  }

  private String ask() throws Exception {
    return rita.ask("density", "tube", "{'temperature':298.15}");
  }

  private String post(RequestDraft.Builder draft) {
    UUID id =
        lab.administrator
            .requests()
            .post(draft.method("tube", Laboratory.json("{'temperature':1}")).build())
            .id();
    return id.toString();
  }
}
