package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.core.store.FileTable.StoredUpload;
import org.finales.core.store.StoredClaim;

/** Ends what time has ended: leases, deadlines, uploads, idempotency keys, presence. */
final class Sweeper {
  /** Most things changed in one transaction, so that callers are not kept waiting. */
  private static final int BATCH = 200;

  private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

  private final Parts parts;
  private final Instant leasesFrom;
  private Instant nextHousekeeping;

  Sweeper(Parts parts) {
    this.parts = parts;
    this.leasesFrom = parts.now().plus(parts.settings().restartGrace());
    this.nextHousekeeping = parts.now();
  }

  void sweep() {
    Instant now = parts.now();
    if (!now.isBefore(leasesFrom)) {
      while (endLeases(now) == BATCH) {
        // more of them
      }
    }
    while (endDeadlines(now) == BATCH) {
      // more of them
    }
    parts
        .store()
        .read(
            ledger -> {
              return parts.roster().refreshPresence(ledger, now);
            });
    if (!now.isBefore(nextHousekeeping)) {
      nextHousekeeping = now.plus(HOUSEKEEPING);
      keepHouse(now);
    }
  }

  private int endLeases(Instant now) {
    // Looking first costs no write lock while there is nothing to end.
    if (parts.store().read(ledger -> ledger.claims().lapsed(now, 1)).isEmpty()) {
      return 0;
    }
    return parts
        .store()
        .write(
            ledger -> {
              List<StoredClaim> lapsed = ledger.claims().lapsed(now, BATCH);
              for (StoredClaim claim : lapsed) {
                parts.lifecycle().lapse(ledger, now, claim);
              }
              return lapsed.size();
            });
  }

  private int endDeadlines(Instant now) {
    if (parts.store().read(ledger -> ledger.requests().overdue(now, BATCH)).isEmpty()) {
      return 0;
    }
    return parts
        .store()
        .write(
            ledger -> {
              List<Request> overdue = ledger.requests().overdue(now, BATCH);
              for (Request request : overdue) {
                parts
                    .lifecycle()
                    .settle(
                        ledger,
                        Actor.ENGINE,
                        now,
                        request,
                        ClaimState.EXPIRED,
                        RequestEdit.released(request, RequestStatus.EXPIRED),
                        "request.expired",
                        "its deadline passed");
              }
              return overdue.size();
            });
  }

  private void keepHouse(Instant now) {
    List<StoredUpload> expired = parts.store().read(ledger -> ledger.files().expired(now, BATCH));
    for (StoredUpload upload : expired) {
      if (upload.file() == null) {
        parts.vault().discard(upload.id());
      }
    }
    parts
        .store()
        .write(
            ledger -> {
              expired.forEach(upload -> ledger.files().delete(upload.id()));
              ledger.keys().forget(now.minus(parts.settings().keyTime()));
              return now;
            });
  }
}
