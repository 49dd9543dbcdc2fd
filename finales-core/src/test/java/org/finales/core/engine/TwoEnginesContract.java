package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Accounts;
import org.finales.core.accounts.PasswordHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds when two engines work on one database, which neither knows of the other. */
abstract class TwoEnginesContract extends RaceContract {
  private Engine other;
  private Broker otherRequester;

  @BeforeEach
  void openTheOther() {
    other = engineOn(open());
    otherRequester = other.as(new Actor("olga", Role.REQUESTER, null));
  }

  @AfterEach
  void closeTheOther() {
    other.close();
  }

  @Test
  void tenantsOfTwoEnginesRaceAndEachRequestIsDoneOnce() throws Exception {
    List<UUID> posted = postOnBoth();
    Laboratory here = new Laboratory(engine);
    Laboratory there = new Laboratory(other);
    here.hire("here", 32, () -> here.deliveries.get() + there.deliveries.get() >= REQUESTS);
    there.hire("there", 32, () -> here.deliveries.get() + there.deliveries.get() >= REQUESTS);
    here.join();
    there.join();
    assertThat(here.surprises).isEmpty();
    assertThat(there.surprises).isEmpty();
    assertThat(here.delivered.keySet()).doesNotContainAnyElementsOf(there.delivered.keySet());
    assertThat(Stream.concat(here.delivered.keySet().stream(), there.delivered.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(posted);
    assertAllResolvedOnce(posted);
  }

  @Test
  void anEngineThatDiesLosesItsLeasesToTheOther() throws Exception {
    List<UUID> posted = postOnBoth();
    Laboratory doomed = new Laboratory(other);
    Laboratory surviving = new Laboratory(engine);
    doomed.hire("doomed", 32, () -> false);
    surviving.hire("surviving", 32, () -> allSettled());
    Awaitility.await().until(() -> doomed.deliveries.get() > 100);
    doomed.die();
    Awaitility.await().until(() -> nothingIsPending() || allSettled());
    while (!allSettled()) {
      // Whatever the dead engine's tenants held comes back when their leases end.
      clock.pass(Duration.ofMinutes(6));
      engine.sweep();
      Awaitility.await().until(() -> nothingIsPending() || allSettled());
    }
    surviving.join();
    assertThat(surviving.surprises).isEmpty();
    assertThat(doomed.surprises).isEmpty();
    assertThat(doomed.deliveries.get() + surviving.deliveries.get())
        .as("acknowledged results; the death may have swallowed answers, never added any")
        .isLessThanOrEqualTo(REQUESTS)
        .isGreaterThanOrEqualTo(REQUESTS - 32);
    assertAllResolvedOnce(posted);
  }

  @Test
  void aRequestPostedOnOneReachesAWaitingTenantOfTheOther() throws Exception {
    Broker tenant = other.as(new Actor("tom", Role.TENANT, null));
    Tenant densimeter = Fixture.register(tenant, 1);
    var waiting =
        CompletableFuture.supplyAsync(
            () ->
                tenant
                    .work()
                    .next(ClaimOptions.forTenant(densimeter.id()), Duration.ofSeconds(30)));
    Request posted = requester.requests().post(Fixture.request().build());
    Optional<Claim> claim = waiting.get();
    assertThat(claim.orElseThrow().request().id()).isEqualTo(posted.id());

    var answered =
        CompletableFuture.supplyAsync(
            () -> requester.requests().await(posted.id(), Duration.ofSeconds(30)));
    tenant.work().deliver(claim.get().token(), Fixture.result());
    assertThat(answered.get().status()).isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void capabilitiesThatChangeOnOneAreKnownToTheOther() {
    engine.as("admin").capabilities().withdraw(Fixture.QUANTITY, Fixture.METHOD, "broken");
    other.store().refresh();
    assertThatThrownBy(() -> otherRequester.requests().post(Fixture.request().build()))
        .isInstanceOf(InvalidException.class);
    other.as("admin").capabilities().add(Fixture.capability(Fixture.METHOD, true));
    engine.store().refresh();
    Request posted = requester.requests().post(Fixture.request().build());
    assertThat(posted.versions()).containsEntry(Fixture.METHOD, 2);
    other.store().refresh();
    assertThat(otherRequester.requests().post(Fixture.request().build()).versions())
        .containsEntry(Fixture.METHOD, 2);
  }

  @Test
  void tenantsThatChangeOnOneAreKnownToTheOther() {
    Broker tom = engine.as(new Actor("tom", Role.TENANT, null));
    Tenant tenant = Fixture.register(tom, 1);
    other.store().refresh();
    assertThat(otherRequester.tenants().find(tenant.id())).isPresent();
    assertThat(otherRequester.requests().explain(Fixture.request().build()).servable()).isTrue();

    tom.tenants().deactivate(tenant.id(), "holidays");
    other.store().refresh();
    assertThat(otherRequester.tenants().find(tenant.id()).orElseThrow().active()).isFalse();
    assertThat(otherRequester.requests().explain(Fixture.request().build()).servable()).isFalse();

    other.as(new Actor("tom", Role.TENANT, null)).tenants().activate(tenant.id());
    engine.store().refresh();
    assertThat(requester.requests().explain(Fixture.request().build()).servable()).isTrue();
  }

  @Test
  void slotsAreCountedOverBothEngines() {
    Broker tom = engine.as(new Actor("tom", Role.TENANT, null));
    UUID tenant = Fixture.register(tom, 1).id();
    post(requester, 4);
    other.store().refresh();
    assertThat(tom.work().next(ClaimOptions.forTenant(tenant), Duration.ZERO)).isPresent();
    Broker tomThere = other.as(new Actor("tom", Role.TENANT, null));
    assertThatThrownBy(() -> tomThere.work().next(ClaimOptions.forTenant(tenant), Duration.ZERO))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aThingHeldOnOneIsNotHandedOutOnTheOther() {
    requester.requests().post(Fixture.request().resources("cell 7").build());
    requester.requests().post(Fixture.request().resources("cell 7").build());
    Broker tom = engine.as(new Actor("tom", Role.TENANT, null));
    Broker ute = other.as(new Actor("ute", Role.TENANT, null));
    UUID here = Fixture.register(tom, 1).id();
    UUID there = Fixture.register(ute, 1).id();
    Claim claim = tom.work().next(ClaimOptions.forTenant(here), Duration.ZERO).orElseThrow();
    assertThat(ute.work().next(ClaimOptions.forTenant(there), Duration.ZERO)).isEmpty();
    tom.work().deliver(claim.token(), Fixture.result());
    other.store().refresh();
    assertThat(ute.work().next(ClaimOptions.forTenant(there), Duration.ZERO)).isPresent();
  }

  @Test
  void anEngineThatStartsLaterKnowsWhatIsHeldAndByWhom() {
    Broker tom = engine.as(new Actor("tom", Role.TENANT, null));
    UUID tenant = Fixture.register(tom, 3).id();
    requester.requests().post(Fixture.request().resources("cell 7").build());
    Claim holder = tom.work().next(ClaimOptions.forTenant(tenant), Duration.ZERO).orElseThrow();
    Request retracted = requester.requests().post(Fixture.request().resources("cell 7").build());
    Request waiting = requester.requests().post(Fixture.request().resources("cell 7").build());
    try (Engine later = engineOn(open())) {
      Broker there = later.as(new Actor("tom", Role.TENANT, null));
      Request free = requester.requests().post(Fixture.request().build());
      later.as("admin").requests().retract(retracted.id(), "not needed");
      ClaimOptions options = ClaimOptions.forTenant(tenant);
      assertThat(there.work().next(options, Duration.ZERO).orElseThrow().request().id())
          .isEqualTo(free.id());
      assertThat(there.work().next(options, Duration.ZERO)).isEmpty();
      tom.work().deliver(holder.token(), Fixture.result());
      later.store().refresh();
      assertThat(there.work().next(options, Duration.ZERO).orElseThrow().request().id())
          .isEqualTo(waiting.id());
    }
  }

  @Test
  void accountsAndTokensThatChangeOnOneAreKnownToTheOther() {
    PasswordHasher none = new NoHasher();
    Access here = Access.to(engine.store(), clock, none);
    Access there = Access.to(other.store(), clock, none);
    Actor console = Accounts.console("root");
    here.accounts().add(console, "alice", Role.TENANT, null);
    String secret = here.tokens().issue(console, "alice", "robot", Set.of(), null).secret();
    other.store().refresh();
    assertThat(there.authenticate(secret, null).account()).isEqualTo("alice");
    here.accounts().setRole(console, "alice", Role.VIEWER);
    other.store().refresh();
    assertThat(there.authenticate(secret, null).role()).isEqualTo(Role.VIEWER);
    there.accounts().disable(console, "alice", "left");
    engine.store().refresh();
    assertThatThrownBy(() -> here.authenticate(secret, null))
        .isInstanceOf(UnauthenticatedException.class);
  }

  private List<UUID> postOnBoth() {
    List<UUID> posted = new ArrayList<>(post(requester, REQUESTS / 2));
    posted.addAll(post(otherRequester, REQUESTS / 2));
    return posted;
  }

  private boolean nothingIsPending() {
    return requester.requests().list(RequestQuery.in(RequestStatus.PENDING)).items().isEmpty();
  }

  private boolean allSettled() {
    return engine
        .store()
        .read(
            ledger ->
                ledger
                    .requests()
                    .list(RequestQuery.in(RequestStatus.PENDING, RequestStatus.CLAIMED), 0, 1)
                    .isEmpty());
  }

  /** Nobody has a password here. */
  private static final class NoHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
      return password;
    }

    @Override
    public boolean verify(String password, String hash) {
      return false;
    }

    @Override
    public boolean isOutdated(String hash) {
      return false;
    }
  }
}
