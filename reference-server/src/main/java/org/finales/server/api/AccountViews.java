package org.finales.server.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.finales.api.broker.InvalidException;
import org.finales.api.rest.AccountInfo;
import org.finales.api.rest.TokenInfo;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.Scope;
import org.finales.core.accounts.Token;
import org.finales.core.engine.Role;
import org.jspecify.annotations.Nullable;

/** Accounts and tokens as they are written on the wire, and back. */
public final class AccountViews {
  private AccountViews() {}

  /** An account as it is written. */
  public static AccountInfo of(Account account) {
    return new AccountInfo(
        account.name(),
        account.id(),
        account.role().wireName(),
        account.disabled(),
        account.password(),
        account.created());
  }

  /** An account as it was written. */
  public static Account read(AccountInfo info) {
    return new Account(
        info.name(),
        info.id(),
        Role.of(info.role()),
        info.disabled(),
        info.password(),
        info.created());
  }

  /** A token as it is written. */
  public static TokenInfo of(Token token) {
    return new TokenInfo(
        token.id(),
        token.account(),
        token.name(),
        token.scopes().stream().sorted().map(Scope::wireName).toList(),
        token.created(),
        token.expires(),
        token.revoked());
  }

  /** A token as it was written. */
  public static Token read(TokenInfo info) {
    return new Token(
        info.id(),
        info.account(),
        info.name(),
        scopes(Set.copyOf(info.scopes())),
        info.created(),
        info.expires(),
        info.revoked());
  }

  /**
   * A role by its name; tenant if none is given.
   *
   * @throws InvalidException if there is no such role
   */
  static Role role(@Nullable String name) {
    try {
      return name == null ? Role.TENANT : Role.of(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidException(
          "/role",
          "there is no such role; roles are "
              + Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining(", ")));
    }
  }

  /**
   * Scopes by their names.
   *
   * @throws InvalidException if there is no such scope
   */
  static Set<Scope> scopes(Set<String> names) {
    try {
      return names.stream().map(Scope::of).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new InvalidException("/scopes", String.valueOf(e.getMessage()));
    }
  }
}
