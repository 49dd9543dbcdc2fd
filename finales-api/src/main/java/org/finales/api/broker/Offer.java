package org.finales.api.broker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a tenant offers: a capability, within limitations.
 *
 * @param quantity the capability's quantity
 * @param method the capability's method
 * @param limitations what the tenant can do of it
 */
public record Offer(
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String quantity,
    @NotNull @Size(max = Limits.NAME) @Pattern(regexp = Limits.NAME_PATTERN) String method,
    @NotNull @Valid Limitations limitations) {

  /** An offer of everything that the capability describes. */
  public static Offer unrestricted(String quantity, String method) {
    return new Offer(quantity, method, Limitations.none());
  }
}
