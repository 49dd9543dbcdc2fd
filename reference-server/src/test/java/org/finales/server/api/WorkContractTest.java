package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.MODEL;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;
import static org.finales.server.api.Lab.json;
import static org.finales.server.api.Lab.request;
import static org.finales.server.api.Lab.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class WorkContractTest {
  @Parameter World world;
  private Lab lab;
  private Tenant densimeter;
  private ClaimOptions mine;

  @BeforeEach
  void open() {
    lab = new Lab(world);
    densimeter = lab.densimeter(lab.tenant, 1);
    mine = ClaimOptions.forTenant(densimeter.id()).withLease(Duration.ofSeconds(90));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aRequestIsFoundHeldAndAnswered() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThat(claim.request().id()).isEqualTo(posted.id());
    assertThat(claim.request().status()).isEqualTo(RequestStatus.CLAIMED);
    assertThat(claim.method()).isEqualTo(TUBE);
    assertThat(claim.parameters()).isEqualTo(json("{'temperature':298.15}"));
    assertThat(claim.state()).isEqualTo(ClaimState.LIVE);
    assertThat(claim.leaseUntil()).isEqualTo(lab.clock.instant().plusSeconds(90));
    assertThat(lab.tenant.work().held()).containsExactly(claim);
    assertThat(lab.tenant.work().find(claim.token())).contains(claim);
    assertThat(lab.tenant.work().begin(claim.token()).begun()).isTrue();
    Result result =
        lab.tenant
            .work()
            .deliver(claim.token(), ResultDraft.answering(claim, json("{'values':[1.5]}")));
    assertThat(result.request()).isEqualTo(posted.id());
    assertThat(result.tenant()).isEqualTo(densimeter.id());
    assertThat(result.claim()).isEqualTo(claim.token());
    Request settled = lab.requester.requests().find(posted.id()).orElseThrow();
    assertThat(settled.status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(settled.result()).isEqualTo(result.id());
    assertThat(lab.tenant.work().held()).isEmpty();
    assertThat(lab.tenant.work().find(claim.token()).orElseThrow().state())
        .isEqualTo(ClaimState.DELIVERED);
  }

  @Test
  void theMostUrgentComesFirstThenTheOldest() {
    Request old = lab.requester.requests().post(request().build());
    lab.requester.requests().post(request().build());
    Request urgent = lab.requester.requests().post(request().priority(5).build());
    Claim first = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThat(first.request().id()).isEqualTo(urgent.id());
    lab.tenant.work().deliver(first.token(), Lab.result());
    assertThat(lab.tenant.work().next(mine, Duration.ZERO).orElseThrow().request().id())
        .isEqualTo(old.id());
  }

  @Test
  void whoWaitsForWorkGetsItWhenItIsPosted() throws Exception {
    CompletableFuture<Optional<Claim>> waiting =
        CompletableFuture.supplyAsync(() -> lab.tenant.work().next(mine, Duration.ofSeconds(30)));
    assertThat(lab.otherTenant.requests().find(densimeter.id())).isEmpty();
    Request posted = lab.requester.requests().post(request().build());
    assertThat(waiting.get(10, TimeUnit.SECONDS).orElseThrow().request().id())
        .isEqualTo(posted.id());
  }

  @Test
  void whoWaitsInVainIsToldSo() {
    long start = System.nanoTime();
    assertThat(lab.tenant.work().next(mine, Duration.ofMillis(200))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(190), Duration.ofSeconds(10));
  }

  @Test
  void severalWhoWaitGetOneRequestEach() throws Exception {
    List<CompletableFuture<Optional<Claim>>> waiting = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String account = "worker" + i;
      var broker = lab.as(account, org.finales.core.engine.Role.TENANT);
      Tenant tenant = lab.densimeter(broker, 1);
      waiting.add(
          CompletableFuture.supplyAsync(
              () ->
                  broker.work().next(ClaimOptions.forTenant(tenant.id()), Duration.ofSeconds(30))));
    }
    for (int i = 0; i < 6; i++) {
      lab.requester.requests().post(request().build());
    }
    List<Object> got = new ArrayList<>();
    for (CompletableFuture<Optional<Claim>> one : waiting) {
      got.add(one.get(20, TimeUnit.SECONDS).orElseThrow().request().id());
    }
    assertThat(got).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void aFullTenantIsToldSo() {
    lab.requester.requests().post(request().build());
    lab.requester.requests().post(request().build());
    lab.tenant.work().next(mine, Duration.ZERO);
    assertThatThrownBy(() -> lab.tenant.work().next(mine, Duration.ZERO))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.NO_FREE_SLOT));
  }

  @Test
  void aHeldRequestIsHeldForOthersAndRenewedForItsHolder() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().claim(posted.id(), mine);
    lab.pass(Duration.ofSeconds(30));
    Claim renewed = lab.tenant.work().claim(posted.id(), mine);
    assertThat(renewed.token()).isEqualTo(claim.token());
    assertThat(renewed.leaseUntil()).isEqualTo(lab.clock.instant().plusSeconds(90));
    Tenant other = lab.densimeter(lab.otherTenant, 1);
    assertThatThrownBy(
            () -> lab.otherTenant.work().claim(posted.id(), ClaimOptions.forTenant(other.id())))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo(ConflictException.HELD));
  }

  @Test
  void anAccountWithoutATenantClaimsById() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.otherTenant.work().claim(posted.id(), ClaimOptions.forAccount());
    assertThat(claim.tenant()).isNull();
    assertThat(claim.account()).isEqualTo("ute");
    assertThatThrownBy(() -> lab.otherTenant.work().next(ClaimOptions.forAccount(), Duration.ZERO))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThat(lab.tenant.work().giveBack(claim.token(), "out of solvent").state())
        .isEqualTo(ClaimState.GIVEN_BACK);
    assertThatThrownBy(() -> lab.tenant.work().giveBack(claim.token(), "again"))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.STALE_CLAIM));
    Claim next = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThat(next.token()).isGreaterThan(claim.token());
  }

  @Test
  void whatFailsForGoodIsNotTriedAgain() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThat(lab.tenant.work().fail(claim.token(), "cannot be mixed", true).state())
        .isEqualTo(ClaimState.FAILED);
    assertThat(lab.requester.requests().find(posted.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.FAILED);
  }

  @Test
  void whatFailsOtherwiseIsTriedUntilItsAttemptsAreUsedUp() {
    Request posted = lab.requester.requests().post(request().maxAttempts(2).build());
    for (int i = 0; i < 2; i++) {
      Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
      lab.tenant.work().fail(claim.token(), "a bubble", false);
    }
    Request failed = lab.requester.requests().find(posted.id()).orElseThrow();
    assertThat(failed.status()).isEqualTo(RequestStatus.FAILED);
    assertThat(failed.attempts()).isEqualTo(2);
  }

  @Test
  void theHolderOfRetractedWorkIsToldToStop() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    lab.requester.requests().retract(posted.id(), "wrong sample");
    assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.RETRACTED);
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), Lab.result()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anExpiredLeaseIsLostAndALateResultRefused() {
    lab.requester.requests().post(simulated().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    lab.pass(Duration.ofSeconds(60));
    assertThat(lab.tenant.work().heartbeat(claim.token()).leaseUntil())
        .isEqualTo(lab.clock.instant().plusSeconds(90));
    lab.pass(Duration.ofSeconds(91));
    assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.LOST);
    Tenant other = lab.densimeter(lab.otherTenant, 1);
    Claim newer =
        lab.otherTenant
            .work()
            .next(ClaimOptions.forTenant(other.id()), Duration.ZERO)
            .orElseThrow();
    ResultDraft result =
        new ResultDraft(QUANTITY, MODEL, json("{'temperature':298.15}"), json("{'values':[1.0]}"));
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), result))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.otherTenant.work().deliver(newer.token(), result).claim())
        .isEqualTo(newer.token());
  }

  @Test
  void begunPhysicalWorkStaysWithItsHolderUntilAPersonReassignsIt() {
    Request posted = lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    lab.tenant.work().begin(claim.token());
    lab.pass(Duration.ofHours(3));
    assertThat(lab.tenant.work().find(claim.token()).orElseThrow().state())
        .isEqualTo(ClaimState.OVERDUE);
    assertThatThrownBy(() -> lab.requester.requests().reassign(posted.id(), "impatient"))
        .isInstanceOf(ForbiddenException.class);
    assertThat(lab.admin.requests().reassign(posted.id(), "the station burnt down").status())
        .isEqualTo(RequestStatus.PENDING);
    assertThat(lab.tenant.work().heartbeat(claim.token()).state()).isEqualTo(ClaimState.LOST);
  }

  @Test
  void aResultThatDoesNotFitLeavesTheClaimToMendIt() {
    lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    ResultDraft bad = ResultDraft.answering(claim, json("{'values':['heavy']}"));
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), bad))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).path()).isEqualTo("/data/values/0"));
    ResultDraft other =
        new ResultDraft(QUANTITY, MODEL, json("{'temperature':1}"), json("{'values':[1]}"));
    assertThatThrownBy(() -> lab.tenant.work().deliver(claim.token(), other))
        .isInstanceOf(InvalidException.class);
    assertThat(lab.tenant.work().deliver(claim.token(), Lab.result()).claim())
        .isEqualTo(claim.token());
  }

  @Test
  void deliveringAgainWithTheSameKeyAnswersWithTheFirstResult() {
    lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    ResultDraft plain = Lab.result();
    ResultDraft keyed =
        new ResultDraft(
            plain.quantity(), plain.method(), plain.parameters(), plain.data(), null, "run 7");
    Result first = lab.tenant.work().deliver(claim.token(), keyed);
    assertThat(lab.tenant.work().deliver(claim.token(), keyed).id()).isEqualTo(first.id());
  }

  @Test
  void somebodyElsesClaimIsNobodyElses() {
    lab.requester.requests().post(request().build());
    Claim claim = lab.tenant.work().next(mine, Duration.ZERO).orElseThrow();
    assertThatThrownBy(() -> lab.otherTenant.work().heartbeat(claim.token()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.otherTenant.work().deliver(claim.token(), Lab.result()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.tenant.work().begin(claim.token() + 1000))
        .isInstanceOf(NotFoundException.class);
    assertThat(lab.tenant.work().find(claim.token() + 1000)).isEmpty();
  }
}
