package org.finales.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A long-lived token of an account, without its secret.
 *
 * @param id its identifier, by which it is revoked
 * @param account the account in whose name it acts
 * @param name what its owner calls it
 * @param scopes what it may be used for, sorted; empty for all that the account may do
 * @param created when it was issued
 * @param expires when it ends by itself; {@code null} for never
 * @param revoked when it was revoked; {@code null} if it was not
 */
public record TokenInfo(
    UUID id,
    String account,
    String name,
    List<String> scopes,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {
  public TokenInfo {
    scopes = List.copyOf(scopes);
  }
}
