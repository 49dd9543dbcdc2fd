package org.finales.server.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.finales.server.finales2.TestClock;
import org.junit.jupiter.api.Test;

/** Who is shown a pending measurement when. */
class HoldsTest {
  private static final Set<String> UNKNOWN = Set.of();
  private static final String FOM = "density";
  private static final String ORIGIN = "experiment";

  private final TestClock clock = new TestClock();
  private final Holds holds = new Holds(clock);
  private final UUID request = UUID.randomUUID();

  @Test
  void theFirstThatLooksHasARequestForItselfWhileItIsBusy() {
    assertThat(looks("ann")).isTrue();
    for (int i = 0; i < 100; i++) {
      clock.pass(Duration.ofMinutes(1));
      assertThat(looks("ben")).as("minute " + i).isFalse();
    }
  }

  @Test
  void whoLooksTwiceAtOnceIsShownTheSame() {
    assertThat(looks("ann")).isTrue();
    assertThat(looks("ben")).isFalse();
    clock.pass(Duration.ofSeconds(1));
    assertThat(looks("ann")).isTrue();
  }

  @Test
  void whoLooksAgainWithoutHavingMeasuredLeavesItToTheOthers() {
    assertThat(looks("simulator")).isTrue();
    assertThat(looks("densimeter")).isFalse();
    clock.pass(Duration.ofSeconds(5));
    assertThat(looks("simulator")).as("it passed the request over").isFalse();
    assertThat(looks("densimeter")).isTrue();
    clock.pass(Duration.ofSeconds(5));
    assertThat(looks("simulator")).isFalse();
  }

  @Test
  void whoIsAloneIsShownEverythingEachTime() {
    for (int i = 0; i < 20; i++) {
      assertThat(looks("ann")).as("look " + i).isTrue();
      clock.pass(Duration.ofSeconds(5));
    }
  }

  @Test
  void whatNobodyElseWantedComesBack() {
    assertThat(looks("ann")).isTrue();
    looksAt("ben", "viscosity", UNKNOWN);
    looks("ben");
    clock.pass(Duration.ofSeconds(5));
    assertThat(looks("ann")).isFalse();
    clock.pass(Holds.LATELY);
    assertThat(looks("ann")).isTrue();
  }

  @Test
  void thoseKnownToMeasureInAnotherWayAreNotWaitedFor() {
    holds.look("simulator", FOM, Set.of("simulation"));
    assertThat(looks("ann")).isTrue();
    clock.pass(Duration.ofSeconds(5));
    holds.look("simulator", FOM, Set.of("simulation"));
    assertThat(looks("ann")).isTrue();
  }

  @Test
  void whoNeverComesBackLosesARequestInTheEnd() {
    assertThat(looks("ann")).isTrue();
    clock.pass(Holds.LONGEST);
    assertThat(looks("ben")).isTrue();
    assertThat(looks("ann")).isFalse();
  }

  private boolean looks(String account) {
    return looksAt(account, FOM, UNKNOWN);
  }

  private boolean looksAt(String account, String fom, Set<String> origins) {
    holds.look(account, fom, origins);
    return holds.shows(request, account, FOM, ORIGIN);
  }
}
