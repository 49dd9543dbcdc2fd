package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.engine.Fixture.json;
import static org.finales.core.engine.Fixture.request;
import static org.finales.core.engine.Fixture.result;
import static org.finales.core.engine.Fixture.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Violation;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a request, step by step, on a clock that moves when told; on every store. */
abstract class RequestLifeContract {
  private Fixture lab;

  /** Opens an empty store. */
  abstract Store open();

  @BeforeEach
  void openLab() {
    lab = new Fixture(open());
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aRequestIsPostedClaimedAndAnswered() {
    Request posted = lab.requester.requests().post(request().build());
    assertThat(posted.status()).isEqualTo(RequestStatus.PENDING);

    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    assertThat(claim.request().id()).isEqualTo(posted.id());
    assertThat(claim.method()).isEqualTo(Fixture.METHOD);
    assertThat(claim.parameters().get("temperature").asDouble()).isEqualTo(298.15);

    Result result = lab.tenant.work().deliver(claim.token(), result());
    Request resolved = find(posted);
    assertThat(resolved.status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(resolved.result()).isEqualTo(result.id());
    assertThat(lab.requester.results().forRequest(posted.id())).contains(result);
    assertThat(lab.requester.requests().history(posted.id()))
        .extracting(Event::kind)
        .containsExactly("request.posted", "request.claimed", "request.resolved");
  }

  @Test
  void whatDoesNotFitTheSchemaIsRefusedWithItsPath() {
    RequestDraft wrong =
        RequestDraft.of(Fixture.QUANTITY, Fixture.METHOD, json("{'temperature':'warm'}"));
    assertThatThrownBy(() -> lab.requester.requests().post(wrong))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::path)
                    .containsExactly("/parameters/vibrating_tube/temperature"));
    assertThat(lab.requester.requests().list(RequestQuery.all()).items()).isEmpty();
  }

  @Test
  void methodsAndParametersMustNameTheSame() {
    RequestDraft draft =
        new RequestDraft(
            Fixture.QUANTITY,
            List.of(Fixture.METHOD, "guessing"),
            Map.of("other", json("{}")),
            null,
            null,
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            null);
    assertThatThrownBy(() -> lab.requester.requests().post(draft))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("parameters of method vibrating_tube are missing")
        .hasMessageContaining("method other is not among the methods");
  }

  @Test
  void theMostUrgentRequestComesFirstThenTheOldest() {
    Request first = lab.requester.requests().post(request().build());
    Request second = lab.requester.requests().post(request().build());
    Request urgent = lab.requester.requests().post(request().priority(5).build());
    Tenant tenant = lab.densimeter(lab.tenant, 3);
    assertThat(List.of(claimed(tenant), claimed(tenant), claimed(tenant)))
        .containsExactly(urgent.id(), first.id(), second.id());
  }

  @Test
  void aTenantAnswersByTheRequestersPreferredMethod() {
    lab.requester
        .requests()
        .post(
            RequestDraft.builder(Fixture.QUANTITY)
                .method(Fixture.SIMULATION, json("{'temperature':300}"))
                .method(Fixture.METHOD, json("{'temperature':301}"))
                .build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    assertThat(claim.method()).isEqualTo(Fixture.SIMULATION);
    assertThat(claim.parameters().get("temperature").asInt()).isEqualTo(300);
  }

  @Test
  void aTenantWithOneSlotHoldsOneClaim() {
    lab.requester.requests().post(request().build());
    lab.requester.requests().post(request().build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    Claim claim = next(tenant).orElseThrow();
    assertThatThrownBy(() -> next(tenant))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.NO_FREE_SLOT));
    lab.tenant.work().deliver(claim.token(), result());
    assertThat(next(tenant)).isPresent();
  }

  @Test
  void aLapsedClaimGoesBackAndItsHolderCanNoLongerDeliver() {
    Request posted = lab.requester.requests().post(request().build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    Claim stale = next(tenant).orElseThrow();
    lab.pass(Duration.ofMinutes(6));

    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
    assertThat(find(posted).attempts())
        .as("no sign that the holder ever learnt of its claim")
        .isZero();
    assertThat(lab.tenant.work().heartbeat(stale.token()).state()).isEqualTo(ClaimState.LOST);
    Claim fresh =
        lab.otherTenant
            .work()
            .next(ClaimOptions.forTenant(lab.densimeter(lab.otherTenant, 1).id()), Duration.ZERO)
            .orElseThrow();
    assertThat(fresh.token()).isGreaterThan(stale.token());

    assertThatThrownBy(() -> lab.tenant.work().deliver(stale.token(), result()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.STALE_CLAIM));
    assertThat(lab.requester.requests().history(posted.id()))
        .as("the refused result is kept as evidence")
        .filteredOn(event -> event.kind().equals("result.refused"))
        .singleElement()
        .satisfies(event -> assertThat(event.detail()).isNotNull());
    lab.otherTenant.work().deliver(fresh.token(), result());
  }

  @Test
  void heartbeatsKeepAClaim() {
    lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    for (int i = 0; i < 10; i++) {
      lab.pass(Duration.ofMinutes(4));
      assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.LIVE);
    }
    lab.tenant.work().deliver(claim.token(), result());
  }

