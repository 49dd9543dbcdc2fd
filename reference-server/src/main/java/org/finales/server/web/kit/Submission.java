package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What a form sent: fields, each with all its values, and files. Not thread-safe. */
public final class Submission implements AutoCloseable {
  /** Largest body of a form without files, in bytes. */
  static final long MAX_FIELDS = 4L << 20;

  private static final int MOST_FIELDS = 5_000;

  private final Map<String, List<String>> fields;
  private final List<SentFile> files;

  Submission(Map<String, List<String>> fields, List<SentFile> files) {
    this.fields = fields;
    this.files = files;
  }

  /**
   * Reads the body.
   *
   * @param maxFiles largest body with files, in bytes; 0 where none are expected
   */
  static Submission of(Context ctx, long maxFiles) {
    String sent = ctx.req().getContentType();
    String type = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      String body = new String(Bodies.bytes(ctx, MAX_FIELDS), StandardCharsets.UTF_8);
      return new Submission(pairs(body), List.of());
    }
    if (sent != null && type.startsWith("multipart/form-data")) {
      return Multipart.read(ctx, sent, Math.max(MAX_FIELDS, maxFiles), maxFiles > 0);
    }
    if (ctx.req().getContentLengthLong() <= 0 && type.isEmpty()) {
      return new Submission(Map.of(), List.of());
    }
    throw Refusal.mediaType("a form").exception();
  }

  /** The pairs of a query or of a body that is written like one. */
  static Map<String, List<String>> pairs(String text) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    int count = 0;
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MOST_FIELDS) {
        throw Refusal.badRequest("a form of more than " + MOST_FIELDS + " fields").exception();
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      pairs.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("a form with an escape that is none").exception();
    }
  }

  /** A field's only or first value as it was sent; {@code null} if the field was not sent. */
  public @Nullable String raw(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** A field's value without blanks at its ends; {@code null} if that is empty. */
  public @Nullable String find(String name) {
    String value = raw(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Whether a field was sent, as checked boxes are. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** All fields. */
  public Map<String, List<String>> fields() {
    return java.util.Collections.unmodifiableMap(fields);
  }

  /** The files of a field that are not empty. */
  public List<SentFile> files(String name) {
    return files.stream().filter(file -> file.field().equals(name) && file.size() > 0).toList();
  }

  /** Which state of a thing the form was made for; {@code null} if it does not say. */
  public @Nullable Long revision() {
    String text = find("_revision");
    return text == null || !text.matches("[0-9]{1,18}") ? null : Long.valueOf(text);
  }

  /** A key that is the same if the same form comes again; for {@code idempotencyKey}. */
  public @Nullable String once() {
    return find("_once");
  }

  /** Deletes the files. */
  @Override
  public void close() {
    for (SentFile file : files) {
      try {
        Files.deleteIfExists(file.path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
