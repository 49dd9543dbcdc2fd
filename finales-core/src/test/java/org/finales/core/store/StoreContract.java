package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.AccountTable.StoredAccount;
import org.junit.jupiter.api.Test;

/** What every store promises, whatever it is made of. */
abstract class StoreContract extends FollowersContract {
  @Test
  void entriesAreNumberedWithoutGapsAndChained() {
    append("one");
    store.write(ledger -> List.of(append(ledger, "two"), append(ledger, "three")));
    append("four");
    List<Event> log = log();
    assertThat(log).extracting(Event::sequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(log).extracting(Event::kind).containsExactly("one", "two", "three", "four");
    assertThat(log).extracting(Event::hash).doesNotHaveDuplicates();
    assertThat(store.<Long>read(ledger -> ledger.events().newest())).isEqualTo(4);
    assertUnbroken();
  }

  @Test
  void anEmptyLogIsUnbroken() {
    assertThat(store.<Long>read(ledger -> ledger.events().newest())).isZero();
    assertUnbroken();
  }

  @Test
  void callersThatComeTogetherShareACommit() throws Exception {
    List<List<Committed>> commits = commits();
    CompletableFuture<?> all;
    try (Gate gate = new Gate()) {
      all =
          CompletableFuture.allOf(
              IntStream.range(0, 50)
                  .mapToObj(i -> caller(ledger -> append(ledger, "write " + i)))
                  .toArray(CompletableFuture<?>[]::new));
      gate.untilQueued(50);
    }
    all.join();
    assertThat(commits).as("what the gate held up came in one commit").hasSize(2);
    assertThat(commits.get(1)).hasSize(50);
    assertUnbroken();
  }

  @Test
  void workThatFailsLeavesNoTraceAndDoesNotDisturbItsNeighbours() throws Exception {
    List<List<Committed>> commits = commits();
    CompletableFuture<Long> before;
    CompletableFuture<Long> failing;
    CompletableFuture<Long> after;
    try (Gate gate = new Gate()) {
      before = caller(ledger -> append(ledger, "before"));
      gate.untilQueued(1);
      failing =
          caller(
              ledger -> {
                append(ledger, "never");
                ledger.keys().set("never", "set");
                Request request = Things.request();
                ledger.requests().insert(append(ledger, "never posted"), request);
                throw new IllegalStateException("changed my mind");
              });
      gate.untilQueued(2);
      after = caller(ledger -> append(ledger, "after"));
      gate.untilQueued(3);
    }
    assertThat(before.join()).isEqualTo(2);
    assertThat(after.join()).isEqualTo(3);
    assertThatThrownBy(failing::join).hasRootCauseMessage("changed my mind");
    assertThat(log()).extracting(Event::kind).containsExactly("gate", "before", "after");
    assertThat(commits.get(1))
        .extracting(c -> c.event().kind())
        .as("followers hear nothing of it")
        .containsExactly("before", "after");
    assertThat(found(ledger -> ledger.keys().setting("never"))).isEmpty();
    assertThat(listed(ledger -> ledger.requests().list(RequestQuery.all(), 0, 9))).isEmpty();
    assertUnbroken();
  }

  @Test
  void workThatTheDatabaseRefusesDoesNotDisturbItsNeighbours() throws Exception {
    StoredAccount taken = account("taken");
    store.write(
        ledger -> {
          ledger.accounts().insert(taken);
          return taken;
        });
    CompletableFuture<Long> before;
    CompletableFuture<Long> failing;
    CompletableFuture<Long> after;
    try (Gate gate = new Gate()) {
      before = caller(ledger -> append(ledger, "before"));
      gate.untilQueued(1);
      failing =
          caller(
              ledger -> {
                long number = append(ledger, "never");
                ledger.accounts().insert(account("taken"));
                return number;
              });
      gate.untilQueued(2);
      after = caller(ledger -> append(ledger, "after"));
      gate.untilQueued(3);
    }
    assertThat(before.join()).isEqualTo(2);
    assertThat(after.join()).isEqualTo(3);
    assertThatThrownBy(failing::join).hasCauseInstanceOf(UnavailableException.class);
    assertUnbroken();
  }

  @Test
  void workThatFailsAloneLeavesNoTraceEither() {
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      append(ledger, "never");
                      throw new IllegalStateException("changed my mind");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("changed my mind");
    assertThat(append("next")).isEqualTo(1);
    assertUnbroken();
  }

  @Test
  void workThatFailsWithAnErrorDoesNotStopTheStore() {
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      append(ledger, "never");
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(append("next")).isEqualTo(1);
  }

  @Test
  void aWriterReadsWhatItWroteWithinItsWorkAndAfterIt() {
    Request request = Things.request();
    store.write(
        ledger -> {
          ledger.requests().insert(append(ledger, "posted"), request);
          assertThat(ledger.requests().find(request.id())).contains(request);
          assertThat(ledger.events().newest()).isEqualTo(1);
          assertThat(ledger.events().after(0, 9)).hasSize(1);
          assertThat(ledger.nextSequence()).isEqualTo(2);
          return request;
        });
    assertThat(found(ledger -> ledger.requests().find(request.id()))).contains(request);
  }

  @Test
  void eachOfManyCallersReadsItsOwnWriteAsSoonAsItIsAnswered() {
    inParallel(
        8,
        caller -> {
          for (int i = 0; i < 50; i++) {
            String name = caller + "/" + i;
            store.write(
                ledger -> {
                  ledger.keys().set(name, name);
                  return name;
                });
            assertThat(found(ledger -> ledger.keys().setting(name))).contains(name);
          }
        });
  }

  @Test
  void workMayReturnNothing() {
    assertThat(store.<Object>write(ledger -> null)).isNull();
    assertThat(store.<Object>read(ledger -> null)).isNull();
  }

  @Test
  void workMayNotStartOtherWork() {
    assertThatThrownBy(() -> store.write(ledger -> append("nested")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.read(ledger -> append("nested")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(append("next")).isEqualTo(1);
  }

  @Test
  void whoReadsDoesNotWrite() {
    assertThatThrownBy(() -> store.read(ledger -> append(ledger, "smuggled")))
        .isInstanceOf(RuntimeException.class);
    assertThat(log()).isEmpty();
    assertThat(append("next")).isEqualTo(1);
    assertUnbroken();
  }

  @Test
  void aClosedStoreSaysSo() {
    append("last");
    store.close();
    assertThatThrownBy(() -> append("late")).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(this::log).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> store.refresh()).isInstanceOf(UnavailableException.class);
    assertThatCode(() -> store.close()).doesNotThrowAnyException();
  }

  @Test
  void whoeverWaitsWhileTheStoreClosesIsAnswered() throws Exception {
    List<CompletableFuture<Long>> waiting = new ArrayList<>();
    CompletableFuture<Void> closing;
    try (Gate gate = new Gate()) {
      for (int i = 0; i < 20; i++) {
        waiting.add(caller(ledger -> append(ledger, "write")));
      }
      gate.untilQueued(20);
      closing = CompletableFuture.runAsync(store::close);
    }
    closing.join();
    for (CompletableFuture<Long> each : waiting) {
      assertThat(each.handle((number, e) -> number != null || e != null).join()).isTrue();
    }
  }
}
