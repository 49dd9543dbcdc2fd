package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.MODEL;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;
import static org.finales.server.api.Lab.json;
import static org.finales.server.api.Lab.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Page;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class RequestsContractTest {
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
  void whatWasPostedIsFoundAgainAsItWasSaid() {
    Tenant densimeter = lab.densimeter(lab.tenant, 1);
    RequestDraft draft =
        request()
            .method(MODEL, json("{'temperature':300.5}"))
            .priority(7)
            .deadline(lab.clock.instant().plusSeconds(3600))
            .addressedTo(densimeter.id())
            .resources("cell 4", "sample ü")
            .maxAttempts(5)
            .onBehalfOf("someone")
            .build();
    Request posted = lab.requester.requests().post(draft);
    assertThat(posted.methods()).containsExactly(TUBE, MODEL);
    assertThat(posted.parameters()).isEqualTo(draft.parameters());
    assertThat(posted.priority()).isEqualTo(7);
    assertThat(posted.deadline()).isEqualTo(draft.deadline());
    assertThat(posted.addressedTo()).containsExactly(densimeter.id());
    assertThat(posted.resources()).containsExactlyInAnyOrder("cell 4", "sample ü");
    assertThat(posted.maxAttempts()).isEqualTo(5);
    assertThat(posted.account()).isEqualTo("rita");
    assertThat(posted.onBehalfOf()).isEqualTo("someone");
    assertThat(posted.status()).isEqualTo(RequestStatus.PENDING);
    assertThat(posted.created()).isEqualTo(lab.clock.instant());
    assertThat(lab.tenant.requests().find(posted.id())).contains(posted);
    assertThat(lab.tenant.requests().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void parametersThatDoNotFitAreRefusedWithTheirPlace() {
    RequestDraft draft = RequestDraft.of(QUANTITY, TUBE, json("{'temperature':'warm'}"));
    assertThatThrownBy(() -> lab.requester.requests().post(draft))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations().get(0).path())
                    .isEqualTo("/parameters/vibrating_tube/temperature"));
    assertThat(lab.requester.requests().list(RequestQuery.all()).items()).isEmpty();
  }

  @Test
  void anEmptyDraftIsRefusedWithAllThatIsMissing() {
    RequestDraft draft =
        new RequestDraft(
            "", List.of(), Map.of(), 900, null, Set.of(), Set.of(), 0, null, null, null);
    assertThatThrownBy(() -> lab.requester.requests().post(draft))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(violation -> violation.path())
                    .contains("/quantity", "/methods", "/priority", "/maxAttempts"));
  }

  @Test
  void theSameKeyAnswersWithTheSameRequest() {
    RequestDraft draft = request().idempotencyKey("order 1").build();
    Request first = lab.requester.requests().post(draft);
    assertThat(lab.requester.requests().post(draft).id()).isEqualTo(first.id());
    assertThat(lab.tenant.requests().post(draft).id())
        .as("keys of others are others")
        .isNotEqualTo(first.id());
    RequestDraft other =
        RequestDraft.builder(QUANTITY)
            .method(TUBE, json("{'temperature':280}"))
            .idempotencyKey("order 1")
            .build();
    assertThatThrownBy(() -> lab.requester.requests().post(other))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.KEY_REUSED));
  }

  @Test
  void withoutAKeyEachPostIsARequestOfItsOwn() {
    lab.requester.requests().post(request().build());
    lab.requester.requests().post(request().build());
    assertThat(lab.requester.requests().list(RequestQuery.all()).items()).hasSize(2);
  }

  @Test
  void theReportSaysWhoServesAndWhatIsInTheWay() {
    Limitations cold = Limitations.builder().range("temperature", 250, 280).build();
    Tenant tenant =
        lab.tenant
            .tenants()
            .register(new TenantDraft("cold one", List.of(new Offer(QUANTITY, TUBE, cold))));
    MatchReport before = lab.requester.requests().explain(request().build());
    assertThat(before.servable()).isFalse();
    MatchReport.Verdict verdict = before.verdicts().get(0);
    assertThat(verdict.tenant()).isEqualTo(tenant.id());
    assertThat(verdict.obstacles().get(0).path()).contains("temperature");
    Request posted = lab.requester.requests().post(request().build());
    assertThat(lab.requester.requests().explain(posted.id())).isEqualTo(before);
    assertThat(before.summary()).contains("cold one", "temperature");
    RequestDraft cool = RequestDraft.of(QUANTITY, TUBE, json("{'temperature':260}"));
    assertThat(lab.requester.requests().explain(cool).servable()).isTrue();
  }

  @Test
  void pagesFollowEachOtherWithoutGapsAndEnd() {
    List<UUID> posted = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      posted.add(lab.requester.requests().post(request().priority(i).build()).id());
    }
    List<UUID> seen = new ArrayList<>();
    RequestQuery query = new RequestQuery(Set.of(), null, null, null, null, null, 3);
    Page<Request> page = lab.tenant.requests().list(query);
    while (true) {
      page.items().forEach(request -> seen.add(request.id()));
      if (page.next() == null) {
        break;
      }
      assertThat(page.items()).hasSize(3);
      page = lab.tenant.requests().list(query.from(page.next()));
    }
    assertThat(seen).isEqualTo(posted);
  }

  @Test
  void listsAreFiltered() {
    Request mine = lab.requester.requests().post(request().build());
    Request theirs = lab.tenant.requests().post(Lab.simulated().build());
    lab.requester.requests().retract(mine.id(), "changed my mind");
    assertThat(ids(RequestQuery.in(RequestStatus.RETRACTED))).containsExactly(mine.id());
    assertThat(ids(RequestQuery.in(RequestStatus.PENDING, RequestStatus.RETRACTED))).hasSize(2);
    assertThat(ids(new RequestQuery(Set.of(), QUANTITY, MODEL, null, null, null, null)))
        .containsExactly(theirs.id());
    assertThat(ids(new RequestQuery(Set.of(), null, null, "rita", null, null, null)))
        .containsExactly(mine.id());
    assertThat(ids(new RequestQuery(Set.of(), "viscosity", null, null, null, null, null)))
        .isEmpty();
    assertThat(ids(new RequestQuery(Set.of(), null, null, null, UUID.randomUUID(), null, null)))
        .isEmpty();
  }

  @Test
  void aLimitOutOfBoundsAndACursorFromElsewhereAreRefused() {
    for (RequestQuery query :
        List.of(
            new RequestQuery(Set.of(), null, null, null, null, null, 0),
            new RequestQuery(Set.of(), null, null, null, null, null, 1001),
            new RequestQuery(Set.of(), null, null, null, null, "no cursor!", null))) {
      assertThatThrownBy(() -> lab.requester.requests().list(query))
          .isInstanceOf(InvalidException.class);
    }
  }

  @Test
  void awaitAnswersAsSoonAsTheRequestIsSettled() throws Exception {
    Request posted = lab.requester.requests().post(request().build());
    CompletableFuture<Request> waiting =
        CompletableFuture.supplyAsync(
            () -> lab.requester.requests().await(posted.id(), Duration.ofSeconds(30)));
    assertThat(lab.requester.requests().await(posted.id(), Duration.ofMillis(50)).status())
        .isEqualTo(RequestStatus.PENDING);
    lab.tenant.results().post(posted.id(), Lab.result());
    assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(RequestStatus.RESOLVED);
    assertThat(lab.requester.requests().await(posted.id(), Duration.ofSeconds(30)).status())
        .isEqualTo(RequestStatus.RESOLVED);
    assertThatThrownBy(() -> lab.requester.requests().await(UUID.randomUUID(), Duration.ZERO))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void itsRequesterRetractsARequestAndBringsItBack() {
    Request posted = lab.requester.requests().post(request().build());
    assertThatThrownBy(() -> lab.tenant.requests().retract(posted.id(), "envy"))
        .isInstanceOf(ForbiddenException.class);
    assertThat(lab.requester.requests().retract(posted.id(), "later").status())
        .isEqualTo(RequestStatus.RETRACTED);
    Request back = lab.requester.requests().reopen(posted.id(), "now");
    assertThat(back.status()).isEqualTo(RequestStatus.PENDING);
    assertThat(back.revision()).isGreaterThan(posted.revision());
    assertThatThrownBy(() -> lab.requester.requests().reopen(posted.id(), "again"))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.WRONG_STATUS));
  }

  @Test
  void aProposedRequestWaitsForAnOperator() {
    Request posted = lab.requester.requests().post(request().proposed().build());
    assertThat(posted.status()).isEqualTo(RequestStatus.PROPOSED);
    assertThatThrownBy(() -> lab.requester.requests().approve(posted.id(), "please"))
        .isInstanceOf(ForbiddenException.class);
    assertThat(lab.admin.requests().approve(posted.id(), "fine").status())
        .isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void historyTellsWhoDidWhatAndWhy() {
    Request posted = lab.requester.requests().post(request().build());
    lab.requester.requests().retract(posted.id(), "wrong sample");
    List<Event> history = lab.tenant.requests().history(posted.id());
    assertThat(history).hasSizeGreaterThanOrEqualTo(2);
    Event last = history.get(history.size() - 1);
    assertThat(last.actor()).isEqualTo("rita");
    assertThat(last.message()).isEqualTo("wrong sample");
    assertThat(last.from()).isEqualTo("pending");
    assertThat(last.to()).isEqualTo("retracted");
  }

  private List<UUID> ids(RequestQuery query) {
    return lab.tenant.requests().list(query).items().stream().map(Request::id).toList();
  }
}
