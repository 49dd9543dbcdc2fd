package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.store.Things.NOW;
import static org.finales.core.store.Things.entry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.Event;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables of every store keep, and what the database itself refuses. */
abstract class TablesContract extends StoreFixture {
  @Test
  void theDatabaseItselfRefusesASecondLiveClaim() {
    UUID request = UUID.randomUUID();
    store.write(
        ledger -> {
          ledger.claims().insert(Things.claim(append(ledger, "claimed"), request));
          return request;
        });
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      ledger.claims().insert(Things.claim(append(ledger, "again"), request));
                      return request;
                    }))
        .isInstanceOf(UnavailableException.class);
    store.write(
        ledger -> {
          ledger.claims().update(Things.claim(1, request).in(ClaimState.OVERDUE));
          return request;
        });
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      ledger.claims().insert(Things.claim(append(ledger, "again"), request));
                      return request;
                    }))
        .as("an overdue claim is still held")
        .isInstanceOf(UnavailableException.class);
    store.write(
        ledger -> {
          ledger.claims().update(Things.claim(1, request).in(ClaimState.LOST));
          ledger.claims().insert(Things.claim(append(ledger, "taken over"), request));
          return request;
        });
    assertThat(store.<Boolean>read(l -> l.claims().find(2).orElseThrow().state().isHeld()))
        .isTrue();
  }

  @Test
  void theDatabaseItselfRefusesASecondResult() {
    UUID request = UUID.randomUUID();
    Result first = Things.result(request);
    store.write(
        ledger -> {
          ledger.results().insert(append(ledger, "posted"), first);
          return first;
        });
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      ledger.results().insert(append(ledger, "again"), Things.result(request));
                      return request;
                    }))
        .isInstanceOf(UnavailableException.class);
    assertThat(found(ledger -> ledger.results().forRequest(request))).contains(first);
  }

  @Test
  void aThingIsHeldByOneClaimUntilItLetsGo() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    store.write(
        ledger -> {
          ledger.claims().insert(Things.claim(1, first));
          ledger.claims().insert(Things.claim(2, second));
          assertThat(ledger.claims().hold("cell 7", 1)).isTrue();
          assertThat(ledger.claims().hold("oven", 1)).isTrue();
          assertThat(ledger.claims().hold("cell 7", 2)).isFalse();
          assertThat(ledger.claims().holder("cell 7")).contains(1L);
          return 1;
        });
    assertThat(store.<Map<String, UUID>>read(ledger -> ledger.claims().holders()))
        .containsOnly(Map.entry("cell 7", first), Map.entry("oven", first));
    store.write(
        ledger -> {
          ledger.claims().release(1);
          assertThat(ledger.claims().hold("cell 7", 2)).isTrue();
          return 2;
        });
    assertThat(store.<Map<String, UUID>>read(ledger -> ledger.claims().holders()))
        .containsOnly(Map.entry("cell 7", second));
  }

  @Test
  void requestsAndResultsComeBackAsTheyWereWritten() {
    Request sparse = Things.post(store, Things.request());
    Request full = Things.post(store, Things.fullRequest());
    assertThat(found(ledger -> ledger.requests().find(sparse.id()))).contains(sparse);
    assertThat(found(ledger -> ledger.requests().find(full.id()))).contains(full);
    assertThat(found(ledger -> ledger.requests().numbered(full.id())))
        .contains(new Numbered<>(2, full));
    Result result = Things.result(full.id());
    store.write(
        ledger -> {
          ledger.results().insert(append(ledger, "posted"), result);
          return result;
        });
    assertThat(found(ledger -> ledger.results().find(result.id()))).contains(result);
  }

  @Test
  void aRequestIsChangedOnlyFromTheRevisionThatWasRead() {
    Request request = Things.post(store, Things.request());
    Request changed = Things.fullRequest();
    Request next =
        new Request(
            request.id(),
            request.quantity(),
            request.methods(),
            request.versions(),
            request.parameters(),
            changed.status(),
            request.priority(),
            request.deadline(),
            request.addressedTo(),
            request.resources(),
            1,
            request.maxAttempts(),
            request.account(),
            request.onBehalfOf(),
            changed.claim(),
            changed.holder(),
            changed.holderTenant(),
            changed.result(),
            request.created(),
            NOW.plusSeconds(5),
            2);
    assertThat(store.<Boolean>write(ledger -> ledger.requests().update(next))).isTrue();
    assertThat(store.<Boolean>write(ledger -> ledger.requests().update(next))).isFalse();
    assertThat(found(ledger -> ledger.requests().find(request.id()))).contains(next);
  }

  @Test
  void anAnswerIsRememberedUnderItsKeyOnce() {
    KeyTable.Answer answer = new KeyTable.Answer("fingerprint", "value");
    store.write(
        ledger -> {
          ledger.keys().remember("rita", "k", answer, NOW);
          return answer;
        });
    assertThat(found(ledger -> ledger.keys().answer("rita", "k"))).contains(answer);
    assertThat(found(ledger -> ledger.keys().answer("tom", "k"))).isEmpty();
    assertThatThrownBy(
            () ->
                store.write(
                    ledger -> {
                      ledger.keys().remember("rita", "k", answer, NOW);
                      return answer;
                    }))
        .isInstanceOf(UnavailableException.class);
    store.write(
        ledger -> {
          ledger.keys().forget(NOW.plusSeconds(1));
          return answer;
        });
    assertThat(found(ledger -> ledger.keys().answer("rita", "k"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Größe µ Ω ångström 20 °C",
        "电解质 電解質 전해질 электролит",
        "🔋🧪👩‍🔬",
        "it's \"quoted\" `back` \\ slash; drop table event; --",
        "? ?1 :name @name $1 %s %% {key} {}",
        "line\nfeed\r\ntab\tbell\u0007\u001b[31m",
        "e\u0301 versus \u00e9 and \u202e right to left",
        "\ufeffbyte order mark and \uffff"
      })
  void textsComeBackAsTheyWereWritten(String text) {
    EventDraft draft =
        new EventDraft(
            "test",
            "test",
            text,
            text,
            text,
            text,
            text,
            text,
            FinalesJson.tree(List.of(text, "\u0000", Map.of(text, text))));
    Event written = store.write(ledger -> ledger.append(draft, NOW, null));
    store.write(
        ledger -> {
          ledger.keys().set("text", text);
          return text;
        });
    assertThat(log()).containsExactly(written);
    assertThat(log().get(0).message()).isEqualTo(text);
    assertThat(log().get(0).detail()).isEqualTo(draft.detail());
    assertThat(found(ledger -> ledger.keys().setting("text"))).contains(text);
    assertThat(listed(ledger -> ledger.events().about("test", text))).containsExactly(written);
    assertUnbroken();
  }

  @Test
  void anEntryComesBackAsItWasWritten() {
    EventDraft draft =
        new EventDraft(
            "result.refused",
            "request",
            "0badc0de",
            "claimed",
            "pending",
            "tom",
            "127.0.0.1:4711",
            "the lease was over",
            FinalesJson.read("{\"claim\":17,\"values\":[1.210,1e-12]}"));
    Event written = store.write(ledger -> ledger.append(draft, NOW, null));
    assertThat(log()).containsExactly(written);
    assertThat(written.detail()).isEqualTo(draft.detail());
    assertThat(written.time()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul \u0000 inside", "half a pair \ud83d", "\udd0b the other half"})
  void whatNoDatabaseKeepsIsRefusedAndDisturbsNobody(String text) throws Exception {
    CompletableFuture<Long> before;
    CompletableFuture<Long> failing;
    CompletableFuture<Long> after;
    try (Gate gate = new Gate()) {
      before = caller(ledger -> append(ledger, "before"));
      gate.untilQueued(1);
      failing = caller(ledger -> ledger.append(entry("never", text), NOW, null).sequence());
      gate.untilQueued(2);
      after = caller(ledger -> append(ledger, "after"));
      gate.untilQueued(3);
    }
    assertThat(before.join()).isEqualTo(2);
    assertThat(after.join()).isEqualTo(3);
    assertThatThrownBy(failing::join).hasCauseInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> found(ledger -> ledger.keys().setting(text)))
        .isInstanceOf(InvalidException.class);
    assertUnbroken();
  }
}
