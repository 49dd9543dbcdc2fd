package org.finales.server.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.StoredRequest;
import org.finales.server.finales2.TestClock;
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
  void lookingAgainDoesNotProlongATurn() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.TURN.minusMillis(1));
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(sees(BOB, request)).isTrue();
  }

  @Test
  void afterATurnEverybodySeesTheRequestForAsLongBeforeTheNextTurnBegins() {
    StoredRequest request = request("rita");
    sees(ALICE, request);
    clock.pass(Turns.TURN);
    assertThat(List.of(sees(BOB, request), sees(ALICE, request), sees(CAROL, request)))
        .containsOnly(true);
    clock.pass(Turns.TURN.minusMillis(1));
    assertThat(List.of(sees(BOB, request), sees(ALICE, request))).containsOnly(true);
    clock.pass(Duration.ofMillis(1));
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
    clock.pass(Turns.TURN.multipliedBy(2));
    sees(ALICE, request("rita"));
    assertThat(turns.size()).isEqualTo(1);
  }

  @Test
  void memoryIsBoundedAndWhatIsNotRememberedIsShown() {
    for (int i = 0; i < 50_000; i++) {
      sees(ALICE, request("rita"));
    }
    StoredRequest request = request("rita");
    assertThat(sees(ALICE, request)).isTrue();
    assertThat(sees(BOB, request)).isTrue();
    assertThat(turns.size()).isEqualTo(50_000);
  }

  private boolean sees(Actor actor, StoredRequest request) {
    return turns.look(actor, null).shows(request);
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
