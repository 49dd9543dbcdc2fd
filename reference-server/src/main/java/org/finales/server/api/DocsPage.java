package org.finales.server.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.finales.server.http.Answers;
import org.jspecify.annotations.Nullable;

/** Swagger UI, served from this server's own jar: a laboratory has no internet. */
final class DocsPage {
  private static final String OWN = "/org/finales/server/api/docs/";
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.21.0/";

  /** The only files there are, and their types. */
  private static final Map<String, String> FILES =
      Map.of(
          "start.js", "text/javascript; charset=utf-8",
          "docs.css", "text/css; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private final Map<String, byte[]> zipped = new ConcurrentHashMap<>();

  void page(Context ctx) throws IOException {
    Answers.page(ctx);
    ctx.res().setContentType("text/html; charset=utf-8");
    ctx.result(bytes(OWN + "index.html"));
  }

  /** Answers with a file; whether there is such a file. */
  boolean file(Context ctx, String name) throws IOException {
    String type = FILES.get(name);
    if (type == null) {
      return false;
    }
    boolean own = name.equals("start.js") || name.equals("docs.css");
    ctx.res().setContentType(type);
    ctx.header("Cache-Control", "public, max-age=86400").header("Vary", "Accept-Encoding");
    String resource = (own ? OWN : WEBJAR) + name;
    if (accepted(ctx.header("Accept-Encoding")) && !type.startsWith("image/")) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(zipped(resource));
    } else {
      ctx.result(bytes(resource));
    }
    return true;
  }

  private static boolean accepted(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip");
  }

  /** Anybody may ask for these, so the work of compressing them is done once. */
  private byte[] zipped(String resource) throws IOException {
    byte[] known = zipped.get(resource);
    if (known != null) {
      return known;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(bytes(resource));
    }
    byte[] made = all.toByteArray();
    zipped.put(resource, made);
    return made;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = DocsPage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
