package org.finales.server.http;

import io.javalin.config.Key;
import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reading request bodies, bounded in size and time. */
public final class Bodies {
  static final Key<HttpSettings> SETTINGS = new Key<>("finales-http-settings");

  private static final String READ = "finales.body.read";

  /** What is read of a body that nobody wanted, how long it may take, and how long it may pause. */
  private static final int MOST_DRAINED = 16 << 20;

  private static final long DRAIN_NANOS = 2_000_000_000L;
  private static final long DRAIN_PAUSE_NANOS = 100_000_000L;

  private Bodies() {}

  /**
   * The whole body, empty if there is none; at most the server's limit.
   *
   * @throws RefusedException 413 if it is larger, 408 if it comes too slowly, 415 if it is
   *     compressed
   */
  public static byte[] bytes(Context ctx) {
    return bytes(ctx, limit(ctx));
  }

  /** The whole body, with a limit of its own in bytes; see {@link #bytes(Context)}. */
  public static byte[] bytes(Context ctx, long limit) {
    long announced = ctx.req().getContentLengthLong();
    if (announced == 0) {
      return new byte[0];
    }
    try (InputStream in = stream(ctx, limit)) {
      ctx.attribute(READ, true);
      if (announced > 0) {
        byte[] body = in.readNBytes((int) announced);
        if (body.length < announced) {
          throw Refusal.badRequest("the body ended early").exception();
        }
        return body;
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      in.transferTo(body);
      return body.toByteArray();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The body as a stream that refuses to be larger than a limit, to come too slowly or to break
   * off; its methods throw {@link RefusedException} then.
   *
   * @param limit in bytes
   * @throws RefusedException 413 if a larger one is announced, 415 if it is compressed
   */
  public static InputStream stream(Context ctx, long limit) {
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(415, "unsupported-media-type", "a compressed body is not taken")
          .with("Accept-Encoding", "identity")
          .exception();
    }
    if (ctx.req().getContentLengthLong() > limit) {
      throw Refusal.tooLarge(limit).exception();
    }
    return new BoundedStream(ctx.bodyInputStream(), limit, ctx.appData(SETTINGS).bodyTime());
  }

  /**
   * The whole body of JSON, which may be compressed by gzip.
   *
   * @param limit in bytes, of the body as it comes and as it is unpacked
   * @throws RefusedException as {@link #bytes(Context, long)} and {@link #requireType}, and 400 if
   *     it is not what gzip writes
   */
  public static byte[] jsonBytes(Context ctx, long limit) {
    requireType(ctx, "application/json");
    String encoding = ctx.header("Content-Encoding");
    if (encoding == null || !encoding.equalsIgnoreCase("gzip")) {
      return bytes(ctx, limit);
    }
    ctx.attribute(READ, true);
    if (ctx.req().getContentLengthLong() > limit) {
      throw Refusal.tooLarge(limit).exception();
    }
    try (InputStream in =
        new GZIPInputStream(
            new BoundedStream(ctx.bodyInputStream(), limit, ctx.appData(SETTINGS).bodyTime()))) {
      byte[] body = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      if (body.length > limit) {
        throw Refusal.tooLarge(limit).exception();
      }
      return body;
    } catch (ZipException | EOFException e) {
      throw Refusal.badRequest("the body is not what gzip writes: " + e.getMessage()).exception();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The server's limit for bodies, in bytes. */
  public static long limit(Context ctx) {
    return ctx.appData(SETTINGS).maxBody();
  }

  private static JsonNode json(Context ctx, long limit) {
    requireType(ctx, "application/json");
    byte[] body = bytes(ctx, limit);
    if (body.length == 0) {
      throw new JsonException("a JSON document is expected, found an empty body");
    }
    return FinalesJson.read(body);
  }

  /**
   * The body as a value, with a limit of its own in bytes; unknown fields and wrong types are
   * refused.
   *
   * @throws RefusedException 413 if it is larger, 415 if it is not {@code application/json}, 422 if
   *     it does not fit
   * @throws JsonException if it is not JSON or breaks a bound
   */
  public static <T> T json(Context ctx, Class<T> type, long limit) {
    return fit(json(ctx, limit), type);
  }

  /**
   * A tree as a value.
   *
   * @throws RefusedException 422 if it does not fit; names the place
   */
  public static <T> T fit(JsonNode tree, Class<T> type) {
    try {
      return FinalesJson.convert(tree, type);
    } catch (JsonException e) {
      String message = String.valueOf(e.getMessage());
      throw new Refusal(
              422, "invalid", message, List.of(new Violation(e.path(), message)), Map.of())
          .exception();
    }
  }

  /**
   * Refuses a body of another type.
   *
   * @param type lower case, without parameters
   * @throws RefusedException 415
   */
  public static void requireType(Context ctx, String type) {
    String sent = ctx.req().getContentType();
    if (sent == null || !mediaType(sent).equals(type)) {
      throw Refusal.mediaType(type).exception();
    }
    String charset = charset(sent);
    if (!charset.isEmpty() && !charset.equals("utf-8") && !charset.equals("us-ascii")) {
      throw Refusal.mediaType(type + " in UTF-8").exception();
    }
  }

  /**
   * Refuses a body of any but some types.
   *
   * @param types lower case, without parameters
   * @return the type that was sent
   * @throws RefusedException 415
   */
  public static String requireType(Context ctx, List<String> types) {
    String sent = ctx.req().getContentType();
    String type = sent == null ? "" : mediaType(sent);
    if (!types.contains(type)) {
      throw Refusal.mediaType(String.join(" or ", types)).exception();
    }
    requireType(ctx, type);
    return type;
  }

  /** Whether a content type is that of JSON or of something written in JSON. */
  public static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = mediaType(contentType);
    return type.equals("application/json")
        || type.startsWith("application/") && type.endsWith("+json");
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static String charset(String contentType) {
    String all = contentType.toLowerCase(Locale.ROOT);
    int at = all.indexOf("charset=");
    if (at < 0) {
      return "";
    }
    String rest = all.substring(at + "charset=".length());
    int end = rest.indexOf(';');
    return (end < 0 ? rest : rest.substring(0, end)).strip().replace("\"", "");
  }

  /**
   * Reads what a refused call left of its body, as far as it comes soon: closing the connection on
   * unread bytes resets it, and the caller may lose the answer.
   */
  static void drain(Context ctx) {
    HttpServletRequest request = ctx.req();
    boolean none =
        request.getContentLengthLong() == 0
            || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
    if (none || ctx.attribute(READ) != null) {
      return;
    }
    try {
      ServletInputStream in = request.getInputStream();
      byte[] part = new byte[64 * 1024];
      long start = System.nanoTime();
      long last = start;
      int left = MOST_DRAINED;
      while (left > 0
          && !in.isFinished()
          && System.nanoTime() - start < DRAIN_NANOS
          && System.nanoTime() - last < DRAIN_PAUSE_NANOS) {
        if (in.available() > 0) {
          left -= Math.max(1, in.read(part));
          last = System.nanoTime();
        } else {
          LockSupport.parkNanos(1_000_000);
        }
      }
    } catch (IOException | IllegalStateException e) {
      // The connection is gone; there is nothing left to spare.
      ctx.res().setHeader("Connection", "close");
    }
  }

  static RefusedException tooSlow() {
    return Refusal.of(408, "too-slow", "the body came too slowly")
        .with("Connection", "close")
        .exception();
  }

  /** What it means when the bytes of a body cannot be read. */
  static RefusedException unreadable(IOException problem) {
    if (problem.getCause() instanceof TimeoutException) {
      return tooSlow();
    }
    return Refusal.badRequest("the body could not be read to its end")
        .with("Connection", "close")
        .exception();
  }
}
