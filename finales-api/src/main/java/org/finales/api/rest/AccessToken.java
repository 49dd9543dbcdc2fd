package org.finales.api.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a log-in.
 *
 * @param token the bearer token
 * @param expires when it stops being good; {@code null} for never
 */
public record AccessToken(String token, @Nullable Instant expires) {
  /** Without the token. */
  @Override
  public String toString() {
    return "AccessToken[expires=" + expires + "]";
  }
}
