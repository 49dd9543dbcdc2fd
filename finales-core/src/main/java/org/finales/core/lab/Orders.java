package org.finales.core.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.StationOrder;
import org.finales.core.engine.Actor;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people tell stations. Who may is for the callers to say. Thread-safe. */
final class Orders {
  static final String SUBJECT = "order";
  private static final int MOST = 1000;

  private final Parts parts;

  Orders(Parts parts) {
    this.parts = parts;
  }

  /** Gives an order within a transaction. */
  StationOrder give(
      Ledger ledger,
      Actor actor,
      UUID station,
      @Nullable String channel,
      @Nullable UUID experiment,
      OrderKind kind,
      @Nullable JsonNode argument,
      String reason) {
    Instant now = parts.now();
    StationOrder order =
        new StationOrder(
            ledger.nextSequence(),
            station,
            channel,
            experiment,
            kind,
            argument,
            actor.account(),
            reason,
            now,
            null,
            null);
    parts.log(
        ledger,
        actor,
        "order.given",
        SUBJECT,
        order.sequence(),
        null,
        kind.name().toLowerCase(java.util.Locale.ROOT),
        reason,
        null,
        order);
    ledger.orders().insert(order);
    return order;
  }

  /** Orders after a number, waited for. */
  List<StationOrder> after(UUID station, long after, Duration wait) {
    List<StationOrder> found =
        parts
            .bell()
            .await(
                Parts.waitOf(wait),
                () -> {
                  List<StationOrder> all =
                      parts.store().read(ledger -> ledger.orders().after(station, after, MOST));
                  return all.isEmpty() ? null : all;
                });
    return found == null ? List.of() : found;
  }

  /** Writes an answer; one that is there stays. */
  StationOrder answer(Actor actor, UUID station, long sequence, @Nullable JsonNode answer) {
    return parts
        .store()
        .write(
            ledger -> {
              StationOrder order =
                  ledger
                      .orders()
                      .find(sequence)
                      .filter(known -> known.station().equals(station))
                      .orElseThrow(
                          () ->
                              new NotFoundException(
                                  "station " + station + " has no order " + sequence));
              if (ledger.orders().answer(sequence, parts.now(), answer)) {
                parts.log(
                    ledger,
                    actor,
                    "order.answered",
                    SUBJECT,
                    sequence,
                    null,
                    null,
                    null,
                    null,
                    order);
              }
              return ledger.orders().find(sequence).orElse(order);
            });
  }
}
