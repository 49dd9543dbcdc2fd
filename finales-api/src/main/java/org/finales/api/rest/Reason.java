package org.finales.api.rest;

import jakarta.validation.constraints.Size;

/**
 * Why somebody does something.
 *
 * @param reason for people and the log; empty if nothing is said
 */
public record Reason(@Size(max = 4000) String reason) {
  public Reason {
    reason = reason == null ? "" : reason;
  }
}
