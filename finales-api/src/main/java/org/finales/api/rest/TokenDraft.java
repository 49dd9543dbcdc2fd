package org.finales.api.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants.
 *
 * @param name what its owner calls it; may be empty
 * @param scopes what it may be used for, of read, request, work, operate and administer; empty for
 *     all that its account may do
 * @param lifetime after which it ends; {@code null} for never
 */
public record TokenDraft(
    @Size(max = 200) String name,
    @Size(max = 5) Set<@NotNull @Size(max = 20) String> scopes,
    @Nullable Duration lifetime) {
  public TokenDraft {
    name = name == null ? "" : name;
    scopes = scopes == null ? Set.of() : Set.copyOf(scopes);
  }
}
