package org.finales.core.matching;

import java.util.UUID;

/**
 * A request that a tenant can serve.
 *
 * @param request the request
 * @param method of the methods that the tenant can serve it by, and was asked for, the one that the
 *     requester likes best
 */
public record Candidate(UUID request, String method) {}
