package org.finales.core.accounts;

import java.time.Clock;
import java.time.Duration;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.engine.Actor;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/** The way in: accounts, tokens and log-ins over one store, sharing what they remember. */
public final class Access {
  /** How long a log-in lasts unless said otherwise; FINALES 2's default too. */
  public static final Duration LOG_IN_LIFETIME = Duration.ofMinutes(1440);

  /** Bounds memory and processors taken by log-ins. */
  private static final int HASHES_AT_ONCE = 2;

  private final Accounts accounts;
  private final Tokens tokens;
  private final LogIns logIns;
  private final PasswordHasher hasher;
  private final BrowserSessions sessions;
  private final SignUps signUps;

  private Access(Store store, Clock clock, PasswordHasher hasher, Duration lifetime) {
    AccountCache cache = new AccountCache(store);
    BoundedHasher bounded = new BoundedHasher(hasher, HASHES_AT_ONCE);
    this.hasher = bounded;
    this.accounts = new Accounts(store, clock, cache);
    this.tokens = new Tokens(store, clock, cache);
    WebTokens webTokens = new WebTokens(store, clock, lifetime);
    this.signUps = new SignUps(store, clock, accounts);
    this.sessions = new BrowserSessions(store, clock, cache);
    this.logIns = new LogIns(clock, cache, accounts, bounded, webTokens);
  }

  /** The way into a store, with log-ins that last for {@link #LOG_IN_LIFETIME}. */
  public static Access to(Store store, Clock clock, PasswordHasher hasher) {
    return to(store, clock, hasher, LOG_IN_LIFETIME);
  }

  /**
   * The way into a store.
   *
   * @param hasher how passwords are kept; two are hashed at once at most
   * @param lifetime how long a log-in lasts, at least a second
   */
  public static Access to(Store store, Clock clock, PasswordHasher hasher, Duration lifetime) {
    return new Access(store, clock, hasher, lifetime);
  }

  public Accounts accounts() {
    return accounts;
  }

  public Tokens tokens() {
    return tokens;
  }

  public LogIns logIns() {
    return logIns;
  }

  /** What browsers carry of a person who signed in on the pages. */
  public BrowserSessions sessions() {
    return sessions;
  }

  /** Accounts that people ask for themselves. */
  public SignUps signUps() {
    return signUps;
  }

  /** Hashes new passwords, two at once at most. */
  public PasswordHasher hasher() {
    return hasher;
  }

  /**
   * Who carries a bearer token, be it a long-lived one or that of a log-in.
   *
   * @param source where from, for example an address; {@code null} within the process
   * @return the account, with no more than its role and the token's scopes allow now
   * @throws UnauthenticatedException if the token opens nothing, no longer, or the account is
   *     disabled
   */
  public Actor authenticate(String bearer, @Nullable String source) {
    return bearer.startsWith(Tokens.PREFIX)
        ? tokens.authenticate(bearer, source)
        : logIns.authenticate(bearer, source);
  }
}
