package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.finales.server.http.Answers;

/** Answers that are compressed where the browser takes it. */
final class Gzip {
  /** What is smaller fits into one packet anyway. */
  private static final int WORTH_IT = 1000;

  private Gzip() {}

  static boolean isAccepted(Context ctx) {
    String encodings = ctx.header("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }

  static void answer(Context ctx, String type, byte[] body) {
    ctx.header("Vary", "Accept-Encoding, Cookie");
    if (body.length < WORTH_IT || !isAccepted(ctx)) {
      Answers.bytes(ctx, type, body);
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.header("Content-Encoding", "gzip");
    Answers.bytes(ctx, type, all.toByteArray());
  }
}
