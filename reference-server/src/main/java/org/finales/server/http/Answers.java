package org.finales.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.finales.api.json.FinalesJson;

/** Writing answers. */
public final class Answers {
  /** What an answer may load or be shown in: nothing and nowhere. */
  static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private static final String PAGE_POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src"
          + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private Answers() {}

  /** Answers with a value as JSON, {@code application/json} without a charset. */
  public static void json(Context ctx, Object value) {
    json(ctx, FinalesJson.writeBytes(value));
  }

  /** Answers with JSON in UTF-8 that is written already. */
  public static void json(Context ctx, byte[] utf8) {
    bytes(ctx, "application/json", utf8);
  }

  /** Answers with text, {@code text/plain} in UTF-8. */
  public static void text(Context ctx, String text) {
    bytes(ctx, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with bytes of a type. */
  public static void bytes(Context ctx, String contentType, byte[] body) {
    ctx.res().setContentType(contentType);
    ctx.result(body);
  }

  /** Marks an answer as a page that loads its own scripts and styles from this server only. */
  public static void page(Context ctx) {
    ctx.header("Content-Security-Policy", PAGE_POLICY);
  }

  /** The headers that every answer begins with. */
  static void secure(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", API_POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
  }
}
