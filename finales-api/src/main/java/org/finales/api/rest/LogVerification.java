package org.finales.api.rest;

import org.jspecify.annotations.Nullable;

/**
 * Whether the log is as it was written.
 *
 * @param intact whether every entry fits its hash
 * @param brokenEntry number of the first entry that is missing or was altered; {@code null} if
 *     there is none
 */
public record LogVerification(boolean intact, @Nullable Long brokenEntry) {}
