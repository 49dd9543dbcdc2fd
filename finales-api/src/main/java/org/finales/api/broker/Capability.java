package org.finales.api.broker;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A quantity obtained by a method, with the schemas that requests and results must fit.
 *
 * <p>A changed schema is a new version; a request keeps the version that it was asked with, and can
 * be answered under it for ever.
 *
 * @param quantity what is obtained
 * @param method how it is obtained
 * @param version 1 for the first, one more for each change
 * @param parametersSchema JSON Schema of a request's parameters; not to be modified
 * @param resultSchema JSON Schema of a result's data; not to be modified
 * @param repeatable whether begun work may be done again when its claim is lost
 * @param active whether new requests may ask for it
 * @param account the account that added it
 * @param created when this version was added
 */
public record Capability(
    String quantity,
    String method,
    int version,
    JsonNode parametersSchema,
    JsonNode resultSchema,
    boolean repeatable,
    boolean active,
    String account,
    Instant created) {}
