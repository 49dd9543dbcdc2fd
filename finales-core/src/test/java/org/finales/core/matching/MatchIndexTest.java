package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchIndexTest {
  private static final String SCHEMA =
      "{'properties':{'t':{'type':'number'},'q':{'type':'string'}},'required':['t']}";
  private static final UUID ALICE = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);

  private final MatchIndex index = new MatchIndex();
  private long sequence;

  @Test
  void theMostUrgentComesFirstThenTheOldest() {
    index.putTenant(ALICE, true, true, List.of(offer("m", "{}")));
    UUID old = put(0, "m", "{'t':1}");
    UUID young = put(0, "m", "{'t':1}");
    UUID urgent = put(5, "m", "{'t':1}");
    UUID unhurried = put(-5, "m", "{'t':1}");
    assertThat(requests(ALICE)).containsExactly(urgent, old, young, unhurried);
  }

  @Test
  void onlyWhatTheLimitsAdmitIsShown() {
    index.putTenant(ALICE, true, true, List.of(offer("m", "{'t':[{'max':5}]}")));
    UUID within = put(0, "m", "{'t':1}");
    put(0, "m", "{'t':9}");
    put(0, "other", "{'t':1}");
    assertThat(requests(ALICE)).containsExactly(within);
    assertThat(requests(BOB)).isEmpty();
  }

  @Test
  void aTenantThatComesLaterFindsWhatWaits() {
    UUID waiting = put(0, "m", "{'t':1}");
    index.putTenant(ALICE, true, true, List.of(offer("m", "{'t':[{'max':5}]}")));
    assertThat(requests(ALICE)).containsExactly(waiting);
    assertThat(index.interestedTenants(waiting)).containsExactly(ALICE);
  }

  @Test
  void theMethodIsTheOneThatTheRequesterLikesBest() {
    index.putTenant(ALICE, true, true, List.of(offer("second", "{}"), offer("first", "{}")));
    index.putTenant(BOB, true, true, List.of(offer("second", "{}")));
    UUID request = new UUID(1, 1);
    index.putRequest(
        new PendingRequest(
            request,
            1,
            0,
            "q",
            List.of(ask("first", "{'t':1}"), ask("second", "{'t':1}")),
            Set.of(),
            Set.of()));
    assertThat(index.candidates(ALICE).next()).isEqualTo(new Candidate(request, "first"));
    assertThat(index.candidates(BOB).next()).isEqualTo(new Candidate(request, "second"));
    assertThat(requests(ALICE)).as("once, though by two methods").hasSize(1);
    assertThat(index.interestedTenants(request)).containsExactly(ALICE, BOB);
  }

  @Test
  void anAddressedRequestIsShownToNobodyElse() {
    UUID request = new UUID(1, 1);
    index.putTenant(ALICE, true, true, List.of(offer("m", "{}")));
    index.putRequest(
        new PendingRequest(
            request, 1, 0, "q", List.of(ask("m", "{'t':1}")), Set.of(BOB), Set.of()));
    assertThat(requests(ALICE)).isEmpty();
    assertThat(index.candidate(ALICE, request)).isEmpty();
    assertThat(index.interestedTenants(request)).isEmpty();
    index.putTenant(BOB, true, true, List.of(offer("m", "{}")));
    assertThat(requests(BOB)).containsExactly(request);
    assertThat(index.candidate(BOB, request)).isPresent();
    assertThat(index.interestedTenants(request)).containsExactly(BOB);
  }

  @Test
  void aRequestWhoseResourceIsHeldWaits() {
    index.putTenant(ALICE, true, true, List.of(offer("m", "{}")));
    UUID cell = new UUID(1, 1);
    index.putRequest(
        new PendingRequest(
            cell, 1, 0, "q", List.of(ask("m", "{'t':1}")), Set.of(), Set.of("cell 7")));
    index.hold(Set.of("cell 7"));
    UUID other = put(0, "m", "{'t':1}");
    assertThat(requests(ALICE)).containsExactly(other);
    assertThat(index.interestedTenants(cell)).isEmpty();
    assertThat(index.release(Set.of("cell 7"))).containsExactly(cell);
    assertThat(requests(ALICE)).contains(cell, other);
    index.hold(Set.of("cell 7"));
    requests(ALICE);
    assertThat(index.removeRequest(cell)).isTrue();
    assertThat(index.release(Set.of("cell 7"))).isEmpty();
  }

  @Test
  void onlyPresentTenantsAreWoken() {
    index.putTenant(ALICE, true, false, List.of(offer("m", "{}")));
    index.putTenant(BOB, false, true, List.of(offer("m", "{}")));
    UUID request = put(0, "m", "{'t':1}");
    assertThat(index.interestedTenants(request)).isEmpty();
    index.setPresent(ALICE, true);
    assertThat(index.interestedTenants(request)).containsExactly(ALICE);
    assertThat(requests(BOB)).as("a deactivated tenant").isEmpty();
  }

  @Test
  void changedOffersChangeWhatIsShown() {
    UUID low = put(0, "m", "{'t':1}");
    UUID high = put(0, "m", "{'t':9}");
    index.putTenant(ALICE, true, true, List.of(offer("m", "{'t':[{'max':5}]}")));
    assertThat(requests(ALICE)).containsExactly(low);
    index.putTenant(ALICE, true, true, List.of(offer("m", "{'t':[{'min':5}]}")));
    assertThat(requests(ALICE)).containsExactly(high);
    index.removeTenant(ALICE);
    assertThat(requests(ALICE)).isEmpty();
  }

  @Test
  void anotherVersionOfTheCapabilityIsAnotherCapability() {
    index.putTenant(
        ALICE, true, true, List.of(new CompiledOffer("q", "m", 2, limits(SCHEMA, "{}"))));
    put(0, "m", "{'t':1}");
    assertThat(requests(ALICE)).isEmpty();
  }

  @Test
  void anIteratorSeesWhatChangesBeneathIt() {
    index.putTenant(ALICE, true, true, List.of(offer("m", "{}")));
    UUID first = put(0, "m", "{'t':1}");
    UUID second = put(0, "m", "{'t':1}");
    UUID third = put(0, "m", "{'t':1}");
    Iterator<Candidate> candidates = index.candidates(ALICE);
    assertThat(candidates.next().request()).isEqualTo(first);
    index.removeRequest(first);
    index.removeRequest(second);
    assertThat(candidates.next().request()).isEqualTo(third);
    index.removeTenant(ALICE);
    assertThat(candidates.hasNext()).isFalse();
  }

  @Test
  void alikeTenantsAndManyRequestsAreCheap() {
    for (int i = 0; i < 64; i++) {
      index.putTenant(new UUID(2, i), true, true, List.of(offer("m", "{'t':[{'max':5}]}")));
    }
    long start = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      put(0, "m", "{'t':1}");
    }
    for (int i = 0; i < 10_000; i++) {
      Candidate candidate = index.candidates(new UUID(2, i % 64)).next();
      assertThat(index.removeRequest(candidate.request())).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(index.size()).isZero();
  }

  private UUID put(int priority, String method, String parameters) {
    UUID id = new UUID(9, ++sequence);
    index.putRequest(
        new PendingRequest(
            id, sequence, priority, "q", List.of(ask(method, parameters)), Set.of(), Set.of()));
    return id;
  }

  private static MethodAsk ask(String method, String parameters) {
    return new MethodAsk(method, 1, json(parameters));
  }

  private static CompiledOffer offer(String method, String limitations) {
    return new CompiledOffer("q", method, 1, limits(SCHEMA, limitations));
  }

  private List<UUID> requests(UUID tenant) {
    List<UUID> found = new ArrayList<>();
    index.candidates(tenant).forEachRemaining(candidate -> found.add(candidate.request()));
    return found;
  }
}
