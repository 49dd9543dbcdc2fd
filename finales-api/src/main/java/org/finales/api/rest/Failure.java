package org.finales.api.rest;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How work failed.
 *
 * @param reason for people and the log; empty if nothing is said
 * @param permanent whether trying again is pointless; {@code null} means no
 */
public record Failure(@Size(max = 4000) String reason, @Nullable Boolean permanent) {
  public Failure {
    reason = reason == null ? "" : reason;
  }
}
