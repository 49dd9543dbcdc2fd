package org.finales.core.matching;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A request that waits for a tenant.
 *
 * @param id its identifier
 * @param sequence its place in the order of posting; earlier is smaller
 * @param priority higher is served first
 * @param quantity what is wanted
 * @param methods acceptable methods, the preferred first
 * @param addressedTo the only tenants that may serve it; empty for any
 * @param resources things that must be free for it to be served
 */
public record PendingRequest(
    UUID id,
    long sequence,
    int priority,
    String quantity,
    List<MethodAsk> methods,
    Set<UUID> addressedTo,
    Set<String> resources) {

  public PendingRequest {
    methods = List.copyOf(methods);
    addressedTo = Set.copyOf(addressedTo);
    resources = Set.copyOf(resources);
  }
}
