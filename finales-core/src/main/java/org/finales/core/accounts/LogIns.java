package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-ins by password.
 *
 * <p>A verified log-in is remembered for a few minutes by a keyed digest, because FINALES 2's
 * clients log in before every call and a good password hash is slow. What is remembered ends with a
 * change of the password and does not let a disabled account in. Thread-safe.
 */
public final class LogIns {
  private static final Logger log = LoggerFactory.getLogger(LogIns.class);

  /** Longest password, in characters; hashing more is work for nothing. */
  public static final int MAX_PASSWORD = 1024;

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Failures within a minute of one account from one place, of one place, of one account. */
  private static final int OF_ACCOUNT_AND_SOURCE = 10;

  private static final int OF_SOURCE = 60;
  private static final int OF_ACCOUNT = 60;

  private final Clock clock;
  private final AccountCache cache;
  private final Accounts accounts;
  private final BoundedHasher hasher;
  private final WebTokens webTokens;
  private final FailureLimiter bySource;
  private final FailureLimiter byAccount;
  private final FailureLimiter byAccountAndSource;
  private final ConcurrentMap<String, Verified> remembered = new ConcurrentHashMap<>();
  private final SecretKeySpec digestKey;

  /** Takes as long to refuse as a real hash, so that nobody learns which accounts there are. */
  private volatile @Nullable String decoy;

  LogIns(
      Clock clock,
      AccountCache cache,
      Accounts accounts,
      BoundedHasher hasher,
      WebTokens webTokens) {
    this.clock = clock;
    this.cache = cache;
    this.accounts = accounts;
    this.hasher = hasher;
    this.webTokens = webTokens;
    Duration minute = Duration.ofMinutes(1);
    this.bySource = new FailureLimiter(clock, OF_SOURCE, minute);
    this.byAccount = new FailureLimiter(clock, OF_ACCOUNT, minute);
    this.byAccountAndSource = new FailureLimiter(clock, OF_ACCOUNT_AND_SOURCE, minute);
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.digestKey = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Logs in.
   *
   * @param source where from, for example an address; {@code null} within the process
   * @throws UnauthenticatedException if there is no such account, it is disabled, or the password
   *     is another; the message does not say which
   * @throws TooManyAttemptsException if too many log-ins of this account or from there failed
   *     lately
   */
  public Session logIn(String name, String password, @Nullable String source) {
    StoredAccount account = verify(name, password, source);
    return session(account, webTokens.issue(account));
  }

  /**
   * Logs in for a time of its own.
   *
   * @param lifetime how long the log-in lasts, at least a second
   * @see #logIn(String, String, String)
   */
  public Session logIn(String name, String password, @Nullable String source, Duration lifetime) {
    StoredAccount account = verify(name, password, source);
    return session(account, webTokens.issue(account, lifetime));
  }

  private static Session session(StoredAccount account, WebTokens.Signed signed) {
    return new Session(account.name(), Role.of(account.role()), signed.token(), signed.expires());
  }

  /**
   * Checks a password without logging in; throws as {@link #logIn} does.
   *
   * @return the account that it belongs to
   */
  public Account check(String name, String password, @Nullable String source) {
    return Account.of(verify(name, password, source));
  }

  /**
   * Who carries the token of a log-in.
   *
   * @throws UnauthenticatedException if it is not valid, no longer valid, or the account is
   *     disabled
   */
  Actor authenticate(String token, @Nullable String source) {
    WebTokens.Claims claims = webTokens.verify(token);
    StoredAccount account = cache.account(claims.account());
    if (account == null || account.disabled() || account.epoch() != claims.epoch()) {
      throw new UnauthenticatedException("the log-in was ended");
    }
    return new Actor(account.name(), Role.of(account.role()), source);
  }

  private StoredAccount verify(String name, String password, @Nullable String source) {
    if (name.length() > Accounts.MAX_NAME || password.length() > MAX_PASSWORD) {
      throw refused(); // nobody has them; they would only cost memory
    }
    byte[] digest = digest(name, password);
    StoredAccount account = cache.account(name);
    if (account != null && isRemembered(account, digest)) {
      return account;
    }
    String place = source == null ? "" : source;
    List<FailureLimiter.Attempt> attempts = new ArrayList<>(3);
    boolean right = false;
    boolean tried = false;
    try {
      // The narrowest first: what it stops does not take room from others at the same place.
      attempts.add(byAccountAndSource.begin(name + "\n" + place));
      attempts.add(byAccount.begin(name));
      attempts.add(bySource.begin(place));
      String hash = account == null ? null : account.passwordHash();
      boolean matches =
          hasher.verifyUnless(
              () -> isRemembered(account, digest), password, hash == null ? decoy() : hash);
      right = matches && hash != null;
      tried = true;
    } finally {
      boolean failed = tried && !right;
      attempts.forEach(attempt -> attempt.end(failed));
    }
    if (!right || account == null || account.disabled()) {
      throw refused();
    }
    StoredAccount current = upgraded(account, password);
    remember(current, digest);
    return current;
  }

  /** Replaces a hash of an older kind while the password is at hand. */
  private StoredAccount upgraded(StoredAccount account, String password) {
    String old = account.passwordHash();
    if (old == null || !hasher.isOutdated(old)) {
      return account;
    }
    try {
      accounts.upgradeHash(account.name(), old, hasher.hash(password));
    } catch (BrokerException e) {
      log.warn("the password hash of {} stays of the old kind: {}", account.name(), e.getMessage());
    }
    StoredAccount current = cache.account(account.name());
    return current == null ? account : current;
  }

  private boolean isRemembered(@Nullable StoredAccount account, byte[] digest) {
    if (account == null || account.disabled()) {
      return false;
    }
    Verified verified = remembered.get(account.name());
    return verified != null
        && verified.passwordHash().equals(account.passwordHash())
        && clock.instant().isBefore(verified.until())
        && MessageDigest.isEqual(verified.digest(), digest);
  }

  private void remember(StoredAccount account, byte[] digest) {
    String hash = account.passwordHash();
    if (hash != null) {
      Instant until = clock.instant().plus(REMEMBERED);
      remembered.put(account.name(), new Verified(hash, digest, until));
    }
  }

  private String decoy() {
    String known = decoy;
    if (known == null) {
      known = hasher.hash("");
      decoy = known;
    }
    return known;
  }

  private static UnauthenticatedException refused() {
    return new UnauthenticatedException("the user name or the password is wrong");
  }

  private byte[] digest(String name, String password) {
    try {
      Mac mac = Mac.getInstance(digestKey.getAlgorithm());
      mac.init(digestKey);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** A log-in that was verified against this hash. */
  private record Verified(String passwordHash, byte[] digest, Instant until) {}
}
