package org.finales.server.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a form, sent as an address's query is written or as multipart. */
public final class Form {
  /** A log-in is short. */
  private static final long MAX_BODY = 64 * 1024;

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The body as a form; without fields where it is something else. */
  public static Form of(Context ctx) {
    String sent = ctx.req().getContentType();
    String type = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
    if (sent != null && type.startsWith("application/x-www-form-urlencoded")) {
      String body = new String(Bodies.bytes(ctx, MAX_BODY), StandardCharsets.UTF_8);
      return new Form(Percent.pairs(body));
    }
    if (sent != null && type.startsWith("multipart/form-data")) {
      Matcher boundary = BOUNDARY.matcher(sent);
      if (boundary.find()) {
        String marker = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new Form(parts(Bodies.bytes(ctx, MAX_BODY), marker));
      }
    }
    return new Form(Map.of());
  }

  /** A field's value; {@code null} if it was not sent or is empty, which is the same in forms. */
  public @Nullable String find(String name) {
    String value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The parts of a multipart body that have a name and are text. */
  private static Map<String, String> parts(byte[] body, String boundary) {
    // One character for each byte, so that places in the text are places in the body.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    Map<String, String> parts = new LinkedHashMap<>();
    String[] pieces = ("\r\n" + text).split(Pattern.quote("\r\n--" + boundary), -1);
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      int head = pieces[i].indexOf("\r\n\r\n");
      Matcher name = NAME.matcher(head < 0 ? "" : pieces[i].substring(0, head));
      if (name.find()) {
        parts.put(utf8(name.group(1)), utf8(pieces[i].substring(head + 4)));
      }
    }
    return parts;
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
