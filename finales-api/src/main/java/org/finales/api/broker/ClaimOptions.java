package org.finales.api.broker;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hold a request.
 *
 * @param tenant the tenant that will work; {@code null} for an account without a tenant record
 * @param method the method by which it will answer; {@code null} lets the broker choose the
 *     requester's preferred one among those that the tenant offers
 * @param lease how long the claim lasts without a sign of life, one second to 30 days; {@code null}
 *     for the broker's default
 */
public record ClaimOptions(
    @Nullable UUID tenant,
    @Nullable @Size(max = Limits.NAME) String method,
    @Nullable Duration lease) {

  /** Holds for a tenant, with the broker's default lease. */
  public static ClaimOptions forTenant(UUID tenant) {
    return new ClaimOptions(tenant, null, null);
  }

  /** Holds for the account itself, without a tenant record. */
  public static ClaimOptions forAccount() {
    return new ClaimOptions(null, null, null);
  }

  /** The same with another lease. */
  public ClaimOptions withLease(Duration duration) {
    return new ClaimOptions(tenant, method, duration);
  }
}
