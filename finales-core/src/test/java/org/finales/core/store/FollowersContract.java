package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.finales.api.broker.Request;
import org.finales.api.broker.UnavailableException;
import org.junit.jupiter.api.Test;

/** What those who follow the log of any store can rely on. */
abstract class FollowersContract extends TablesContract {
  @Test
  void followersHearEveryEntryOnceAndInOrder() {
    List<Committed> heard = new CopyOnWriteArrayList<>();
    store.follow(heard::addAll);
    inParallel(
        8,
        caller -> {
          for (int i = 0; i < 50; i++) {
            long number = append(caller + "/" + i);
            assertThat(heard)
                .as("heard before the writer is answered")
                .anyMatch(c -> c.event().sequence() == number);
            if (i % 10 == 0) {
              store.refresh();
            }
          }
        });
    assertThat(heard)
        .extracting(c -> c.event().sequence())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    assertThat(heard.stream().map(Committed::event)).containsExactlyElementsOf(log());
  }

  @Test
  void aFollowerMayReadTheStoreWhileOthersWriteAndRefresh() {
    AtomicInteger found = new AtomicInteger();
    store.follow(
        committed -> {
          long newest = committed.get(committed.size() - 1).event().sequence();
          assertThat(store.<Long>read(ledger -> ledger.events().newest()))
              .isGreaterThanOrEqualTo(newest);
          found.addAndGet(committed.size());
        });
    inParallel(
        8,
        caller -> {
          for (int i = 0; i < 25; i++) {
            append(caller + "/" + i);
            store.refresh();
          }
        });
    assertThat(found).hasValue(200);
  }

  @Test
  void aFollowerIsHandedWhatTheWriterLeft() {
    List<Committed> heard = new CopyOnWriteArrayList<>();
    store.follow(heard::addAll);
    Request request = Things.post(store, Things.request());
    assertThat(heard).singleElement().satisfies(c -> assertThat(c.state()).isSameAs(request));
  }

  @Test
  void aFollowerThatCouldNotReachTheStoreHearsTheSameAgain() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    List<Long> others = new CopyOnWriteArrayList<>();
    AtomicInteger failures = new AtomicInteger(2);
    store.follow(
        committed -> {
          if (failures.getAndDecrement() > 0) {
            throw new UnavailableException("no connection is free", null);
          }
          committed.forEach(c -> heard.add(c.event().sequence()));
        });
    store.follow(committed -> committed.forEach(c -> others.add(c.event().sequence())));
    assertThat(append("missed")).isEqualTo(1);
    assertThat(heard).isEmpty();
    assertThat(others).containsExactly(1L);
    store.refresh();
    assertThat(heard).containsExactly(1L);
    append("next");
    assertThat(heard).containsExactly(1L, 2L);
    assertThat(others).containsExactly(1L, 2L);
  }

  @Test
  void aFollowerThatStumblesOverAnEntryHearsAllOthers() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    store.follow(
        committed ->
            committed.forEach(
                c -> {
                  if (c.event().kind().equals("stone")) {
                    throw new IllegalStateException("stumbled");
                  }
                  heard.add(c.event().sequence());
                }));
    store.write(
        ledger -> List.of(append(ledger, "a"), append(ledger, "stone"), append(ledger, "b")));
    append("c");
    store.refresh();
    assertThat(List.copyOf(new TreeSet<>(heard))).containsExactly(1L, 3L, 4L);
  }
}
