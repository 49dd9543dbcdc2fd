package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.MODEL;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;
import static org.finales.server.api.Lab.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.client.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class WorkerTest {
  private static final Map<String, List<Double>> DATA = Map.of("values", List.of(1.21));

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
  void itAnswersWhatIsAsked() throws Exception {
    try (Worker worker = worker().serve(tube(), claim -> DATA).start()) {
      List<UUID> posted = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        posted.add(lab.requester.requests().post(request().build()).id());
      }
      for (UUID id : posted) {
        assertThat(settled(id)).isEqualTo(RequestStatus.RESOLVED);
        Result result = lab.requester.results().forRequest(id).orElseThrow();
        assertThat(result.tenant()).isEqualTo(worker.tenant().id());
        assertThat(result.data()).isEqualTo(Lab.json("{'values':[1.21]}"));
      }
      assertThat(lab.requester.requests().history(posted.get(0)))
          .extracting(event -> event.kind())
          .contains("request.begun");
    }
  }

  @Test
  void theTaskOfTheMethodIsCalled() {
    try (Worker worker =
        worker()
            .serve(tube(), claim -> DATA)
            .serve(Offer.unrestricted(QUANTITY, MODEL), claim -> Map.of("values", List.of(7.5)))
            .start()) {
      Request posted = lab.requester.requests().post(Lab.simulated().build());
      assertThat(settled(posted.id())).isEqualTo(RequestStatus.RESOLVED);
      assertThat(lab.requester.results().forRequest(posted.id()).orElseThrow().data())
          .isEqualTo(Lab.json("{'values':[7.5]}"));
      assertThat(worker.tenant().offers()).hasSize(2);
    }
  }

  @Test
  void whatFailsIsTriedAgainAndThenGivenUp() {
    AtomicInteger tries = new AtomicInteger();
    try (Worker worker =
        worker()
            .serve(
                Offer.unrestricted(QUANTITY, MODEL),
                claim -> {
                  tries.incrementAndGet();
                  throw new IllegalStateException("a bubble");
                })
            .start()) {
      Request posted = lab.requester.requests().post(Lab.simulated().maxAttempts(2).build());
      assertThat(settled(posted.id())).isEqualTo(RequestStatus.FAILED);
      assertThat(tries).hasValue(2);
      assertThat(lab.requester.requests().history(posted.id()))
          .anyMatch(event -> String.valueOf(event.message()).contains("a bubble"));
      assertThat(worker.delivered()).isZero();
    }
  }

  @Test
  void whatIsImpossibleIsTriedOnce() {
    AtomicInteger tries = new AtomicInteger();
    try (Worker worker =
        worker()
            .serve(
                tube(),
                claim -> {
                  tries.incrementAndGet();
                  throw new Worker.ImpossibleException("it would freeze");
                })
            .start()) {
      Request posted = lab.requester.requests().post(request().build());
      assertThat(settled(posted.id())).isEqualTo(RequestStatus.FAILED);
      assertThat(tries).hasValue(1);
    }
  }

  @Test
  void aResultThatDoesNotFitIsAFailure() {
    try (Worker worker = worker().serve(tube(), claim -> Map.of("value", 1)).start()) {
      Request posted = lab.requester.requests().post(request().maxAttempts(1).build());
      assertThat(settled(posted.id())).isEqualTo(RequestStatus.FAILED);
      assertThat(worker.delivered()).isZero();
    }
  }

  @Test
  void theTaskOfARetractedRequestIsInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (Worker worker =
        worker()
            .lease(Duration.ofSeconds(1))
            .serve(
                tube(),
                claim -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    stopped.countDown();
                  }
                  return DATA;
                })
            .start()) {
      Request posted = lab.requester.requests().post(request().build());
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      lab.requester.requests().retract(posted.id(), "wrong sample");
      assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
      Request next = lab.requester.requests().post(request().build());
      assertThat(lab.requester.requests().await(next.id(), Duration.ZERO).status())
          .isNotEqualTo(RequestStatus.FAILED);
      assertThat(worker.delivered()).isZero();
    }
  }

  @Test
  void severalSlotsWorkAtOnce() {
    CyclicBarrier together = new CyclicBarrier(3);
    try (Worker worker =
        worker()
            .slots(3)
            .serve(
                tube(),
                claim -> {
                  together.await(10, TimeUnit.SECONDS);
                  return DATA;
                })
            .start()) {
      List<Request> posted = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        posted.add(lab.requester.requests().post(request().build()));
      }
      for (Request one : posted) {
        assertThat(settled(one.id())).isEqualTo(RequestStatus.RESOLVED);
      }
      assertThat(worker.tenant().slots()).isEqualTo(3);
    }
  }

  @Test
  void closingGivesBackWhatIsNotFinished() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Worker worker =
        worker()
            .patience(Duration.ofMillis(100))
            .serve(
                tube(),
                claim -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return DATA;
                })
            .start();
    Request posted = lab.requester.requests().post(request().build());
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    worker.close();
    worker.close();
    worker.await();
    assertThat(lab.requester.requests().find(posted.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.PENDING);
    assertThat(lab.requester.tenants().find(worker.tenant().id()).orElseThrow().online()).isFalse();
  }

  @Test
  void closingLetsARunningTaskFinish() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Worker worker =
        worker()
            .serve(
                tube(),
                claim -> {
                  begun.countDown();
                  goOn.await();
                  return DATA;
                })
            .start();
    Request posted = lab.requester.requests().post(request().build());
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    Thread closing = new Thread(worker::close);
    closing.start();
    goOn.countDown();
    closing.join(20_000);
    assertThat(lab.requester.requests().find(posted.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void aClaimWhoseAnswerWasLostIsTakenUp() {
    Request posted = lab.requester.requests().post(request().build());
    UUID tenant =
        lab.tenant
            .tenants()
            .register(new org.finales.api.broker.TenantDraft("tube 1", List.of(tube())))
            .id();
    Claim lost =
        lab.tenant.work().next(ClaimOptions.forTenant(tenant), Duration.ZERO).orElseThrow();
    try (Worker worker = worker().serve(tube(), claim -> DATA).start()) {
      assertThat(worker.tenant().id()).isEqualTo(tenant);
      assertThat(settled(posted.id())).isEqualTo(RequestStatus.RESOLVED);
      assertThat(lab.requester.results().forRequest(posted.id()).orElseThrow().claim())
          .isEqualTo(lost.token());
    }
  }

  @Test
  void itEndsWhenItsTenantIsDeactivated() throws Exception {
    try (Worker worker =
        worker().waitFor(Duration.ofMillis(200)).serve(tube(), claim -> DATA).start()) {
      lab.admin.tenants().deactivate(worker.tenant().id(), "sold");
      assertThatThrownBy(worker::await).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void itOutlivesAServerThatIsDownForAWhile() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (Worker worker =
        worker()
            .serve(
                tube(),
                claim -> {
                  begun.countDown();
                  goOn.await();
                  return DATA;
                })
            .start()) {
      Request first = lab.requester.requests().post(request().build());
      Request second = lab.requester.requests().post(request().build());
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      lab.whileServerIsDown(
          () -> {
            goOn.countDown();
            assertThat(worker.tenant().active()).isTrue();
          });
      assertThat(settled(first.id())).isEqualTo(RequestStatus.RESOLVED);
      assertThat(settled(second.id())).isEqualTo(RequestStatus.RESOLVED);
    }
  }

  private Worker.Builder worker() {
    return Worker.as(lab.tenant, "tube 1").patience(Duration.ofSeconds(5));
  }

  private static Offer tube() {
    return Offer.unrestricted(QUANTITY, TUBE);
  }

  private RequestStatus settled(UUID request) {
    return lab.requester.requests().await(request, Duration.ofSeconds(30)).status();
  }
}
