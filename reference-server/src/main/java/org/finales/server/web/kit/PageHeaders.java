package org.finales.server.web.kit;

import io.javalin.http.Context;

/** What pages may load and who may show them. */
final class PageHeaders {
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private PageHeaders() {}

  static void set(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        .header("X-Frame-Options", "DENY")
        .header("Cache-Control", "no-store");
  }
}
