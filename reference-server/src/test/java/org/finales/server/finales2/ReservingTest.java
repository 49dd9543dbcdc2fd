package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may change the status of a request, and to what. */
class ReservingTest {
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
    alice = lab.client("alice");
    bob = lab.client("bob");
    rita = lab.client("rita");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void whoReservesFirstHasItAndMayReserveAgain() throws Exception {
    String id = ask();
    assertSaid(alice.status(id, "reserved"), "reserved");
    assertSaid(alice.status(id, "reserved"), "reserved");
    OldClient.Answer second = bob.status(id, "reserved");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.detail()).contains("held by alice");
    assertThat(statusOf(id)).isEqualTo("reserved");
  }

  @Test
  void whoLostTheRaceCannotSetTheRequestBackToPending() throws Exception {
    String id = ask();
    alice.status(id, "reserved");
    OldClient.Answer answer =
        bob.status("requests", id, "pending", "Processing of request " + id + " failed.");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.detail()).contains("alice");
    assertThat(statusOf(id)).isEqualTo("reserved");
  }

  @Test
  void theRequesterCannotTakeTheRequestFromItsHolderExceptByRetractingIt() throws Exception {
    String id = ask();
    alice.status(id, "reserved");
    assertThat(rita.status(id, "pending").status()).isEqualTo(403);
    assertSaid(rita.status(id, "retracted"), "retracted");
    assertThat(statusOf(id)).isEqualTo("retracted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "oscar", "root"})
  void theHolderAndOperatorsGiveBack(String name) throws Exception {
    String id = ask();
    alice.status(id, "reserved");
    assertSaid(lab.client(name).status(id, "pending"), "pending");
    assertThat(statusOf(id)).isEqualTo("pending");
    assertSaid(bob.status(id, "reserved"), "reserved");
  }

  @Test
  void onlyTheRequesterAndOperatorsRetractAndBringBack() throws Exception {
    String id = ask();
    assertThat(alice.status(id, "retracted").status()).isEqualTo(403);
    assertSaid(rita.status(id, "retracted"), "retracted");
    assertSaid(rita.status(id, "retracted"), "retracted");
    assertThat(bob.status(id, "reserved").status()).isEqualTo(409);
    assertThat(alice.status(id, "pending").status()).isEqualTo(403);
    assertThat(alice.status(id, "retracted").status()).isEqualTo(403);
    assertSaid(rita.status(id, "pending"), "pending");
    assertSaid(lab.client("oscar").status(id, "retracted"), "retracted");
    assertSaid(lab.client("oscar").status(id, "pending"), "pending");
    assertThat(statusOf(id)).isEqualTo("pending");
  }

  @Test
  void sayingPendingOfWhatIsPendingIsHarmless() throws Exception {
    String id = ask();
    assertSaid(bob.status(id, "pending"), "pending");
    assertThat(lab.client("vera").status(id, "pending").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"rita, reserved, 403", "vera, reserved, 403", "oscar, reserved, 200"})
  void reservingTakesAnAccountThatMayWork(String name, String status, int answer) throws Exception {
    assertThat(lab.client(name).status(ask(), status).status()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resolved", "unsolicited"})
  void nobodySetsWhatOnlyTheServerSets(String status) throws Exception {
    OldClient.Answer answer = lab.client("root").status(ask(), status);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail())
        .isEqualTo(
            "It is not possible to change the status to "
                + status
                + ", since this is handled entirely on ther server side");
  }

  @Test
  void whatIsResolvedStaysResolved() throws Exception {
    String id = ask();
    alice.post("/results/", Bodies.densityResult(id));
    for (OldClient client : List.of(alice, rita, lab.client("root"))) {
      assertThat(client.status(id, "pending").status()).isBetween(400, 403);
      assertThat(client.status(id, "retracted").status()).isBetween(400, 403);
      assertThat(client.status(id, "reserved").status()).isBetween(403, 409);
    }
    assertThat(rita.status(id, "pending").detail()).contains("status 'resolved' which cannot be");
    assertThat(bob.status(id, "reserved").status()).isEqualTo(409);
    assertThat(statusOf(id)).isEqualTo("resolved");
  }

  @Test
  void whatWasUnsolicitedStaysSo() throws Exception {
    String result =
        alice.post("/results/post_unsolicited_result", Bodies.densityResult("")).json().asString();
    String id = alice.get("/results/" + result).json().at("/result/request_uuid").asString();
    assertThat(statusOf(id)).isEqualTo("unsolicited");
    assertThat(alice.status(id, "pending").status()).isEqualTo(400);
    assertThat(alice.status(id, "retracted").status()).isEqualTo(400);
    assertThat(alice.status(id, "reserved").status()).isEqualTo(409);
  }

  @Test
  void whatFailedShowsAsRetractedWithTheReasonAndStaysSo() throws Exception {
    String id = ask();
    Actor device = new Actor("alice", Role.TENANT, null);
    long token = lab.engine.reserve(device, UUID.fromString(id), "").token();
    lab.engine.as(device).work().fail(token, "the vial is empty", true);
    JsonNode shown = rita.get("/requests/" + id).json();
    assertThat(shown.path("status").asString()).isEqualTo("retracted");
    assertThat(shown.path("native_status").asString()).isEqualTo("failed");
    assertThat(shown.path("status_reason").asString()).isEqualTo("the vial is empty");
    assertThat(rita.get("/all_requests").json().get(0).path("native_status").asString())
        .isEqualTo("failed");
    OldClient.Answer answer = rita.status(id, "pending");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains("failed");
  }

  @Test
  void aRequestWhoseTimeHasRunOutShowsAsRetracted() throws Exception {
    String id =
        lab.administrator
            .requests()
            .post(
                RequestDraft.builder("density")
                    .method("tube", Laboratory.json("{'temperature':1}"))
                    .deadline(lab.clock.instant().plusSeconds(60))
                    .build())
            .id()
            .toString();
    lab.clock.pass(Duration.ofMinutes(2));
    lab.engine.sweep();
    JsonNode shown = rita.get("/requests/" + id).json();
    assertThat(shown.path("status").asString()).isEqualTo("retracted");
    assertThat(shown.path("native_status").asString()).isEqualTo("expired");
    assertThat(shown.at("/request/tenant_uuid").asString()).isEqualTo(Bodies.NIL);
  }

  @Test
  void aRequestThatWaitsForApprovalIsNotThereYet() throws Exception {
    String id =
        lab.administrator
            .requests()
            .post(
                RequestDraft.builder("density")
                    .method("tube", Laboratory.json("{'temperature':1}"))
                    .proposed()
                    .build())
            .id()
            .toString();
    assertThat(alice.get("/requests/" + id).text()).isEqualTo("null");
    assertThat(alice.get("/all_requests/").text()).isEqualTo("[]");
    assertThat(alice.get("/pending_requests/").text()).isEqualTo("[]");
    assertThat(alice.status(id, "reserved").detail()).isEqualTo("No request with id: " + id);
    lab.administrator.requests().approve(UUID.fromString(id), "");
    assertThat(alice.pending("")).containsExactly(id);
  }

  // Where the identifier and the message stand

  @Test
  void theIdentifierInTheQueryCountsAndWhereThereIsNoneTheOneInThePath() throws Exception {
    String one = ask();
    String two = ask();
    assertSaid(
        alice.form(
            "/requests/" + one + "/update_status/?new_status=reserved&request_id=" + two, ""),
        "reserved");
    assertThat(statusOf(one)).isEqualTo("pending");
    assertThat(statusOf(two)).isEqualTo("reserved");
    assertSaid(
        alice.form("/requests/" + one + "/update_status/?new_status=reserved", ""), "reserved");
    assertSaid(
        alice.form(
            "/requests/x/update_status/?new_status=pending&result_id=" + one.replace("-", ""), ""),
        "pending");
    assertThat(statusOf(one)).isEqualTo("pending");
  }

  @Test
  void theMessageGoesToTheLogWithBlanksForPlusSigns() throws Exception {
    String id = ask();
    alice.form(
        "/requests/"
            + id
            + "/update_status/?new_status=reserved&status_change_message="
            + "Reserved+for%20alice.",
        "");
    alice.status("requests", id, "pending", "Processing failed & stopped.");
    rita.status("requests", id, "retracted", "not needed");
    rita.status("requests", id, "pending", "needed after all");
    assertThat(lab.administrator.requests().history(UUID.fromString(id)))
        .extracting(Event::actor, Event::to, Event::message)
        .containsExactly(
            tuple("rita", "pending", null),
            tuple("alice", "claimed", "Reserved for alice."),
            tuple("alice", "pending", "Processing failed & stopped."),
            tuple("rita", "retracted", "not needed"),
            tuple("rita", "pending", "needed after all"));
  }

  @Test
  void aStatusThatDoesNotExistIsRefusedWithThoseThatDo() throws Exception {
    OldClient.Answer answer = alice.status(ask(), "x");
    assertThat(answer.status()).isEqualTo(422);
    String all = "\\u0027pending\\u0027, \\u0027reserved\\u0027, \\u0027resolved\\u0027,";
    all += " \\u0027retracted\\u0027 or \\u0027unsolicited\\u0027";
    assertThat(answer.json())
        .isEqualTo(
            Laboratory.json(
                "{'detail':[{'type':'enum','loc':['query','new_status'],'msg':'Input should be "
                    + all
                    + "','input':'x','ctx':{'expected':'"
                    + all
                    + "'}}]}"));
    assertThat(alice.form("/requests/" + ask() + "/update_status/", "").json())
        .isEqualTo(
            Laboratory.json(
                "{'detail':[{'type':'missing','loc':['query','new_status'],"
                    + "'msg':'Field required','input':null}]}"));
  }

  @Test
  void aRequestThatIsNotThereIsNamedAsItWasSent() throws Exception {
    OldClient.Answer answer = alice.status("00000000000000000000000000000000", "reserved");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo("No request with id: 00000000000000000000000000000000");
    assertThat(alice.status("zz", "reserved").detail())
        .isEqualTo("badly formed hexadecimal UUID string");
  }

  @Test
  void aReservationHasNoEndOfItsOwn() throws Exception {
    String id = ask();
    alice.status(id, "reserved");
    lab.clock.pass(Duration.ofDays(30));
    lab.engine.sweep();
    assertThat(lab.administrator.requests().find(UUID.fromString(id)).orElseThrow().status())
        .isEqualTo(RequestStatus.CLAIMED);
  }

  private String ask() throws Exception {
    return rita.ask("density", "tube", "{'temperature':298.15}");
  }

  private String statusOf(String id) throws Exception {
    return rita.get("/requests/" + id).json().path("status").asString();
  }

  private static void assertSaid(OldClient.Answer answer, String status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("\"Successful change of status to " + status + "\"");
  }
}
