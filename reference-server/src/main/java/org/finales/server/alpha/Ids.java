package org.finales.server.alpha;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers as the first FINALES writes them: 32 hexadecimal digits; dashes may be sent. */
final class Ids {
  private static final int MAX_LENGTH = 100;
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

  private Ids() {}

  static String write(UUID id) {
    return id.toString().replace("-", "");
  }

  /** An identifier in any form that Python's {@code uuid.UUID} reads; nothing if it is none. */
  static Optional<UUID> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String digits =
        text.toLowerCase(Locale.ROOT)
            .replace("urn:", "")
            .replace("uuid:", "")
            .replaceAll("^[{}]+|[{}]+$", "")
            .replace("-", "");
    return DIGITS.matcher(digits).matches()
        ? Optional.of(
            new UUID(
                Long.parseUnsignedLong(digits, 0, 16, 16),
                Long.parseUnsignedLong(digits, 16, 32, 16)))
        : Optional.empty();
  }
}
