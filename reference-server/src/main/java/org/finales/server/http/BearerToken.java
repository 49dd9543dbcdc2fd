package org.finales.server.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The token that a call carries in its header {@code Authorization} (RFC 6750). */
public final class BearerToken {
  private static final String SCHEME = "bearer";

  private BearerToken() {}

  /** The token, which may be empty; null if the header is missing or of another scheme. */
  public static @Nullable String find(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String rest = header.substring(SCHEME.length());
    return rest.isEmpty() || rest.startsWith(" ") ? rest.strip() : null;
  }
}
