package org.finales.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.finales.api.broker.ClaimState;
import org.jspecify.annotations.Nullable;

/**
 * A claim without its request; see {@link org.finales.api.broker.Claim}.
 *
 * @param lease how long a heartbeat keeps it; {@code null} for a claim without end
 */
public record StoredClaim(
    long token,
    UUID request,
    @Nullable String method,
    @Nullable UUID tenant,
    String account,
    ClaimState state,
    boolean begun,
    Instant granted,
    @Nullable Duration lease,
    @Nullable Instant leaseUntil) {

  /** Whether its holder gave a sign of life after it was granted. */
  public boolean isRenewed() {
    // Leases are kept in whole milliseconds, moments in microseconds.
    return lease != null
        && leaseUntil != null
        && leaseUntil.isAfter(granted.plus(lease).plusMillis(1));
  }

  /** The same in another state. */
  public StoredClaim in(ClaimState next) {
    return new StoredClaim(
        token, request, method, tenant, account, next, begun, granted, lease, leaseUntil);
  }

  /** The same, begun. */
  public StoredClaim asBegun() {
    return new StoredClaim(
        token, request, method, tenant, account, state, true, granted, lease, leaseUntil);
  }

  /** The same, good for another lease from a moment on, and live again if it was overdue. */
  public StoredClaim renewed(Instant now) {
    return new StoredClaim(
        token,
        request,
        method,
        tenant,
        account,
        ClaimState.LIVE,
        begun,
        granted,
        lease,
        lease == null ? null : now.plus(lease));
  }
}
