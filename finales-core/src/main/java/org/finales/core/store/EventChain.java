package org.finales.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash that chains the log: SHA-256 over the hash before and every part of the entry. */
final class EventChain {
  /** What the first entry follows. */
  static final String START = "0".repeat(64);

  private EventChain() {}

  static String hash(
      String before, long sequence, Instant time, EventDraft draft, @Nullable String detail) {
    MessageDigest digest = sha256();
    part(digest, before);
    part(digest, Long.toString(sequence));
    part(digest, Long.toString(Micros.of(time)));
    part(digest, draft.kind());
    part(digest, draft.subject());
    part(digest, draft.id());
    part(digest, draft.from());
    part(digest, draft.to());
    part(digest, draft.actor());
    part(digest, draft.source());
    part(digest, draft.message());
    part(digest, detail);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Length first, so that no two entries have the same bytes; -1 for a part that is not there. */
  private static void part(MessageDigest digest, @Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int length = text == null ? -1 : bytes.length;
    digest.update(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
