package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.AccountTable.StoredToken;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Long-lived tokens for programs. A token acts in the name of its account and never does more than
 * the account's role allows at that moment. Accounts issue and revoke their own; {@link
 * Action#ADMINISTER} does so for others.
 *
 * <p>Thread-safe; revoking takes effect at once here, and on other nodes as soon as they see it in
 * the log.
 */
public final class Tokens {
  /**
   * What every secret begins with, so that scanners find secrets that were published by mistake.
   */
  public static final String PREFIX = "fin_";

  private static final int SECRET_BYTES = 32;
  private static final int MAX_NAME = 200;
  private static final int MAX_SECRET = 200;
  private static final Duration MAX_LIFETIME = Duration.ofDays(36_500);

  private final Store store;
  private final Clock clock;
  private final AccountCache cache;
  private final SecureRandom random = new SecureRandom();

  Tokens(Store store, Clock clock, AccountCache cache) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
  }

  /**
   * Issues a token.
   *
   * @param account in whose name it acts
   * @param name what its owner calls it; may be empty
   * @param scopes what it may be used for; empty for all that the account may do
   * @param lifetime after which it ends, at least one second; {@code null} for never
   * @throws ForbiddenException if the actor is neither an administrator nor the account itself with
   *     all that its role allows
   * @throws NotFoundException if there is no such account
   */
  public IssuedToken issue(
      Actor actor, String account, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
    Accounts.requireSelfOrAdministrator(actor, account);
    if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidException(
          "/name", "a name has at most " + MAX_NAME + " characters and no control characters");
    }
    if (lifetime != null
        && (lifetime.compareTo(Duration.ofSeconds(1)) < 0
            || lifetime.compareTo(MAX_LIFETIME) > 0)) {
      throw new InvalidException("/lifetime", "a token lives for one second to 100 years");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    StoredToken token =
        new StoredToken(
            UUID.randomUUID(),
            hash(secret),
            account,
            name,
            scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet()),
            now,
            lifetime == null ? null : now.plus(lifetime),
            null);
    store.write(
        ledger -> {
          if (ledger.accounts().find(account).isEmpty()) {
            throw new NotFoundException("there is no account " + account);
          }
          ledger.accounts().insert(token);
          log(ledger, actor, token.id(), "token.issued", name, now);
          return token;
        });
    return new IssuedToken(Token.of(token), secret);
  }

  /** The tokens of an account, oldest first, revoked and expired ones included. */
  public List<Token> list(Actor actor, String account) {
    Accounts.requireSelfOrAdministrator(actor, account);
    return store.read(
        ledger -> ledger.accounts().tokensOf(account).stream().map(Token::of).toList());
  }

  /**
   * Revokes a token.
   *
   * @throws NotFoundException if the account has no such token, or it was revoked before
   */
  public void revoke(Actor actor, String account, UUID token) {
    Accounts.requireSelfOrAdministrator(actor, account);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.write(
        ledger -> {
          if (!ledger.accounts().revoke(token, account, now)) {
            throw new NotFoundException("account " + account + " has no live token " + token);
          }
          return log(ledger, actor, token, "token.revoked", null, now);
        });
  }

  /**
   * Who sends a secret.
   *
   * @param source where from; {@code null} within the process
   * @throws UnauthenticatedException if it opens nothing, no longer, or its account is disabled
   */
  Actor authenticate(String secret, @Nullable String source) {
    if (secret.length() > MAX_SECRET) {
      throw unknown();
    }
    StoredToken stored = cache.token(hash(secret));
    if (stored == null) {
      throw unknown();
    }
    Token token = Token.of(stored);
    StoredAccount account = cache.account(token.account());
    if (account == null || account.disabled() || !token.isGood(clock.instant())) {
      throw unknown();
    }
    Role role = Role.of(account.role());
    return new Actor(account.name(), role, allowed(role, token.scopes()), source);
  }

  /** One text for all reasons: a stranger learns nothing. */
  private static UnauthenticatedException unknown() {
    return new UnauthenticatedException("the token is not known, has expired or was revoked");
  }

  private static Set<Action> allowed(Role role, Set<Scope> scopes) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    if (scopes.isEmpty()) {
      actions.addAll(role.actions());
    }
    scopes.forEach(scope -> actions.addAll(scope.actions()));
    actions.retainAll(role.actions());
    return actions;
  }

  private static UUID log(
      Ledger ledger, Actor actor, UUID token, String kind, @Nullable String name, Instant now) {
    ledger.append(
        new EventDraft(
            kind,
            AccountCache.TOKEN,
            token.toString(),
            null,
            null,
            actor.account(),
            actor.source(),
            name,
            null),
        now,
        null);
    return token;
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
