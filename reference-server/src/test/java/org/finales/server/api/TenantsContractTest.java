package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.MODEL;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Uptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class TenantsContractTest {
  @Parameter World world;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(world);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatIsRegisteredIsFoundAgainAsItWasSaid() {
    Limitations cold =
        Limitations.builder().range("temperature", -10, 25, "degC").values("a", "b").build();
    Tenant made =
        lab.tenant
            .tenants()
            .register(
                new TenantDraft("cold one", "Room 3", List.of(new Offer(QUANTITY, TUBE, cold)), 4));
    assertThat(made.account()).isEqualTo("tom");
    assertThat(made.slots()).isEqualTo(4);
    assertThat(made.offers().get(0).limitations().alternatives().toString())
        .isEqualTo(cold.alternatives().toString());
    assertThat(lab.requester.tenants().find(made.id())).contains(made);
    assertThat(lab.requester.tenants().list()).containsExactly(made);
    assertThat(lab.requester.tenants().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void registeringAgainChangesTheOneThatIsThere() {
    Tenant first = lab.densimeter(lab.tenant, 1);
    Tenant again = lab.densimeter(lab.tenant, 3);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.slots()).isEqualTo(3);
    assertThat(lab.requester.tenants().list()).hasSize(1);
  }

  @Test
  void aNameIsTakenForOthers() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    TenantDraft same = new TenantDraft(mine.name(), mine.offers());
    assertThatThrownBy(() -> lab.otherTenant.tenants().register(same))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.NAME_TAKEN));
  }

  @Test
  void aChangeNamesTheRevisionThatItIsBasedOn() {
    Tenant before = lab.densimeter(lab.tenant, 1);
    TenantDraft draft =
        new TenantDraft(before.name(), "Ada", List.of(Offer.unrestricted(QUANTITY, MODEL)), 2);
    Tenant after = lab.tenant.tenants().change(before.id(), draft, before.revision());
    assertThat(after.contact()).isEqualTo("Ada");
    assertThat(after.revision()).isGreaterThan(before.revision());
    assertThatThrownBy(() -> lab.tenant.tenants().change(before.id(), draft, before.revision()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.CHANGED));
    assertThatThrownBy(() -> lab.tenant.tenants().change(UUID.randomUUID(), draft, 1))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void onlyItsAccountChangesATenant() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    TenantDraft draft = new TenantDraft(mine.name(), List.of());
    assertThatThrownBy(() -> lab.otherTenant.tenants().change(mine.id(), draft, mine.revision()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.otherTenant.tenants().deactivate(mine.id(), "envy"))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aTenantRestsAndComesBack() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    assertThat(lab.tenant.tenants().deactivate(mine.id(), "being repaired").active()).isFalse();
    assertThat(lab.requester.capabilities().list(true)).isEmpty();
    assertThat(lab.tenant.tenants().activate(mine.id()).active()).isTrue();
  }

  @Test
  void aTenantIsOnlineWhileItsHeartbeatsCome() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    assertThat(mine.online()).as("never heard of, so assumed to be there").isTrue();
    assertThat(lab.tenant.tenants().heartbeat(mine.id()).lastSeen()).isEqualTo(lab.clock.instant());
    lab.pass(Duration.ofMinutes(5));
    assertThat(lab.requester.tenants().find(mine.id()).orElseThrow().online()).isFalse();
    assertThat(lab.tenant.tenants().heartbeat(mine.id()).online()).isTrue();
    assertThat(lab.tenant.tenants().leave(mine.id()).online()).isFalse();
  }

  @Test
  void uptimeIsToldForAnySpan() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    Instant start = lab.clock.instant();
    lab.tenant.tenants().heartbeat(mine.id());
    lab.pass(Duration.ofSeconds(30));
    lab.tenant.tenants().leave(mine.id());
    lab.pass(Duration.ofSeconds(30));
    Instant end = lab.clock.instant();
    Downtime planned =
        new Downtime(end.plusSeconds(60), end.plusSeconds(120), "a new densimeter cell");
    lab.tenant.tenants().planDowntime(mine.id(), planned);
    Uptime uptime = lab.requester.tenants().uptime(mine.id(), start, end);
    assertThat(uptime.tenant()).isEqualTo(mine.id());
    assertThat(uptime.online()).isEqualTo(Duration.ofSeconds(30));
    assertThat(uptime.fraction()).isEqualTo(0.5);
    assertThat(uptime.spans()).containsExactly(new Uptime.Span(start, start.plusSeconds(30)));
  }

  @Test
  void aDowntimeThatIsNoneIsRefused() {
    Tenant mine = lab.densimeter(lab.tenant, 1);
    Instant now = lab.clock.instant();
    Downtime backwards = new Downtime(now.plusSeconds(20), now.plusSeconds(10), "");
    assertThatThrownBy(() -> lab.tenant.tenants().planDowntime(mine.id(), backwards))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void aLimitThatExcludesEverythingIsRefusedWithItsPlace() {
    Limitations inverted = Limitations.builder().range("temperature", 300, 200).build();
    TenantDraft draft =
        new TenantDraft("upside down", List.of(new Offer(QUANTITY, TUBE, inverted)));
    assertThatThrownBy(() -> lab.tenant.tenants().register(draft))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).path()).startsWith("/offers/0/limitations"));
    assertThat(lab.requester.tenants().list()).isEmpty();
  }
}
