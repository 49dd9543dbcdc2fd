package org.finales.core.matching;

import tools.jackson.databind.JsonNode;

/**
 * One of the methods that a request accepts.
 *
 * @param method the capability's method
 * @param version the version of the capability with which it was asked
 * @param parameters what is asked of it; kept, not copied, and not to be modified
 */
public record MethodAsk(String method, int version, JsonNode parameters) {}
