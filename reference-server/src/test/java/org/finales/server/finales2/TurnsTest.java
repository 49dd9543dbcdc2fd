package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.StoredRequest;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Actor ALICE = new Actor("alice", Role.TENANT, null);
  private static final Actor BOB = new Actor("bob", Role.TENANT, null);
  private static final Actor CAROL = new Actor("carol", Role.TENANT, null);
  private static final Actor OSCAR = new Actor("oscar", Role.OPERATOR, null);

  private final TestClock clock = new TestClock();
  private final Set<String> serving = new HashSet<>(Set.of("alice density", "bob density"));
  private final Turns turns =
      new Turns(clock, (account, quantity) -> serving.contains(account + " " + quantity));

  @Test
  void twoWhoLookTogetherAreNotShownTheSameRequest() {
    StoredRequest request = request("rita");
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isFalse();
    assertThat(sees(ALICE, request)).isTrue();
  }

  @Test
  void whoLooksSecondIsShownTheRequestsThatTheFirstDidNotSee() {
    StoredRequest one = request("rita");
    StoredRequest two = request("rita");
    assertThat(sees(ALICE, one)).isTrue();
    assertThat(sees(BOB, two)).isTrue();
    assertThat(sees(ALICE, two)).isFalse();
    assertThat(sees(BOB, one)).isFalse();
  }

  @Test
  void lookingAgainDoesNotProlongATurnOfWhoWorks() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.TURN.minusMillis(1));
    turns.taken("alice", "density", UUID.randomUUID());
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(sees(BOB, request)).isTrue();
    assertThat(sees(ALICE, request)).isFalse();
  }

  @Test
  void whoLooksAgainAndHasTakenNothingDeclinesAndStillSeesWhatNobodyElseIsShown() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.THOUGHT.minusMillis(1));
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).as("before the thought is over").isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).as("after it was declined").isTrue();
    assertThat(sees(ALICE, request)).as("in the next one's turn").isFalse();
    clock.pass(Turns.TURN);
    assertThat(sees(ALICE, request)).as("when nobody has a turn").isTrue();
    assertThat(sees(CAROL, request)).as("who declined has no turn").isTrue();
  }

  @Test
  void takingSomethingElseOfTheQuantityKeepsATurn() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.THOUGHT);
    turns.taken("alice", "density", UUID.randomUUID());
    clock.pass(Turns.THOUGHT);
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isFalse();
  }

  @Test
  void takingSomethingOfAnotherQuantityDoesNot() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.THOUGHT);
    turns.taken("alice", "viscosity", UUID.randomUUID());
    sees(ALICE, request);
    assertThat(sees(BOB, request)).isTrue();
  }

  @Test
  void afterATurnOthersGoFirstWhereThereAreAny() {
    StoredRequest request = request("rita");
    turns.look(BOB, null);
    sees(ALICE, request);
    clock.pass(Turns.TURN);
    assertThat(sees(ALICE, request)).isFalse();
    clock.pass(Turns.TURN);
    assertThat(sees(ALICE, request)).isTrue();
  }

  @Test
  void whoIsAloneSeesEverythingAndMayHaveTurnAfterTurn() {
    List<StoredRequest> all = requests(100);
    assertThat(all).allMatch(request -> sees(ALICE, request));
    clock.pass(Turns.TURN);
    assertThat(all).allMatch(request -> sees(ALICE, request));
    assertThat(all).noneMatch(request -> sees(BOB, request));
  }

  @Test
  void whereOthersWorkTooEachHasAFewTurnsAtOnceSoThatThereIsWorkForAll() {
    List<StoredRequest> all = requests(10);
    turns.look(BOB, null);
    Turns.Look alice = turns.look(ALICE, null);
    Turns.Look bob = turns.look(BOB, null);
    assertThat(all.stream().filter(alice::shows)).isEqualTo(all.subList(0, Turns.AT_ONCE));
    assertThat(all.stream().filter(bob::shows))
        .isEqualTo(all.subList(Turns.AT_ONCE, 2 * Turns.AT_ONCE));
    turns.taken("alice", "density", all.get(0).id());
    List<StoredRequest> left = all.subList(1, 10);
    assertThat(left.stream().filter(turns.look(ALICE, null)::shows))
        .containsExactly(all.get(1), all.get(2), all.get(2 * Turns.AT_ONCE));
  }

  @Test
  void whoIsKnownToServeSharesOnlyWithItsLike() {
    List<StoredRequest> all = requests(10);
    turns.look(CAROL, null);
    assertThat(all).allMatch(request -> sees(ALICE, request));
  }

  @Test
  void anOperatorWhoOnlyLooksIsNoReasonToShare() {
    serving.clear();
    List<StoredRequest> all = requests(10);
    turns.look(OSCAR, null);
    assertThat(all).allMatch(request -> sees(BOB, request));
  }

  @Test
  void aRequestThatWasTakenIsNotShownToWhoeverReadTheListJustBefore() {
    StoredRequest request = request("rita");
    Turns.Look bob = turns.look(BOB, null);
    sees(ALICE, request);
    turns.taken("alice", "density", request.id());
    assertThat(bob.shows(request)).isFalse();
    clock.pass(Turns.TURN);
    assertThat(sees(BOB, request)).isTrue();
  }

  @Test
  void aLookThatBeganBeforeAnotherOnesTurnDoesNotEndIt() {
    StoredRequest request = request("rita");
    Turns.Look bob = turns.look(BOB, null);
    clock.pass(Duration.ofMillis(5));
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(bob.shows(request)).isFalse();
  }

  @Test
  void aRequestThatWasGivenBackIsLikeNew() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    turns.taken("alice", "density", request.id());
    turns.freed(request.id());
    assertThat(sees(BOB, request)).isTrue();
    assertThat(sees(ALICE, request)).isFalse();
  }

  @Test
  void theRequesterKeepsSeeingItsOwnAndTakesNoTurn() {
    StoredRequest request = request("alice");
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isTrue();
    assertThat(sees(ALICE, request)).isTrue();
  }

  @Test
  void accountsThatDoNotWorkSeeEverythingAndTakeNoTurn() {
    StoredRequest request = request("rita");
    for (Role role : List.of(Role.VIEWER, Role.REQUESTER, Role.OPERATOR, Role.ADMINISTRATOR)) {
      assertThat(sees(new Actor(role.wireName(), role, null), request)).as(role.name()).isTrue();
    }
    assertThat(sees(ALICE, request)).isTrue();
    for (Role role : List.of(Role.VIEWER, Role.REQUESTER, Role.OPERATOR, Role.ADMINISTRATOR)) {
      assertThat(sees(new Actor(role.wireName(), role, null), request)).as(role.name()).isTrue();
    }
  }

  @Test
  void anOperatorWhoAnswersSuchRequestsWaitsForATurnLikeATenant() {
    serving.add("oscar density");
    StoredRequest request = request("rita");
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(OSCAR, request)).isFalse();
  }

  @Test
  void whoIsNotKnownToServeComesAfterThoseWhoAre() {
    turns.look(ALICE, null);
    StoredRequest request = request("rita");
    assertThat(sees(CAROL, request)).isFalse();
    assertThat(sees(BOB, request)).isTrue();
  }

  @Test
  void whoIsNotKnownToServeIsShownARequestThatNobodyElseTookInTime() {
    turns.look(ALICE, null);
    StoredRequest request = request("rita");
    clock.pass(Turns.TURN);
    assertThat(sees(CAROL, request)).isTrue();
    assertThat(sees(BOB, request)).isFalse();
  }

  @Test
  void whoIsNotKnownToServeIsShownARequestAtOnceWhereNobodyKnownHasLookedLately() {
    turns.look(ALICE, null);
    clock.pass(Turns.LATELY);
    assertThat(sees(CAROL, request("rita"))).isTrue();
  }

  @Test
  void whoLooksForAnotherQuantityIsNotWaitedFor() {
    turns.look(ALICE, "viscosity");
    assertThat(sees(CAROL, request("rita"))).isTrue();
    turns.look(ALICE, "density");
    assertThat(sees(CAROL, request("rita"))).isFalse();
  }

  @Test
  void twoWhoAreNotKnownToServeTakeTurnsToo() {
    serving.clear();
    StoredRequest request = request("rita");
    assertThat(sees(BOB, request)).isTrue();
    assertThat(sees(CAROL, request)).isFalse();
  }

  @Test
  void aClockThatIsSetBackHidesNothing() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Duration.ofHours(-1));
    assertThat(sees(BOB, request)).isTrue();
  }

  @Test
  void turnsThatAreOverAreForgotten() {
    for (int i = 0; i < 1000; i++) {
      sees(ALICE, request("rita"));
    }
    assertThat(turns.size()).isEqualTo(1000);
    clock.pass(Turns.MEMORY);
    sees(ALICE, request("rita"));
    assertThat(turns.size()).isEqualTo(1);
  }

  @Test
  void memoryIsBoundedAndWhatIsNotRememberedIsShown() {
    for (int i = 0; i < 20_000; i++) {
      sees(ALICE, request("rita"));
    }
    StoredRequest request = request("rita");
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isTrue();
    assertThat(turns.size()).isEqualTo(20_000);
  }

  private boolean sees(Actor actor, StoredRequest request) {
    return turns.look(actor, null).shows(request);
  }

  private List<StoredRequest> requests(int count) {
    return Stream.generate(() -> request("rita")).limit(count).toList();
  }

  private StoredRequest request(String account) {
    return new StoredRequest(
        UUID.randomUUID(),
        "density",
        List.of("tube"),
        "{}",
        RequestStatus.PENDING,
        account,
        null,
        null,
        clock.instant(),
        Set.of(),
        List.of());
  }
}
