package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.engine.Fixture.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Uptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tenants: who they are, when they are there, and what they can do. */
class TenantLifeTest {
  private final Fixture lab = new Fixture();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void registeringAgainChangesTheAccountsOwnTenant() {
    Tenant first = lab.tenant.tenants().register(oven(280, 320));
    Tenant again = lab.tenant.tenants().register(oven(280, 330));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.revision()).isEqualTo(2);
    assertThat(lab.tenant.tenants().register(oven(280, 330)).revision())
        .as("the same again is no change")
        .isEqualTo(2);
    assertThatThrownBy(() -> lab.otherTenant.tenants().register(oven(1, 2)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.NAME_TAKEN));
  }

  @Test
  void aTenantGetsOnlyWhatItsLimitsAdmit() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    post(350);
    Request fits = post(320);
    assertThat(claimedBy(oven)).contains(fits.id());
    post(300);
    lab.tenant.tenants().change(oven.id(), oven(340, 360), oven.revision());
    assertThat(lab.engine.as(new Actor("tom", Role.TENANT, null)).work().held()).hasSize(1);
  }

  @Test
  void limitsInOtherUnitsAreUnderstood() {
    Tenant oven =
        lab.tenant
            .tenants()
            .register(tenant(Limitations.builder().range("temperature", 20, 30, "degC").build()));
    post(290);
    Request fits = post(298.15);
    assertThat(claimedBy(oven)).contains(fits.id());
  }

  @Test
  void invertedRangesAreRefusedWithTheirPlace() {
    assertThatThrownBy(() -> lab.tenant.tenants().register(oven(320, 280)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .anySatisfy(
                        violation ->
                            assertThat(violation.path())
                                .startsWith("/offers/0/limitations/0/temperature")));
    assertThat(lab.tenant.tenants().list()).isEmpty();
  }

  @Test
  void invertedRangesOfCapabilitiesThatNobodyKnowsYetAreRefusedToo() {
    for (String limits :
        List.of(
            "[{'t':[{'min':3,'max':1}]}]",
            "{'t':[{'min':3,'max':1}]}",
            "[{'oven':{'t':[{'min':1,'max':2},{'min':3,'max':1}]}}]")) {
      TenantDraft draft =
          new TenantDraft(
              "seer", List.of(new Offer("fate", "tarot", new Limitations(json(limits)))));
      assertThatThrownBy(() -> lab.tenant.tenants().register(draft))
          .as(limits)
          .isInstanceOf(InvalidException.class)
          .hasMessageContaining("/offers/0/limitations")
          .hasMessageContaining("greater than its max");
    }
    for (String limits :
        List.of(
            "[]",
            "[{'t':[{'min':1,'max':3}],'text':['a','b'],'flag':true,'list':[[1,2],['a']]}]",
            "[{'electrolyte':[[{'chemical':{'SMILES':'C'},'fraction':[{'min':0,'max':1}]}]]}]")) {
      lab.tenant
          .tenants()
          .register(
              new TenantDraft(
                  "seer", List.of(new Offer("fate", "tarot", new Limitations(json(limits))))));
    }
  }

  @Test
  void aTenantThatComesBackClaimsByTheMethodOfItsChoice() {
    Tenant densimeter = lab.densimeter(lab.tenant, 1);
    Request either =
        lab.requester
            .requests()
            .post(
                RequestDraft.builder(Fixture.QUANTITY)
                    .method(Fixture.METHOD, json("{'temperature':300}"))
                    .method(Fixture.SIMULATION, json("{'temperature':300}"))
                    .build());
    lab.tenant.tenants().leave(densimeter.id());
    lab.pass(Duration.ofSeconds(1));
    assertThat(
            lab.tenant
                .work()
                .claim(either.id(), new ClaimOptions(densimeter.id(), Fixture.SIMULATION, null))
                .method())
        .isEqualTo(Fixture.SIMULATION);
  }

  @Test
  void momentsBeyondTheCalendarAreRefusedOrCutOff() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    Instant far = Instant.parse("+1000000-01-01T00:00:00Z");
    assertThatThrownBy(
            () ->
                lab.tenant
                    .tenants()
                    .planDowntime(oven.id(), new Downtime(lab.clock.instant(), far, "")))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/until");
    lab.tenant.tenants().heartbeat(oven.id());
    lab.pass(Duration.ofSeconds(10));
    Uptime uptime = lab.requester.tenants().uptime(oven.id(), Instant.MIN, Instant.MAX);
    assertThat(uptime.online()).isEqualTo(Duration.ofSeconds(10));
    assertThat(uptime.from()).isEqualTo(Instant.parse("0000-01-01T00:00:00Z"));
  }

  @Test
  void aRequestThatNobodyCanServeIsAcceptedAndTheReportSaysWhy() {
    lab.tenant.tenants().register(oven(280, 320));
    Request hot = post(900);
    MatchReport report = lab.requester.requests().explain(hot.id());
    assertThat(report.servable()).isFalse();
    assertThat(report.summary()).contains("oven", "temperature");
    assertThat(report.verdicts().get(0).obstacles().get(0).path()).isEqualTo("/temperature");
    MatchReport before = lab.requester.requests().explain(draft(300));
    assertThat(before.servable()).isTrue();
    assertThat(lab.requester.requests().list(org.finales.api.broker.RequestQuery.all()).items())
        .as("asking posts nothing")
        .hasSize(1);
  }

  @Test
  void aTenantThatNeverSentAHeartbeatIsAssumedToBeThere() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    assertThat(oven.online()).isTrue();
    lab.tenant.tenants().heartbeat(oven.id());
    lab.pass(Duration.ofSeconds(59));
    assertThat(find(oven).online()).isTrue();
    lab.pass(Duration.ofSeconds(2));
    assertThat(find(oven).online()).isFalse();
    assertThat(lab.requester.requests().explain(draft(300)).summary()).contains("offline");
  }

  @Test
  void onlyTenantsThatLeftLatelyAreLookedUp() {
    Roster roster = new Roster(Duration.ofMinutes(1));
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    lab.tenant.tenants().heartbeat(oven.id());
    lab.engine
        .store()
        .read(
            ledger -> {
              Instant now = lab.clock.instant();
              roster.load(ledger, now);
              assertThat(roster.refreshPresence(ledger, now)).as("it is there").isZero();
              assertThat(roster.refreshPresence(ledger, now.plusSeconds(61)))
                  .as("it may have said to another node that it is there")
                  .isEqualTo(1);
              assertThat(roster.refreshPresence(ledger, now.plusSeconds(121)))
                  .as("it would have said that it is back")
                  .isZero();
              return now;
            });
  }

  @Test
  void uptimeCountsTheSpansOfPresence() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    Instant start = lab.clock.instant();
    for (int i = 0; i < 10; i++) {
      lab.tenant.tenants().heartbeat(oven.id());
      lab.pass(Duration.ofSeconds(30));
    }
    lab.tenant.tenants().leave(oven.id());
    lab.pass(Duration.ofSeconds(300));
    Uptime uptime =
        lab.requester.tenants().uptime(oven.id(), start, start.plus(Duration.ofDays(1)));
    assertThat(uptime.until()).as("cut off at the present").isEqualTo(lab.clock.instant());
    assertThat(uptime.online()).isEqualTo(Duration.ofSeconds(300));
    assertThat(uptime.fraction()).isEqualTo(0.5);
    assertThat(uptime.spans()).hasSize(1);
    assertThat(
            lab.requester
                .tenants()
                .uptime(oven.id(), start.plusSeconds(290), start.plusSeconds(310))
                .online())
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void plannedDowntimeTakesATenantOffline() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    Instant now = lab.clock.instant();
    lab.tenant
        .tenants()
        .planDowntime(
            oven.id(), new Downtime(now.plusSeconds(60), now.plusSeconds(120), "service"));
    assertThat(find(oven).online()).isTrue();
    lab.pass(Duration.ofSeconds(61));
    assertThat(find(oven).online()).isFalse();
    lab.pass(Duration.ofSeconds(60));
    assertThat(find(oven).online()).isTrue();
    assertThatThrownBy(
            () ->
                lab.tenant
                    .tenants()
                    .planDowntime(oven.id(), new Downtime(now, now.plusSeconds(1), "")))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void aChangeBasedOnAnOldRevisionIsRefused() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    lab.tenant.tenants().change(oven.id(), oven(280, 330), 1);
    assertThatThrownBy(() -> lab.tenant.tenants().change(oven.id(), oven(280, 340), 1))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.CHANGED));
    assertThatThrownBy(() -> lab.otherTenant.tenants().change(oven.id(), oven(1, 2), 2))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aDeactivatedTenantTakesNoPart() {
    Tenant oven = lab.tenant.tenants().register(oven(280, 320));
    post(300);
    lab.tenant.tenants().deactivate(oven.id(), "broken");
    assertThatThrownBy(() -> claimedBy(oven)).isInstanceOf(ConflictException.class);
    assertThat(lab.requester.capabilities().list(true)).isEmpty();
    lab.tenant.tenants().activate(oven.id());
    assertThat(claimedBy(oven)).isPresent();
    assertThat(lab.requester.capabilities().list(true)).hasSize(1);
  }

  private static TenantDraft oven(double min, double max) {
    return tenant(Limitations.builder().range("temperature", min, max).build());
  }

  private static TenantDraft tenant(Limitations limitations) {
    return new TenantDraft(
        "oven", List.of(new Offer(Fixture.QUANTITY, Fixture.METHOD, limitations)));
  }

  private static RequestDraft draft(double kelvin) {
    return RequestDraft.of(
        Fixture.QUANTITY, Fixture.METHOD, json("{'temperature':" + kelvin + "}"));
  }

  private Request post(double kelvin) {
    return lab.requester.requests().post(draft(kelvin));
  }

  private Tenant find(Tenant tenant) {
    return lab.requester.tenants().find(tenant.id()).orElseThrow();
  }

  private java.util.Optional<java.util.UUID> claimedBy(Tenant tenant) {
    return lab.tenant
        .work()
        .next(org.finales.api.broker.ClaimOptions.forTenant(tenant.id()), Duration.ZERO)
        .map(claim -> claim.request().id());
  }
}
