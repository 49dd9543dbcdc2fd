package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.finales.server.http.Answers;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Scripts, styles and pictures: files in {@code org/finales/server/web/assets} and the libraries
 * below. Their addresses hold a part of their digest, so that browsers keep them for a year and
 * never have an old one. Thread-safe.
 */
public final class Assets {
  static final String PATH = "/assets/{digest}/{file}";

  private static final String FOLDER = "/org/finales/server/web/assets/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js",
          "echarts.js", WEBJARS + "echarts/5.3.1/dist/echarts.min.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.([a-z]{2,11})");

  private final Map<String, Asset> known = new ConcurrentHashMap<>();

  Assets() {}

  /**
   * The address of a file.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String href(String name) {
    Asset asset = find(name);
    if (asset == null) {
      throw new IllegalArgumentException("there is no " + name + " in " + FOLDER);
    }
    return "/assets/" + asset.digest() + "/" + name;
  }

  void answer(Context ctx) {
    String name = ctx.pathParam("file");
    Asset asset = find(name);
    if (asset == null) {
      throw Refusal.noRoute(ctx.path()).exception();
    }
    boolean current = asset.digest().equals(ctx.pathParam("digest"));
    ctx.header(
        "Cache-Control", current ? "public, max-age=31536000, immutable" : "public, max-age=60");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    if (asset.zipped() != null) {
      ctx.header("Vary", "Accept-Encoding");
    }
    byte[] zipped = Gzip.isAccepted(ctx) ? asset.zipped() : null;
    if (zipped != null) {
      ctx.header("Content-Encoding", "gzip");
    }
    Answers.bytes(ctx, asset.type(), zipped == null ? asset.plain() : zipped);
  }

  private @Nullable Asset find(String name) {
    Asset asset = known.get(name);
    if (asset != null) {
      return asset;
    }
    var matcher = NAME.matcher(name);
    String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    if (type == null) {
      return null;
    }
    try (InputStream in =
        Assets.class.getResourceAsStream(LIBRARIES.getOrDefault(name, FOLDER + name))) {
      if (in == null) {
        return null;
      }
      byte[] plain = in.readAllBytes();
      Asset read = new Asset(type, digest(plain), plain, type.endsWith("png") ? null : zip(plain));
      known.put(name, read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(byte[] plain) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(all)) {
      out.write(plain);
    }
    return all.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(String type, String digest, byte[] plain, byte @Nullable [] zipped) {}
}
