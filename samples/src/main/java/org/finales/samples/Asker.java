package org.finales.samples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.finales.api.broker.Broker;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;

/** Asks a broker for something and waits for the answer, however long that takes. */
final class Asker {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final Broker broker;
  private final Progress progress;
  private final Reconnection reconnection;

  Asker(Broker broker, Progress progress) {
    this.broker = broker;
    this.progress = progress;
    this.reconnection = new Reconnection(progress);
  }

  /** Posts a request; its idempotency key makes it harmless to do so again. */
  Request post(RequestDraft draft) {
    return reconnection.insist(() -> broker.requests().post(draft));
  }

  /** Whether a tenant that is there offers a quantity by one of some methods. */
  boolean isOffered(String quantity, List<String> methods) {
    return reconnection.insist(() -> broker.tenants().list()).stream()
        .filter(tenant -> tenant.active() && tenant.online())
        .flatMap(tenant -> tenant.offers().stream())
        .anyMatch(offer -> offer.quantity().equals(quantity) && methods.contains(offer.method()));
  }

  /** Waits for the answer to a request; nothing if it ends without one. */
  Optional<Result> answer(Request request) {
    Request now = request;
    boolean explained = false;
    while (!now.status().isSettled()) {
      now = reconnection.insist(() -> broker.requests().await(request.id(), WAIT));
      if (now.status() == RequestStatus.PENDING && !explained) {
        MatchReport report = reconnection.insist(() -> broker.requests().explain(request.id()));
        progress.say("waiting for " + request.quantity() + ": " + report.summary());
        explained = true;
      }
    }
    if (now.status() != RequestStatus.RESOLVED) {
      progress.say(request.quantity() + " was not answered: " + now.status().wireName());
      return Optional.empty();
    }
    return reconnection.insist(() -> broker.results().forRequest(request.id()));
  }
}
