package org.finales.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.RequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * What long lists show of a request, without reading its JSON.
 *
 * @param parameters the JSON text of an object from method to parameters
 */
public record StoredRequest(
    UUID id,
    String quantity,
    List<String> methods,
    String parameters,
    RequestStatus status,
    String account,
    @Nullable String onBehalfOf,
    @Nullable String holder,
    Instant created,
    Set<UUID> addressedTo,
    List<String> resources) {}
