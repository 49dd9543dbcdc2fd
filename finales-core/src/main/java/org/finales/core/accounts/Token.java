package org.finales.core.accounts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.core.store.AccountTable.StoredToken;
import org.jspecify.annotations.Nullable;

/**
 * A long-lived token of an account, without its secret.
 *
 * @param id its identifier, by which it is revoked
 * @param account the account in whose name it acts
 * @param name what its owner calls it
 * @param scopes what it may be used for; empty for all that the account may do
 * @param created when it was issued
 * @param expires when it ends by itself; {@code null} for never
 * @param revoked when it was revoked; {@code null} if it was not
 */
public record Token(
    UUID id,
    String account,
    String name,
    Set<Scope> scopes,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {

  public Token {
    scopes = Set.copyOf(scopes);
  }

  static Token of(StoredToken stored) {
    return new Token(
        stored.id(),
        stored.account(),
        stored.name(),
        stored.scopes().stream().map(Scope::of).collect(Collectors.toUnmodifiableSet()),
        stored.created(),
        stored.expires(),
        stored.revoked());
  }

  /** Whether it opens anything at a moment, as far as it alone decides. */
  public boolean isGood(Instant now) {
    return revoked == null && (expires == null || now.isBefore(expires));
  }
}
