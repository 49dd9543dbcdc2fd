package org.finales.api.broker;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer that was accepted.
 *
 * @param id its identifier
 * @param request the request that it answers; made by the broker for an unsolicited result
 * @param quantity what was obtained
 * @param method how it was obtained
 * @param version version of the capability under which it was accepted
 * @param parameters the parameters really used; not to be modified
 * @param data what was found; not to be modified
 * @param status whether it still says what was first posted
 * @param account the account that posted it
 * @param tenant the tenant that did the work; {@code null} for a poster without a tenant record
 * @param onBehalfOf an identifier that the poster gave for itself; {@code null} if it gave none
 * @param claim token of the claim under which it was accepted; {@code null} if nobody held the
 *     request
 * @param created when it was posted
 * @param updated when it last changed
 * @param revision grows by one with each change
 */
public record Result(
    UUID id,
    UUID request,
    String quantity,
    String method,
    int version,
    JsonNode parameters,
    JsonNode data,
    ResultStatus status,
    String account,
    @Nullable UUID tenant,
    @Nullable String onBehalfOf,
    @Nullable Long claim,
    Instant created,
    Instant updated,
    long revision) {}
