package org.finales.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * A secret key that is made when it is first needed and kept in the store, so that all nodes share
 * it and what it signed survives a restart. Thread-safe.
 */
final class StoredKey {
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final Store store;
  private final String setting;
  private volatile @Nullable SecretKeySpec key;

  /**
   * Names a key.
   *
   * @param setting under which the store keeps it
   */
  StoredKey(Store store, String setting) {
    this.store = store;
    this.setting = setting;
  }

  /** HMAC-SHA256 of a text under this key. */
  byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(Base64.getDecoder().decode(stored()), ALGORITHM);
      key = known;
    }
    return known;
  }

  private String stored() {
    Optional<String> stored = store.read(ledger -> ledger.keys().setting(setting));
    if (stored.isPresent()) {
      return stored.get();
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String made = Base64.getEncoder().encodeToString(bytes);
    return store.write(
        ledger -> {
          // Another node may have been first.
          Optional<String> present = ledger.keys().setting(setting);
          if (present.isEmpty()) {
            ledger.keys().set(setting, made);
          }
          return present.orElse(made);
        });
  }
}
