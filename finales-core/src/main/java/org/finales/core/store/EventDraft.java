package org.finales.core.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry for the log before it has a number; see {@link org.finales.api.broker.Event} for the
 * meaning of its parts.
 */
public record EventDraft(
    String kind,
    String subject,
    String id,
    @Nullable String from,
    @Nullable String to,
    String actor,
    @Nullable String source,
    @Nullable String message,
    @Nullable JsonNode detail) {}
