package org.finales.server.http;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifiers in the forms that Python's {@code uuid.UUID} reads: dashed, undashed, in braces, as
 * {@code urn:uuid:}, in any case.
 */
public final class PythonUuid {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

  /** The longest form there is, with some room for dashes in odd places. */
  private static final int MAX_LENGTH = 100;

  private PythonUuid() {}

  /** Reads an identifier; nothing if it is none. */
  public static Optional<UUID> read(String text) {
    String digits = text.length() > MAX_LENGTH ? "" : digits(text.toLowerCase(Locale.ROOT));
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16)));
  }

  private static String digits(String text) {
    String bare = text.replace("urn:", "").replace("uuid:", "");
    int from = 0;
    int to = bare.length();
    while (from < to && (bare.charAt(from) == '{' || bare.charAt(from) == '}')) {
      from++;
    }
    while (to > from && (bare.charAt(to - 1) == '{' || bare.charAt(to - 1) == '}')) {
      to--;
    }
    return bare.substring(from, to).replace("-", "");
  }
}
