package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests for which many compete, on every store. */
@Timeout(120)
abstract class RaceContract {
  static final int REQUESTS = 1000;

  final Fixture.TestClock clock = new Fixture.TestClock();
  Engine engine;
  Broker requester;

  /** Opens the store; another time, too, where it outlives its closing. */
  abstract Store open();

  @BeforeEach
  void openEngine() {
    engine = engineOn(open());
    Broker admin = engine.as("admin");
    admin.capabilities().add(Fixture.capability(Fixture.METHOD, false));
    admin.capabilities().add(Fixture.capability(Fixture.SIMULATION, true));
    requester = engine.as(new Actor("rita", Role.REQUESTER, null));
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  Engine engineOn(Store store) {
    return Engine.builder()
        .store(store)
        .clock(clock)
        .settings(EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO))
        .open();
  }

  @Test
  void manyTenantsRaceAndEachRequestIsDoneOnce() throws Exception {
    List<UUID> posted = post(requester, REQUESTS);
    Laboratory laboratory = new Laboratory(engine);
    laboratory.hire("tenant", 64, () -> laboratory.deliveries.get() >= REQUESTS);
    laboratory.join();
    assertThat(laboratory.surprises).isEmpty();
    assertThat(laboratory.delivered).containsOnlyKeys(posted);
    assertThat(laboratory.delivered.values()).allMatch(count -> count.get() == 1);
    assertAllResolvedOnce(posted);
  }

  @Test
  void oneOfEightWhoReserveAtOnceGetsTheRequest() throws Exception {
    for (int round = 0; round < 20; round++) {
      UUID request = post(requester, 1).get(0);
      AtomicInteger won = new AtomicInteger();
      AtomicInteger lost = new AtomicInteger();
      CyclicBarrier start = new CyclicBarrier(8);
      atOnce(
          8,
          i -> {
            Broker broker = engine.as(new Actor("account-" + i, Role.TENANT, null));
            await(start);
            try {
              broker.work().claim(request, ClaimOptions.forAccount());
              won.incrementAndGet();
            } catch (ConflictException e) {
              assertThat(e.code()).isEqualTo(ConflictException.HELD);
              lost.incrementAndGet();
            }
          });
      assertThat(won).hasValue(1);
      assertThat(lost).hasValue(7);
    }
  }

  @Test
  void oneOfManyResultsAtOnceIsAccepted() throws Exception {
    UUID request = post(requester, 1).get(0);
    AtomicInteger accepted = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(8);
    atOnce(
        8,
        i -> {
          Broker broker = engine.as(new Actor("account-" + i, Role.TENANT, null));
          await(start);
          try {
            broker.results().post(request, Fixture.result());
            accepted.incrementAndGet();
          } catch (ConflictException e) {
            assertThat(e.code()).isEqualTo(ConflictException.WRONG_STATUS);
          }
        });
    assertThat(accepted).hasValue(1);
    assertThat(requester.requests().find(request).orElseThrow().status())
        .isEqualTo(RequestStatus.RESOLVED);
  }

  @Test
  void postingTheSameKeyAtOnceMakesOneRequest() throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    List<UUID> ids = new CopyOnWriteArrayList<>();
    atOnce(
        8,
        i -> {
          await(start);
          ids.add(requester.requests().post(Fixture.request().idempotencyKey("same").build()).id());
        });
    assertThat(ids).hasSize(8);
    assertThat(ids.stream().distinct()).hasSize(1);
    assertThat(requester.requests().list(RequestQuery.all()).items()).hasSize(1);
  }

  void assertAllResolvedOnce(List<UUID> posted) {
    for (UUID id : posted) {
      Request request = requester.requests().find(id).orElseThrow();
      assertThat(request.status()).as("request %s", id).isEqualTo(RequestStatus.RESOLVED);
      assertThat(requester.results().forRequest(id)).isPresent();
    }
    assertThat(Laboratory.contradictions(engine.store())).isEmpty();
  }

  /** Posts requests on several threads. */
  static List<UUID> post(Broker broker, int count) {
    List<UUID> posted = new CopyOnWriteArrayList<>();
    atOnce(
        Math.min(count, 16),
        i -> {
          for (int n = i; n < count; n += 16) {
            posted.add(
                broker
                    .requests()
                    .post((n % 2 == 0 ? Fixture.request() : Fixture.simulated()).build())
                    .id());
          }
        });
    return posted;
  }

  static void atOnce(int threads, IntConsumer work) {
    CompletableFuture<?>[] all =
        IntStream.range(0, threads)
            .mapToObj(
                i -> {
                  CompletableFuture<Void> done = new CompletableFuture<>();
                  Thread thread =
                      new Thread(
                          () -> {
                            try {
                              work.accept(i);
                              done.complete(null);
                            } catch (RuntimeException | Error e) {
                              done.completeExceptionally(e);
                            }
                          });
                  thread.setDaemon(true);
                  thread.start();
                  return done;
                })
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
