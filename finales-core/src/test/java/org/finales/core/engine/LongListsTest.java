package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.engine.Fixture.request;
import static org.finales.core.engine.Fixture.result;
import static org.finales.core.engine.Fixture.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.ResultQuery;
import org.finales.core.store.StoredRequest;
import org.finales.core.store.StoredResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What adapters of older surfaces need: lists without end, and claims that say something. */
class LongListsTest {
  private final Fixture lab = new Fixture();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aScanHandsOverEveryRequestOnceAndInOrderHoweverManyThereAre() {
    List<UUID> posted = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      posted.add(lab.requester.requests().post(request().build()).id());
    }
    List<UUID> scanned = new ArrayList<>();
    lab.engine.scan(RequestQuery.in(RequestStatus.PENDING), row -> scanned.add(row.id()));
    assertThat(scanned).isEqualTo(posted);
  }

  @Test
  void aScanShowsARequestWithItsJsonAsItIsStored() {
    Request posted =
        lab.requester
            .requests()
            .post(simulated().onBehalfOf("me").resources("cell 1", "cell 2").build());
    lab.requester.requests().post(request().build());
    List<StoredRequest> rows = new ArrayList<>();
    RequestQuery simulations =
        new RequestQuery(Set.of(), Fixture.QUANTITY, Fixture.SIMULATION, null, null, null, null);
    lab.engine.scan(simulations, rows::add);
    assertThat(rows)
        .containsExactly(
            new StoredRequest(
                posted.id(),
                Fixture.QUANTITY,
                List.of(Fixture.SIMULATION),
                "{\"simulation\":{\"temperature\":298.15}}",
                RequestStatus.PENDING,
                "rita",
                "me",
                null,
                posted.created(),
                posted.addressedTo(),
                List.of("cell 1", "cell 2")));
  }

  @Test
  void aScanShowsAResultWithItsJsonAsItIsStored() {
    Request posted = lab.requester.requests().post(request().build());
    lab.tenant.results().post(posted.id(), result());
    List<StoredResult> rows = new ArrayList<>();
    lab.engine.scan(ResultQuery.of(Fixture.QUANTITY), rows::add);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).request()).isEqualTo(posted.id());
    assertThat(rows.get(0).parameters()).isEqualTo("{\"temperature\":298.2}");
    assertThat(rows.get(0).data()).isEqualTo("{\"values\":[1.21]}");
    assertThat(rows.get(0).tenant()).isNull();
  }

  @Test
  void whatIsSaidWithAReservationIsInTheLog() {
    Request posted = lab.requester.requests().post(request().build());
    Actor tom = new Actor("tom", Role.TENANT, null);
    var claim = lab.engine.reserve(tom, posted.id(), "Reserved for tom.");
    assertThat(claim.state()).isEqualTo(ClaimState.LIVE);
    assertThat(lab.engine.reserve(tom, posted.id(), "again").token()).isEqualTo(claim.token());
    assertThat(lab.requester.requests().history(posted.id()))
        .filteredOn(event -> event.kind().equals("request.claimed"))
        .singleElement()
        .satisfies(event -> assertThat(event.message()).isEqualTo("Reserved for tom."));
  }
}