  @Test
  void begunPhysicalWorkStaysWithItsHolderUntilAPersonReassignsIt() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    lab.tenant.work().begin(claim.token());
    lab.pass(Duration.ofDays(3));
    assertThat(find(posted).status()).isEqualTo(RequestStatus.CLAIMED);
    assertThat(lab.tenant.work().find(claim.token()).orElseThrow().state())
        .isEqualTo(ClaimState.OVERDUE);
    lab.tenant.work().deliver(claim.token(), result());
    assertThat(find(posted).status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void anOperatorReassignsAnOverdueRequest() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    lab.tenant.work().begin(claim.token());
    lab.pass(Duration.ofDays(3));
    assertThatThrownBy(() -> lab.requester.requests().reassign(posted.id(), "lost"))
        .isInstanceOf(ForbiddenException.class);
    lab.admin.requests().reassign(posted.id(), "the computer burnt down");
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), result()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void begunWorkThatMayBeRepeatedIsRepeated() {
    Request posted = lab.requester.requests().post(simulated().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    lab.tenant.work().begin(claim.token());
    lab.pass(Duration.ofMinutes(6));
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void attemptsAreUsedUp() {
    Request posted = lab.requester.requests().post(simulated().maxAttempts(2).build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    lab.tenant.work().fail(next(tenant).orElseThrow().token(), "no convergence", false);
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
    lab.tenant.work().fail(next(tenant).orElseThrow().token(), "no convergence", false);
    assertThat(find(posted).status()).isEqualTo(RequestStatus.FAILED);
    assertThatThrownBy(() -> lab.requester.requests().reopen(posted.id(), "again"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void answersThatWereLostOnTheWayUseUpNoAttempts() {
    Request posted = lab.requester.requests().post(request().maxAttempts(2).build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(next(tenant)).isPresent();
      lab.pass(Duration.ofMinutes(6));
      lab.tenant.work().giveBack(next(tenant).orElseThrow().token(), "could not be told");
    }
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
    assertThat(find(posted).attempts()).isZero();
  }

  @Test
  void anAttemptWhoseHolderFellSilentCounts() {
    Request posted = lab.requester.requests().post(simulated().maxAttempts(2).build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    lab.tenant.work().begin(next(tenant).orElseThrow().token());
    lab.pass(Duration.ofMinutes(6));
    assertThat(find(posted).attempts()).isEqualTo(1);
    Claim second = next(tenant).orElseThrow();
    lab.pass(Duration.ofMinutes(1));
    lab.tenant.work().heartbeat(second.token());
    lab.pass(Duration.ofMinutes(6));
    assertThat(find(posted).status()).isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void momentsBeyondTheCalendarAreRefusedWithTheirPlace() {
    RequestDraft far = request().deadline(Instant.parse("+1000000-01-01T00:00:00Z")).build();
    assertThatThrownBy(() -> lab.requester.requests().post(far))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::path)
                    .containsExactly("/deadline"));
    Request last =
        lab.requester
            .requests()
            .post(request().deadline(Instant.parse("9999-12-31T23:59:59Z")).build());
    assertThat(find(last).deadline()).isEqualTo(last.deadline());
  }

  @Test
  void aRetractedRequestTellsItsHolderToStop() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    lab.requester.requests().retract(posted.id(), "changed my mind");
    assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.RETRACTED);
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), result()))
        .isInstanceOf(ConflictException.class);
    lab.requester.requests().reopen(posted.id(), "needed after all");
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void onlyTheRequesterOrAnOperatorRetracts() {
    Request posted = lab.requester.requests().post(request().build());
    assertThatThrownBy(() -> lab.tenant.requests().retract(posted.id(), "mine now"))
        .isInstanceOf(ForbiddenException.class);
    assertThat(lab.admin.requests().retract(posted.id(), "cleaning up").status())
        .isEqualTo(RequestStatus.RETRACTED);
  }

  @Test
  void aRequestExpiresAtItsDeadline() {
    Request posted =
        lab.requester
            .requests()
            .post(request().deadline(lab.clock.instant().plusSeconds(60)).build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    lab.pass(Duration.ofSeconds(61));
    assertThat(find(posted).status()).isEqualTo(RequestStatus.EXPIRED);
    assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.EXPIRED);
  }

  @Test
  void aResourceIsHeldByOneLiveClaim() {
    lab.requester.requests().post(request().resources("cell 7").build());
    lab.requester.requests().post(request().resources("cell 7", "oven").build());
    Request free = lab.requester.requests().post(request().resources("oven").build());
    Tenant tenant = lab.densimeter(lab.tenant, 3);
    Claim first = next(tenant).orElseThrow();
    assertThat(claimed(tenant)).isEqualTo(free.id());
    assertThat(next(tenant)).as("cell 7 and the oven are in use").isEmpty();
    lab.tenant.work().deliver(first.token(), result());
    assertThat(next(tenant)).as("the oven is still in use").isEmpty();
  }

  @Test
  void aRequestThatWaitsFreesNothingThatAnotherHolds() {
    Tenant tenant = lab.densimeter(lab.tenant, 3);
    lab.requester.requests().post(request().resources("cell 7").build());
    Claim holder = next(tenant).orElseThrow();
    Request second = lab.requester.requests().post(request().resources("cell 7").build());
    Request third = lab.requester.requests().post(request().resources("cell 7").build());
    Request free = lab.requester.requests().post(request().build());
    assertThat(claimed(tenant)).isEqualTo(free.id());
    lab.requester.requests().retract(second.id(), "not needed");
    assertThat(next(tenant)).as("cell 7 is still in use").isEmpty();
    lab.tenant.work().deliver(holder.token(), result());
    assertThat(claimed(tenant)).isEqualTo(third.id());
  }

  @Test
  void aTenantThatAsksForAMethodGetsWhatItCanServeByThatMethod() {
    lab.requester.requests().post(request().build());
    Request either =
        lab.requester
            .requests()
            .post(
                RequestDraft.builder(Fixture.QUANTITY)
                    .method(Fixture.METHOD, json("{'temperature':300}"))
                    .method(Fixture.SIMULATION, json("{'temperature':301}"))
                    .build());
    Tenant tenant = lab.densimeter(lab.tenant, 2);
    Claim claim =
        lab.tenant
            .work()
            .next(new ClaimOptions(tenant.id(), Fixture.SIMULATION, null), Duration.ZERO)
            .orElseThrow();
    assertThat(claim.request().id()).isEqualTo(either.id());
    assertThat(claim.method()).isEqualTo(Fixture.SIMULATION);
  }

  @Test
  void onlyTheTenantsThatARequestIsAddressedToMayAnswerIt() {
    Tenant other = lab.densimeter(lab.otherTenant, 1);
    Request posted = lab.requester.requests().post(request().addressedTo(other.id()).build());
    assertThatThrownBy(() -> lab.tenant.results().post(posted.id(), result()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.NOT_SERVED));
    assertThat(find(posted).status()).isEqualTo(RequestStatus.PENDING);
    lab.otherTenant.results().post(posted.id(), result());
    assertThat(find(posted).status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void anAddressedRequestIsForTheTenantsItNames() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    Tenant other = lab.densimeter(lab.otherTenant, 1);
    Request posted = lab.requester.requests().post(request().addressedTo(other.id()).build());
    assertThat(next(mine)).isEmpty();
    assertThatThrownBy(
            () -> lab.tenant.work().claim(posted.id(), ClaimOptions.forTenant(mine.id())))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.otherTenant.work().next(ClaimOptions.forTenant(other.id()), Duration.ZERO))
        .isPresent();
  }

  @Test
  void anIdempotencyKeyMakesPostingAgainHarmless() {
    Request first = lab.requester.requests().post(request().idempotencyKey("k1").build());
    Request again = lab.requester.requests().post(request().idempotencyKey("k1").build());
    assertThat(again.id()).isEqualTo(first.id());
    assertThatThrownBy(
            () -> lab.requester.requests().post(request().priority(3).idempotencyKey("k1").build()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.KEY_REUSED));
    assertThat(lab.tenant.requests().post(request().idempotencyKey("k1").build()).id())
        .as("another account's key is another key")
        .isNotEqualTo(first.id());
  }

  @Test
  void deliveringTheSameAgainAnswersTheSame() {
    lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    Result first = lab.tenant.work().deliver(claim.token(), result());
    assertThat(lab.tenant.work().deliver(claim.token(), result()).id()).isEqualTo(first.id());
    ResultDraft other =
        new ResultDraft(
            Fixture.QUANTITY,
            Fixture.METHOD,
            json("{'temperature':298.2}"),
            json("{'values':[9.9]}"));
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), other))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aResultMustFitTheSchemaAndTheRequest() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    ResultDraft nonsense =
        new ResultDraft(
            Fixture.QUANTITY, Fixture.METHOD, json("{'temperature':1}"), json("{'values':'x'}"));
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), nonsense))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/data/values");
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), result(Fixture.SIMULATION)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/method");
    assertThat(find(posted).status()).as("the claim stays").isEqualTo(RequestStatus.CLAIMED);
    lab.tenant.work().deliver(claim.token(), result());
  }

  @Test
  void workInFlightKeepsTheVersionItWasAskedWith() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = next(lab.densimeter(lab.tenant, 1)).orElseThrow();
    var changed = Fixture.capability(Fixture.METHOD, false);
    lab.admin
        .capabilities()
        .add(
            new CapabilityDraft(
                changed.quantity(),
                changed.method(),
                json("{'type':'object','required':['pressure']}"),
                json("{'type':'object','required':['uncertainty']}")));
    assertThatThrownBy(() -> lab.requester.requests().post(request().build()))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("pressure");
    lab.admin.capabilities().withdraw(Fixture.QUANTITY, Fixture.METHOD, "no longer offered");
    Result result = lab.tenant.work().deliver(claim.token(), result());
    assertThat(result.version()).isEqualTo(1);
    assertThat(find(posted).status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void anUnsolicitedResultBringsItsRequestWithIt() {
    Result result = lab.tenant.results().postUnsolicited(result());
    Request made = lab.requester.requests().find(result.request()).orElseThrow();
    assertThat(made.status()).isEqualTo(RequestStatus.UNSOLICITED);
    assertThat(made.result()).isEqualTo(result.id());
  }

  @Test
  void aPosterAmendsAndDeletesAndTheLogKeepsWhatWas() {
    Result result = lab.tenant.results().postUnsolicited(result());
    assertThatThrownBy(
            () -> lab.otherTenant.results().amend(result.id(), json("{'values':[2]}"), "mine"))
        .isInstanceOf(ForbiddenException.class);
    Result amended = lab.tenant.results().amend(result.id(), json("{'values':[1.3]}"), "recount");
    assertThat(amended.status()).isEqualTo(ResultStatus.AMENDED);
    assertThat(amended.data().toString()).isEqualTo("{\"values\":[1.3]}");
    assertThat(lab.tenant.results().delete(result.id(), "air in the tube").status())
        .isEqualTo(ResultStatus.DELETED);
    List<Event> events =
        lab.engine.store().read(l -> l.events().about("result", result.id().toString()));
    assertThat(events)
        .extracting(Event::kind)
        .containsExactly("result.posted", "result.amended", "result.deleted");
  }

  @Test
  void aProposedRequestWaitsForAnOperator() {
    Request proposed = lab.requester.requests().post(request().proposed().build());
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    assertThat(next(tenant)).isEmpty();
    lab.admin.requests().approve(proposed.id(), "go ahead");
    assertThat(next(tenant)).isPresent();
  }

  @Test
  void anAccountWithoutATenantRecordClaimsAndAnswers() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().claim(posted.id(), ClaimOptions.forAccount());
    assertThat(claim.leaseUntil()).as("it sends no heartbeats").isNull();
    assertThat(lab.tenant.work().claim(posted.id(), ClaimOptions.forAccount()).token())
        .as("claiming again renews")
        .isEqualTo(claim.token());
    assertThatThrownBy(() -> lab.otherTenant.work().claim(posted.id(), ClaimOptions.forAccount()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> lab.otherTenant.results().post(posted.id(), result()))
        .isInstanceOf(ConflictException.class);
    lab.tenant.results().post(posted.id(), result());
    assertThat(find(posted).status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void aPendingRequestMayBeAnsweredWithoutAClaim() {
    Request posted = lab.requester.requests().post(request().build());
    lab.tenant.results().post(posted.id(), result());
    assertThatThrownBy(() -> lab.otherTenant.results().post(posted.id(), result()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aCapabilityHasAFormToFillIn() {
    assertThat(lab.requester.capabilities().template(Fixture.QUANTITY, Fixture.METHOD).toString())
        .contains("\"temperature\":\"required, float\"");
  }

  @Test
  void theLogIsOneUnbrokenChain() {
    lab.requester.requests().post(request().build());
    lab.tenant.results().postUnsolicited(result());
    Optional<Long> broken = lab.engine.store().read(l -> l.events().firstBrokenEntry());
    assertThat(broken).isEmpty();
  }

  private Optional<Claim> next(Tenant tenant) {
    return lab.tenant.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ZERO);
  }

  private UUID claimed(Tenant tenant) {
    return next(tenant).orElseThrow().request().id();
  }

  private Request find(Request request) {
    return lab.requester.requests().find(request.id()).orElseThrow();
  }
}
