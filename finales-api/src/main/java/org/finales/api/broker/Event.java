package org.finales.api.broker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the append-only log: what changed, by whom, from where, when and why.
 *
 * @param sequence position in the log, 1 for the first, without gaps
 * @param time when it was written
 * @param kind what happened, for example {@code request.posted}
 * @param subject kind of the thing that changed: request, result, capability, tenant, account, …
 * @param id identifier of the thing that changed
 * @param from status before; {@code null} if it had none
 * @param to status after; {@code null} if the status does not change
 * @param actor account that did it
 * @param source where the actor was, for example an address; {@code null} within the process
 * @param message why, in the actor's words; {@code null} if nothing was said
 * @param detail further facts; {@code null} for none
 * @param hash SHA-256 of this entry and the hash before it, in hexadecimal
 */
public record Event(
    long sequence,
    Instant time,
    String kind,
    String subject,
    String id,
    @Nullable String from,
    @Nullable String to,
    String actor,
    @Nullable String source,
    @Nullable String message,
    @Nullable JsonNode detail,
    String hash) {}
