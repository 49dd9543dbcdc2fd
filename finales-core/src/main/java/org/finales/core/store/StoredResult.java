package org.finales.core.store;

import java.time.Instant;
import java.util.UUID;
import org.finales.api.broker.ResultStatus;
import org.jspecify.annotations.Nullable;

/**
 * What long lists show of a result, without reading its JSON.
 *
 * @param parameters the JSON text of the parameters really used
 * @param data the JSON text of what was found
 */
public record StoredResult(
    UUID id,
    UUID request,
    String quantity,
    String method,
    String parameters,
    String data,
    ResultStatus status,
    String account,
    @Nullable UUID tenant,
    @Nullable String onBehalfOf,
    Instant created,
    Instant updated) {}
