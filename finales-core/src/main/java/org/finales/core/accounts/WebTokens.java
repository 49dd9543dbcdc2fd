package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.AccountTable.StoredAccount;
import org.finales.core.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Short-lived tokens of log-ins: JSON Web Tokens (RFC 7519) signed with HMAC-SHA256, with the
 * account as {@code sub}, the end in seconds since 1970 UTC as {@code exp} and the account's count
 * of ended log-ins as {@code epoch}. FINALES 2's clients carry them too.
 *
 * <p>The key is made at the first log-in of a store and kept in it, so that all nodes share it and
 * log-ins survive a restart. Thread-safe.
 */
final class WebTokens {
  private static final String KEY_SETTING = "log-in-key";
  private static final int MAX_LENGTH = 4096;
  private static final String HEADER = encode(utf8("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));

  private final Clock clock;
  private final Duration lifetime;
  private final StoredKey key;

  WebTokens(Store store, Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.key = new StoredKey(store, KEY_SETTING);
  }

  /** A token that is good from now on. */
  Signed issue(StoredAccount account) {
    return issue(account, lifetime);
  }

  /** A token that is good for a time of its own. */
  Signed issue(StoredAccount account, Duration lifetime) {
    Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode claims = FinalesJson.mapper().createObjectNode();
    claims.put("sub", account.name());
    claims.put("exp", expires.getEpochSecond());
    claims.put("epoch", account.epoch());
    String signed = HEADER + "." + encode(FinalesJson.writeBytes(claims));
    return new Signed(signed + "." + encode(key.mac(signed)), expires);
  }

  /**
   * The claims of a token of ours that has not ended.
   *
   * @throws UnauthenticatedException if it was altered, has ended, or is none of ours
   */
  Claims verify(String token) {
    int payload = token.indexOf('.') + 1;
    int signature = token.lastIndexOf('.') + 1;
    if (token.length() > MAX_LENGTH || payload == 0 || signature == payload) {
      throw refused();
    }
    try {
      // The signature covers the header, and only one header is ever signed.
      if (!MessageDigest.isEqual(
          key.mac(token.substring(0, signature - 1)), decode(token.substring(signature)))) {
        throw refused();
      }
      JsonNode claims = FinalesJson.read(decode(token.substring(payload, signature - 1)));
      Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
      if (!clock.instant().isBefore(expires)) {
        throw refused();
      }
      return new Claims(claims.path("sub").asString(""), claims.path("epoch").asInt(-1));
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static UnauthenticatedException refused() {
    return new UnauthenticatedException("the log-in is not valid or has expired");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  /** A token and its end. */
  record Signed(String token, Instant expires) {}

  /** What a verified token says. */
  record Claims(String account, int epoch) {}
}
