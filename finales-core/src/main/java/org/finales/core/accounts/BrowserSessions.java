package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.Committed;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sessions of browsers. The browser carries them, signed with a key of the store, so that they
 * survive a restart and hold on all nodes; the store remembers those that were ended before their
 * time. A session ends after {@link #IDLE} without a call, {@link #LIFETIME} after signing in, when
 * the person signs out, and with all log-ins of the account. Thread-safe.
 */
public final class BrowserSessions {
  /** How long a browser may be silent. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** How long a session lasts at most. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  private static final Duration RENEWED = Duration.ofMinutes(5);
  private static final String KEY_SETTING = "browser-session-key";
  private static final String ENDED_SETTING = "browser-sessions-ended";
  private static final String SUBJECT = "session";
  private static final int MAX_LENGTH = 2048;
  private static final int ID_BYTES = 16;
  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Clock clock;
  private final AccountCache cache;
  private final StoredKey key;
  private volatile @Nullable Map<String, Instant> ended;

  BrowserSessions(Store store, Clock clock, AccountCache cache) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.key = new StoredKey(store, KEY_SETTING);
    store.follow(this::forgetEnded);
  }

  /** A session of a browser with which nobody signed in yet. */
  public BrowserSession anonymous() {
    return new BrowserSession(id(), "", 0, now(), now());
  }

  /**
   * A new session of somebody whose password was checked.
   *
   * @throws UnauthenticatedException if the account is gone or disabled by now
   */
  public BrowserSession begin(String account) {
    StoredAccount stored = cache.account(account);
    if (stored == null || stored.disabled()) {
      throw new UnauthenticatedException("the account is disabled");
    }
    return new BrowserSession(id(), account, stored.epoch(), now(), now());
  }

  /** The session as the browser carries it: base64url and points, at most 2048 characters. */
  public String write(BrowserSession session) {
    ObjectNode node = FinalesJson.mapper().createObjectNode();
    node.put("id", session.id());
    node.put("sub", session.account());
    node.put("epoch", session.epoch());
    node.put("began", session.began().getEpochSecond());
    node.put("seen", session.seen().getEpochSecond());
    String payload = encode(FinalesJson.writeBytes(node));
    return payload + "." + encode(key.mac("session." + payload));
  }

  /** The session that a browser carries, if it is one of ours and has not ended. */
  public Optional<BrowserSession> read(@Nullable String carried) {
    if (carried == null || carried.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int dot = carried.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      String payload = carried.substring(0, dot);
      byte[] signature = Base64.getUrlDecoder().decode(carried.substring(dot + 1));
      if (!MessageDigest.isEqual(key.mac("session." + payload), signature)) {
        return Optional.empty();
      }
      JsonNode node = FinalesJson.read(Base64.getUrlDecoder().decode(payload));
      BrowserSession session =
          new BrowserSession(
              node.path("id").asString(""),
              node.path("sub").asString(""),
              node.path("epoch").asInt(-1),
              Instant.ofEpochSecond(node.path("began").asLong(0)),
              Instant.ofEpochSecond(node.path("seen").asLong(0)));
      return isGood(session, session.seen()) ? Optional.of(session) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a session is good still, apart from how long the browser has been silent: a page that
   * only listens makes no calls.
   */
  public boolean isAlive(BrowserSession session) {
    return session.isSignedIn() && isGood(session, clock.instant());
  }

  /** The session to be carried from now on, if the browser should be told. */
  public Optional<BrowserSession> renewed(BrowserSession session) {
    Instant now = now();
    return now.isBefore(session.seen().plus(RENEWED))
        ? Optional.empty()
        : Optional.of(
            new BrowserSession(
                session.id(), session.account(), session.epoch(), session.began(), now));
  }

  /**
   * Who acts with a session.
   *
   * @param source where from; {@code null} within the process
   * @throws UnauthenticatedException if nobody signed in with it or it has ended
   */
  public Actor actor(BrowserSession session, @Nullable String source) {
    StoredAccount account = session.isSignedIn() ? cache.account(session.account()) : null;
    if (account == null || account.disabled() || account.epoch() != session.epoch()) {
      throw new UnauthenticatedException("nobody is signed in");
    }
    return new Actor(account.name(), Role.of(account.role()), source);
  }

  /** Ends a session for good, here and on all nodes. */
  public void end(BrowserSession session, @Nullable String source) {
    if (!session.isSignedIn()) {
      return;
    }
    Instant until = session.began().plus(LIFETIME);
    store.write(
        ledger -> {
          Map<String, Instant> all = stored(ledger);
          all.values().removeIf(end -> !clock.instant().isBefore(end));
          all.put(session.id(), until);
          ObjectNode node = FinalesJson.mapper().createObjectNode();
          all.forEach((id, end) -> node.put(id, end.getEpochSecond()));
          ledger.keys().set(ENDED_SETTING, FinalesJson.write(node));
          ledger.append(
              new EventDraft(
                  "session.ended",
                  SUBJECT,
                  session.account(),
                  null,
                  null,
                  session.account(),
                  source,
                  null,
                  null),
              now(),
              null);
          return null;
        });
  }

  /**
   * What a form has to carry to be taken from this session: only pages of this server can know it.
   * It looks different each time, so that compression gives nothing away.
   */
  public String antiForgery(BrowserSession session) {
    byte[] mask = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(mask);
    byte[] token = key.mac("form." + session.id());
    byte[] both = new byte[2 * TOKEN_BYTES];
    for (int i = 0; i < TOKEN_BYTES; i++) {
      both[i] = mask[i];
      both[TOKEN_BYTES + i] = (byte) (mask[i] ^ token[i]);
    }
    return encode(both);
  }

  /** Whether a form carries what {@link #antiForgery} gave to this session. */
  public boolean isFrom(BrowserSession session, @Nullable String sent) {
    if (sent == null || sent.length() > 4 * TOKEN_BYTES) {
      return false;
    }
    try {
      byte[] both = Base64.getUrlDecoder().decode(sent);
      if (both.length != 2 * TOKEN_BYTES) {
        return false;
      }
      byte[] token = new byte[TOKEN_BYTES];
      for (int i = 0; i < TOKEN_BYTES; i++) {
        token[i] = (byte) (both[i] ^ both[TOKEN_BYTES + i]);
      }
      return MessageDigest.isEqual(key.mac("form." + session.id()), token);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isGood(BrowserSession session, Instant seen) {
    Instant now = clock.instant();
    if (!now.isBefore(seen.plus(IDLE)) || !now.isBefore(session.began().plus(LIFETIME))) {
      return false;
    }
    if (!session.isSignedIn()) {
      return true;
    }
    StoredAccount account = cache.account(session.account());
    return account != null
        && !account.disabled()
        && account.epoch() == session.epoch()
        && !ended().containsKey(session.id());
  }

  private Map<String, Instant> ended() {
    Map<String, Instant> known = ended;
    if (known == null) {
      known = store.read(BrowserSessions::stored);
      ended = known;
    }
    return known;
  }

  private void forgetEnded(List<Committed> news) {
    if (news.stream().anyMatch(committed -> committed.event().subject().equals(SUBJECT))) {
      ended = store.read(BrowserSessions::stored);
    }
  }

  private static Map<String, Instant> stored(Ledger ledger) {
    Map<String, Instant> all = new LinkedHashMap<>();
    ledger
        .keys()
        .setting(ENDED_SETTING)
        .ifPresent(
            text ->
                FinalesJson.read(text.getBytes(StandardCharsets.UTF_8))
                    .properties()
                    .forEach(
                        entry ->
                            all.put(
                                entry.getKey(), Instant.ofEpochSecond(entry.getValue().asLong()))));
    return all;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String id() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
