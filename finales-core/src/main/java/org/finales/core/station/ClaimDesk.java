package org.finales.core.station;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Work;

/**
 * Claims work for channels so that no claim is lost: a claim that was granted while its answer was
 * lost, or whose station was killed before it wrote it down, would lie idle for its whole lease.
 * Thread-safe.
 *
 * <p>At the first call for a tenant, and at the first after one that failed, a live claim of the
 * tenant that has not begun is given again. Otherwise the station is known to have heard of what it
 * got.
 */
public final class ClaimDesk {
  /** How long a claim lasts without a sign of life: stations run for days without a network. */
  public static final Duration LEASE = Duration.ofDays(30);

  /** Tenants whose last call was answered. */
  private final Set<UUID> sure = ConcurrentHashMap.newKeySet();

  /** A desk that has granted nothing yet. */
  public ClaimDesk() {}

  /**
   * The tenant's claim that its station does not know, or the best request for it.
   *
   * @param work the work of the account that the tenant is of
   * @param tenant the tenant of a channel
   * @param wait how long to wait at most while there is nothing
   * @throws ConflictException if the tenant has all the work that it can take
   * @throws org.finales.api.broker.UnavailableException if the broker cannot be reached
   */
  public Optional<Claim> next(Work work, UUID tenant, Duration wait) {
    if (!sure.contains(tenant)) {
      Optional<Claim> held =
          work.held().stream()
              .filter(claim -> tenant.equals(claim.tenant()) && !claim.begun())
              .findFirst();
      if (held.isPresent()) {
        return held;
      }
    }
    sure.remove(tenant);
    try {
      Optional<Claim> claim = work.next(ClaimOptions.forTenant(tenant).withLease(LEASE), wait);
      sure.add(tenant);
      return claim;
    } catch (ConflictException e) {
      // a refusal is an answer too: nothing was granted
      sure.add(tenant);
      throw e;
    }
  }
}
