package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Tenant;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for work, for results and for events: by signal, never by polling. */
class WaitingTest {
  /** Far longer than anything here takes; a test that needs it has failed. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Fixture lab = new Fixture();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aWaitingTenantGetsARequestWhenItIsPosted() throws Exception {
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    CompletableFuture<Optional<Claim>> waiting =
        CompletableFuture.supplyAsync(
            () -> lab.tenant.work().next(ClaimOptions.forTenant(tenant.id()), LONG));
    Request posted = lab.requester.requests().post(Fixture.request().build());
    assertThat(waiting.get(30, TimeUnit.SECONDS))
        .map(claim -> claim.request().id())
        .contains(posted.id());
  }

  @Test
  void aRequesterWaitsForTheOutcome() throws Exception {
    Request posted = lab.requester.requests().post(Fixture.request().build());
    CompletableFuture<Request> waiting =
        CompletableFuture.supplyAsync(() -> lab.requester.requests().await(posted.id(), LONG));
    lab.tenant.results().post(posted.id(), Fixture.result());
    assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(RequestStatus.RESOLVED);
    Request open = lab.requester.requests().post(Fixture.request().build());
    assertThat(lab.requester.requests().await(open.id(), Duration.ZERO).status())
        .as("no time to wait: as it stands")
        .isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void aSubscriberHearsOfEveryEventInOrder() throws Exception {
    BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    try (var subscription =
        lab.requester.events().subscribe(EventFilter.about("request"), heard::add)) {
      assertThat(subscription).isNotNull();
      Request posted = lab.requester.requests().post(Fixture.request().build());
      lab.tenant.results().post(posted.id(), Fixture.result());
      assertThat(heard.poll(30, TimeUnit.SECONDS))
          .isNotNull()
          .extracting(Event::kind)
          .isEqualTo("request.posted");
      assertThat(heard.poll(30, TimeUnit.SECONDS))
          .isNotNull()
          .extracting(Event::kind)
          .isEqualTo("request.resolved");
    }
  }

  @Test
  void aSubscriberThatFailsHearsTheNextEvent() throws Exception {
    BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    lab.requester
        .events()
        .subscribe(
            EventFilter.all(),
            event -> {
              heard.add(event);
              throw new IllegalStateException("a subscriber's own fault");
            });
    lab.requester.requests().post(Fixture.request().build());
    lab.requester.requests().post(Fixture.request().build());
    assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
    lab.requester.close();
  }

  @Test
  void aSubscriberHearsTheRestAfterAnOutage() throws Exception {
    FaultyStore store = new FaultyStore(Store.inMemory());
    try (Fixture faulty = new Fixture(store)) {
      BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
      try (var subscription =
          faulty.requester.events().subscribe(EventFilter.about("request"), heard::add)) {
        assertThat(subscription).isNotNull();
        store.failReadsOf("finales-subscription", 3);
        Request posted = faulty.requester.requests().post(Fixture.request().build());
        Event event = heard.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("the subscription goes on").isNotNull();
        assertThat(event.id()).isEqualTo(posted.id().toString());
        assertThat(store.failuresLeft()).isZero();
      }
    }
  }

  @Test
  void nothingIsKeptOfAWaitThatIsOver() {
    Signals signals = new Signals();
    assertThat(signals.await("settled", LONG, () -> "there already")).isNotNull();
    assertThat(signals.isAwaited("settled")).isFalse();
    assertThat(signals.<String>await("never", Duration.ofMillis(1), () -> null)).isNull();
    assertThat(signals.isAwaited("never")).isFalse();
    CompletableFuture<Void> given = signals.of("given up");
    CompletableFuture<Void> kept = signals.of("given up");
    given.cancel(false);
    assertThat(signals.isAwaited("given up")).as("another waits on").isTrue();
    signals.fire("given up");
    assertThat(kept).isCompleted();
    assertThat(signals.isAwaited("given up")).isFalse();
  }

  @Test
  void eventsAreReadAfterAPlace() {
    long before = lab.requester.events().newest();
    lab.requester.requests().post(Fixture.request().build());
    List<Event> events = lab.requester.events().after(before, EventFilter.all(), 10, Duration.ZERO);
    assertThat(events).extracting(Event::sequence).containsExactly(before + 1);
    assertThat(lab.requester.events().after(before + 1, EventFilter.all(), 10, Duration.ZERO))
        .isEmpty();
  }

  @Test
  void closingTheEngineWakesThoseWhoWait() throws Exception {
    Tenant tenant = lab.densimeter(lab.tenant, 1);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                lab.tenant.work().next(ClaimOptions.forTenant(tenant.id()), LONG);
              } catch (org.finales.api.broker.UnavailableException e) {
                // the store may be closed already
              }
            });
    lab.close();
    waiting.get(30, TimeUnit.SECONDS);
  }
}
