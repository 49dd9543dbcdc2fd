package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.store.RequestListing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables of requests with paging, filters and counts. */
class ListingTest {
  @Test
  void pagesCountsAndOrderAgreeWithOneAnother() {
    try (Engine engine = Engine.inMemory()) {
      var broker = engine.as(new Actor("ada", Role.OPERATOR, null));
      BuiltInCapabilities.drafts().forEach(broker.capabilities()::add);
      for (int i = 0; i < 60; i++) {
        var request =
            broker
                .requests()
                .post(
                    RequestDraft.builder(i % 2 == 0 ? "conductivity" : "density")
                        .method(
                            i % 2 == 0 ? "two_electrode" : "vibrating_tube_densimetry",
                            RequestPagesTest.formulation("300"))
                        .priority(i - 30)
                        .build());
        if (i % 3 == 0) {
          broker.requests().retract(request.id(), "");
        }
      }
      RequestListing.Found found =
          engine.store().read(ledger -> ledger.requests().find(listing(Set.of(), "TWO_elec", 0)));
      assertThat(found.total()).isEqualTo(30);
      assertThat(found.rows()).hasSize(10);
      assertThat(found.rows().get(0).priority()).isEqualTo(28);
      assertThat(found.byStatus()).containsEntry("retracted", 10L).containsEntry("pending", 20L);
      assertThat(found.byQuantity()).containsOnlyKeys("conductivity");
      RequestListing.Found last =
          engine
              .store()
              .read(
                  ledger ->
                      ledger.requests().find(listing(Set.of(RequestStatus.RETRACTED), null, 10)));
      assertThat(last.total()).isEqualTo(20);
      assertThat(last.rows()).hasSize(10).allMatch(r -> r.status() == RequestStatus.RETRACTED);
      assertThat(last.byStatus())
          .as("what other choices would leave")
          .containsEntry("pending", 40L);
    }
  }

  private static RequestListing listing(
      Set<RequestStatus> statuses, @Nullable String text, long offset) {
    return new RequestListing(
        statuses, Set.of(), text, RequestListing.Order.PRIORITY, true, offset, 10);
  }
}
