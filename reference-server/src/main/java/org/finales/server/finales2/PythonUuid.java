package org.finales.server.finales2;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;

/**
 * Identifiers in the forms that Python's {@code uuid.UUID} reads: dashed, undashed, in braces, as
 * {@code urn:uuid:}, in any case.
 */
final class PythonUuid {
  /** What Python says of any other text. */
  static final String MALFORMED = "badly formed hexadecimal UUID string";

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

  /** The longest form there is, with some room for dashes in odd places. */
  private static final int MAX_LENGTH = 100;

  private PythonUuid() {}

  /**
   * Reads an identifier.
   *
   * @throws RefusedException 400 if it is none
   */
  static UUID read(String text) {
    return read(text, "");
  }

  /**
   * Reads an identifier that stands in a field.
   *
   * @throws RefusedException 400 if it is none; names the field
   */
  static UUID read(String text, String field) {
    String digits = text.length() > MAX_LENGTH ? "" : digits(text.toLowerCase(Locale.ROOT));
    if (!DIGITS.matcher(digits).matches()) {
      throw Refusal.badRequest(field.isEmpty() ? MALFORMED : field + ": " + MALFORMED).exception();
    }
    return new UUID(
        Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
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
