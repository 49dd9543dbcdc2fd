package org.finales.api.rest;

import java.time.Instant;
import java.util.UUID;

/**
 * An account.
 *
 * @param name how it logs in
 * @param id its identifier
 * @param role what it is in the laboratory
 * @param disabled whether it is kept out
 * @param password whether it can log in by password
 * @param created when it was added
 */
public record AccountInfo(
    String name, UUID id, String role, boolean disabled, boolean password, Instant created) {}
