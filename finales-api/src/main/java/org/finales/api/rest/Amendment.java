package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import tools.jackson.databind.JsonNode;

/**
 * New data for a result.
 *
 * @param data what replaces the data
 * @param reason for people and the log; empty if nothing is said
 */
public record Amendment(@NotNull JsonNode data, @Size(max = 4000) String reason) {
  public Amendment {
    reason = reason == null ? "" : reason;
  }
}
