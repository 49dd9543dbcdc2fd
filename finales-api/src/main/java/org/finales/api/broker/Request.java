package org.finales.api.broker;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish that was posted.
 *
 * @param id its identifier
 * @param quantity what is wanted
 * @param methods acceptable methods, the preferred first
 * @param versions the version of each method's capability with which it was asked
 * @param parameters parameters for each of the methods; not to be modified
 * @param status where it stands
 * @param priority higher is more urgent, -100 to 100
 * @param deadline when an answer is no longer wanted; {@code null} for never
 * @param addressedTo the only tenants that may answer; empty for any
 * @param resources things that at most one live claim may hold
 * @param attempts how often work on it was started and came to nothing
 * @param maxAttempts how often work may be started
 * @param account the requester's account
 * @param onBehalfOf an identifier that the poster gave for itself; {@code null} if it gave none
 * @param claim the live claim's token; {@code null} if nobody holds the request
 * @param holder the account that holds the live claim; {@code null} if nobody does
 * @param holderTenant the tenant that holds the live claim; {@code null} if nobody does, or the
 *     holder has no tenant record
 * @param result the accepted result; {@code null} until there is one
 * @param created when it was posted
 * @param updated when it last changed
 * @param revision grows by one with each change
 */
public record Request(
    UUID id,
    String quantity,
    List<String> methods,
    Map<String, Integer> versions,
    Map<String, JsonNode> parameters,
    RequestStatus status,
    int priority,
    @Nullable Instant deadline,
    Set<UUID> addressedTo,
    Set<String> resources,
    int attempts,
    int maxAttempts,
    String account,
    @Nullable String onBehalfOf,
    @Nullable Long claim,
    @Nullable String holder,
    @Nullable UUID holderTenant,
    @Nullable UUID result,
    Instant created,
    Instant updated,
    long revision) {

  public Request {
    methods = List.copyOf(methods);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    addressedTo = Collections.unmodifiableSet(new LinkedHashSet<>(addressedTo));
    resources = Collections.unmodifiableSet(new LinkedHashSet<>(resources));
  }
}
