package org.finales.server.web.kit;

import org.jspecify.annotations.Nullable;

/** Paths on this server, as opposed to addresses that lead elsewhere. */
public final class LocalPath {
  private static final int MAX_LENGTH = 2_000;

  private LocalPath() {}

  /** Whether a text is a path on this server and nothing that a browser reads as an address. */
  public static boolean isLocal(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || text.charAt(0) != '/') {
      return false;
    }
    // "//host" and, as browsers read it, "/\host" are addresses.
    if (text.length() > 1 && (text.charAt(1) == '/' || text.charAt(1) == '\\')) {
      return false;
    }
    return text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
  }

  /** A path to come back to, or another if it leads elsewhere. */
  public static String orElse(@Nullable String text, String otherwise) {
    return text != null && isLocal(text) ? text : otherwise;
  }
}
