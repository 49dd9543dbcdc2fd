package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;
import static org.finales.server.api.Lab.json;
import static org.finales.server.api.Lab.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class ResultsContractTest {
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
  void aResultNobodyAskedForGetsARequestOfItsOwn() {
    Result result = lab.tenant.results().postUnsolicited(Lab.result());
    assertThat(result.status()).isEqualTo(ResultStatus.ORIGINAL);
    assertThat(result.account()).isEqualTo("tom");
    assertThat(result.data()).isEqualTo(Lab.result().data());
    assertThat(lab.requester.results().find(result.id())).contains(result);
    assertThat(lab.requester.results().forRequest(result.request())).contains(result);
    assertThat(lab.requester.requests().find(result.request()).orElseThrow().status())
        .isEqualTo(RequestStatus.UNSOLICITED);
  }

  @Test
  void aPendingRequestIsAnsweredWithoutAClaim() {
    Request posted = lab.requester.requests().post(request().build());
    assertThat(lab.requester.results().forRequest(posted.id())).isEmpty();
    Result result = lab.tenant.results().post(posted.id(), Lab.result());
    assertThat(lab.requester.results().forRequest(posted.id())).contains(result);
    assertThatThrownBy(() -> lab.otherTenant.results().post(posted.id(), Lab.result()))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.requester.results().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void whatSomebodyHoldsIsHisToAnswer() {
    Request posted = lab.requester.requests().post(request().build());
    lab.tenant.work().claim(posted.id(), ClaimOptions.forAccount());
    assertThatThrownBy(() -> lab.otherTenant.results().post(posted.id(), Lab.result()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo(ConflictException.HELD));
    assertThat(lab.tenant.results().post(posted.id(), Lab.result()).request())
        .isEqualTo(posted.id());
  }

  @Test
  void theSameKeyAnswersWithTheSameResult() {
    ResultDraft plain = Lab.result();
    ResultDraft keyed =
        new ResultDraft(
            plain.quantity(), plain.method(), plain.parameters(), plain.data(), "me", "k1");
    Result first = lab.tenant.results().postUnsolicited(keyed);
    assertThat(lab.tenant.results().postUnsolicited(keyed).id()).isEqualTo(first.id());
    assertThat(first.onBehalfOf()).isEqualTo("me");
    assertThat(lab.tenant.results().list(ResultQuery.all()).items()).hasSize(1);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsPlace() {
    ResultDraft bad =
        new ResultDraft(QUANTITY, TUBE, json("{'temperature':298}"), json("{'values':1}"));
    assertThatThrownBy(() -> lab.tenant.results().postUnsolicited(bad))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).path()).isEqualTo("/data/values"));
    assertThat(lab.requester.results().list(ResultQuery.all()).items()).isEmpty();
  }

  @Test
  void itsPosterAmendsAResultAndTakesItBack() {
    Result first = lab.tenant.results().postUnsolicited(Lab.result());
    assertThatThrownBy(
            () -> lab.otherTenant.results().amend(first.id(), json("{'values':[2]}"), "not mine"))
        .isInstanceOf(ForbiddenException.class);
    Result amended =
        lab.tenant.results().amend(first.id(), json("{'values':[1.22]}"), "recalibrated");
    assertThat(amended.status()).isEqualTo(ResultStatus.AMENDED);
    assertThat(amended.data()).isEqualTo(json("{'values':[1.22]}"));
    assertThat(amended.revision()).isGreaterThan(first.revision());
    assertThatThrownBy(() -> lab.tenant.results().amend(first.id(), json("{'values':'x'}"), "typo"))
        .isInstanceOf(InvalidException.class);
    Result deleted = lab.tenant.results().delete(first.id(), "a bubble in the tube");
    assertThat(deleted.status()).isEqualTo(ResultStatus.DELETED);
    assertThatThrownBy(() -> lab.tenant.results().delete(UUID.randomUUID(), ""))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anAmendmentMayNameTheRevisionThatItIsBasedOn() {
    Result first = lab.tenant.results().postUnsolicited(Lab.result());
    Result second =
        lab.tenant.results().amend(first.id(), json("{'values':[1.22]}"), "", first.revision());
    assertThatThrownBy(
            () ->
                lab.tenant
                    .results()
                    .amend(first.id(), json("{'values':[9]}"), "", first.revision()))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.CHANGED));
    assertThat(lab.requester.results().find(first.id())).contains(second);
  }

  @Test
  void listsAreFilteredAndPaged() {
    Request posted = lab.requester.requests().post(request().build());
    Result answer = lab.tenant.results().post(posted.id(), Lab.result());
    Result unasked = lab.otherTenant.results().postUnsolicited(Lab.result());
    lab.otherTenant.results().delete(unasked.id(), "");
    assertThat(ids(ResultQuery.of(QUANTITY))).containsExactly(answer.id(), unasked.id());
    assertThat(ids(ResultQuery.of("viscosity"))).isEmpty();
    assertThat(ids(new ResultQuery(Set.of(), null, TUBE, "ute", null, null, null)))
        .containsExactly(unasked.id());
    assertThat(ids(new ResultQuery(Set.of(), null, null, null, "rita", null, null)))
        .containsExactly(answer.id());
    assertThat(
            ids(new ResultQuery(Set.of(ResultStatus.DELETED), null, null, null, null, null, null)))
        .containsExactly(unasked.id());
    ResultQuery one = new ResultQuery(Set.of(), null, null, null, null, null, 1);
    String next = lab.requester.results().list(one).next();
    assertThat(ids(one)).containsExactly(answer.id());
    assertThat(ids(one.from(next))).containsExactly(unasked.id());
  }

  private List<UUID> ids(ResultQuery query) {
    return lab.requester.results().list(query).items().stream().map(Result::id).toList();
  }
}
