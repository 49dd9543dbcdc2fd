package org.finales.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;

/** Things to put into a store under test, and the entries of the log that go with them. */
final class Things {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private Things() {}

  static EventDraft entry(String kind) {
    return entry(kind, null);
  }

  static EventDraft entry(String kind, @Nullable String message) {
    return new EventDraft(kind, "test", kind, null, "made", "tester", null, message, null);
  }

  static Request request() {
    return request(UUID.randomUUID());
  }

  /** A pending request with nothing that may be absent. */
  static Request request(UUID id) {
    return new Request(
        id,
        "density",
        List.of("tube", "simulation"),
        Map.of("tube", 1, "simulation", 2),
        Map.of("tube", FinalesJson.read("{\"t\":298.15}"), "simulation", FinalesJson.read("{}")),
        RequestStatus.PENDING,
        0,
        null,
        Set.of(),
        Set.of(),
        0,
        3,
        "rita",
        null,
        null,
        null,
        null,
        null,
        NOW,
        NOW,
        1);
  }

  /** A request of which every part is there. */
  static Request fullRequest() {
    return new Request(
        UUID.randomUUID(),
        "density",
        List.of("tube"),
        Map.of("tube", 7),
        Map.of("tube", FinalesJson.read("{\"t\":298.150,\"text\":\"naïve ✓ 🔋\"}")),
        RequestStatus.CLAIMED,
        -7,
        NOW.plusSeconds(60),
        Set.of(UUID.randomUUID()),
        Set.of("cell 7", "oven"),
        2,
        5,
        "rita",
        "0badc0de",
        17L,
        "tom",
        UUID.randomUUID(),
        UUID.randomUUID(),
        NOW,
        NOW.plusSeconds(1),
        4);
  }

  static StoredClaim claim(long token, UUID request) {
    return new StoredClaim(
        token,
        request,
        "tube",
        null,
        "tom",
        ClaimState.LIVE,
        false,
        NOW,
        Duration.ofMinutes(5),
        NOW.plusSeconds(300));
  }

  static Result result(UUID request) {
    return new Result(
        UUID.randomUUID(),
        request,
        "density",
        "tube",
        1,
        FinalesJson.read("{\"t\":298.15}"),
        FinalesJson.read("{\"values\":[1.210]}"),
        ResultStatus.ORIGINAL,
        "tom",
        null,
        null,
        null,
        NOW,
        NOW,
        1);
  }

  /** Posts a request and its entry. */
  static Request post(Store store, Request request) {
    return store.write(
        ledger -> {
          ledger
              .requests()
              .insert(ledger.append(entry("request.posted"), NOW, request).sequence(), request);
          return request;
        });
  }
}
