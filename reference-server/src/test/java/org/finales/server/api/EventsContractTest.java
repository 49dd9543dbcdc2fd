package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.request;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class EventsContractTest {
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
  void theAccountKnowsItself() {
    assertThat(lab.requester.account()).isEqualTo("rita");
  }

  @Test
  void theLogIsReadInOrderFromAnyPlace() {
    long start = lab.requester.events().newest();
    Request first = lab.requester.requests().post(request().build());
    Request second = lab.requester.requests().post(request().build());
    List<Event> all = lab.tenant.events().after(start, EventFilter.all(), 100, Duration.ZERO);
    assertThat(all).extracting(Event::sequence).isSorted();
    assertThat(all).extracting(Event::id).contains(first.id().toString(), second.id().toString());
    assertThat(all.get(all.size() - 1).sequence()).isEqualTo(lab.tenant.events().newest());
    assertThat(
            lab.tenant
                .events()
                .after(start, EventFilter.about("request", second.id().toString()), 100, none()))
        .allMatch(event -> event.id().equals(second.id().toString()))
        .isNotEmpty();
    assertThat(lab.tenant.events().after(0, EventFilter.about("capability"), 1, none())).hasSize(1);
    assertThat(lab.tenant.events().after(0, EventFilter.about("nothing"), 100, none())).isEmpty();
  }

  @Test
  void aLimitOutOfBoundsIsRefused() {
    for (int limit : new int[] {0, 1001}) {
      assertThatThrownBy(() -> lab.tenant.events().after(0, EventFilter.all(), limit, none()))
          .isInstanceOf(InvalidException.class);
    }
  }

  @Test
  void whoWaitsForAnEventGetsItWhenItHappens() throws Exception {
    long start = lab.requester.events().newest();
    CompletableFuture<List<Event>> waiting =
        CompletableFuture.supplyAsync(
            () ->
                lab.tenant
                    .events()
                    .after(start, EventFilter.about("request"), 10, Duration.ofSeconds(30)));
    lab.densimeter(lab.tenant, 1);
    Request posted = lab.requester.requests().post(request().build());
    assertThat(waiting.get(10, TimeUnit.SECONDS).get(0).id()).isEqualTo(posted.id().toString());
    assertThat(
            lab.tenant
                .events()
                .after(lab.tenant.events().newest(), EventFilter.all(), 1, Duration.ofMillis(50)))
        .isEmpty();
  }

  @Test
  void aSubscriberIsCalledInOrderAndNoLongerAfterItsEnd() throws Exception {
    BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    AtomicBoolean first = new AtomicBoolean(true);
    Events.Subscription subscription =
        lab.tenant
            .events()
            .subscribe(
                EventFilter.about("request"),
                event -> {
                  heard.add(event);
                  if (first.getAndSet(false)) {
                    throw new IllegalStateException("a subscriber that stumbles");
                  }
                });
    long last = 0;
    for (int i = 0; i < 5; i++) {
      Request posted = lab.requester.requests().post(request().build());
      Event event = heard.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("event of request %s", i).isNotNull();
      assertThat(event.id()).isEqualTo(posted.id().toString());
      assertThat(event.sequence()).isGreaterThan(last);
      last = event.sequence();
    }
    subscription.close();
    lab.requester.requests().post(request().build());
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  private static Duration none() {
    return Duration.ZERO;
  }
}
