package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.store.Things.NOW;
import static org.finales.core.store.Things.entry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.finales.api.broker.Event;
import org.finales.core.store.AccountTable.StoredAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A store under test, and the callers that use it at once. */
@Timeout(60)
abstract class StoreFixture {
  private final List<Thread> callers = new CopyOnWriteArrayList<>();
  Store store;

  /** Opens the store under test. */
  abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  long append(String kind) {
    return store.write(ledger -> append(ledger, kind));
  }

  static long append(Ledger ledger, String kind) {
    return ledger.append(entry(kind), NOW, null).sequence();
  }

  <T> Optional<T> found(Function<Ledger, Optional<T>> work) {
    return store.read(work);
  }

  <T> List<T> listed(Function<Ledger, List<T>> work) {
    return store.read(work);
  }

  List<Event> log() {
    return store.read(ledger -> ledger.events().after(0, 1000));
  }

  void assertUnbroken() {
    assertThat(found(ledger -> ledger.events().firstBrokenEntry()))
        .as("first broken entry of the log")
        .isEmpty();
  }

  static StoredAccount account(String name) {
    return new StoredAccount(name, UUID.randomUUID(), "tenant", null, false, 0, NOW);
  }

  /** One list for each commit that followers hear of. */
  List<List<Committed>> commits() {
    List<List<Committed>> commits = new CopyOnWriteArrayList<>();
    store.follow(commits::add);
    return commits;
  }

  /** Writes on a thread of its own. */
  <T> CompletableFuture<T> caller(Function<Ledger, T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(store.write(work));
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    callers.add(thread);
    thread.start();
    return answer;
  }

  static void inParallel(int threads, IntConsumer work) {
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

  /** Holds the writer up in a commit of its own, so that what comes meanwhile gathers. */
  final class Gate implements AutoCloseable {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CompletableFuture<Long> passing;

    Gate() throws InterruptedException {
      CountDownLatch reached = new CountDownLatch(1);
      passing =
          caller(
              ledger -> {
                reached.countDown();
                await(opened);
                return append(ledger, "gate");
              });
      reached.await();
      callers.clear();
    }

    /** Waits until so many callers wait for their answers. */
    void untilQueued(int count) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .until(
              () ->
                  callers.stream().filter(t -> t.getState() == Thread.State.WAITING).count()
                      == count);
    }

    @Override
    public void close() {
      opened.countDown();
      passing.join();
    }

    private void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
