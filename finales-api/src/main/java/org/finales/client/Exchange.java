package org.finales.client;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;

/** One call, as it is put together. Not thread-safe. */
final class Exchange {
  final String method;
  final StringBuilder path;
  final Map<String, String> headers = new LinkedHashMap<>();
  @Nullable BodyPublisher body;

  /** Whether repeating the call cannot do more than the call itself. */
  boolean repeatable;

  /** How long the server may wait before it answers, beyond the usual time. */
  Duration wait = Duration.ZERO;

  /** How often it was sent. */
  int tries;

  private Exchange(String method, String path, boolean repeatable) {
    this.method = method;
    this.path = new StringBuilder(path);
    this.repeatable = repeatable;
  }

  static Exchange get(String path) {
    return new Exchange("GET", path, true);
  }

  static Exchange of(String method, String path) {
    return new Exchange(method, path, false);
  }

  /** A path of fixed parts and escaped values, in turns. */
  static String path(String... parts) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      path.append(i % 2 == 0 ? parts[i] : escape(parts[i]));
    }
    return path.toString();
  }

  Exchange query(String name, @Nullable Object value) {
    if (value != null) {
      path.append(path.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
      path.append(escape(value.toString()));
    }
    return this;
  }

  Exchange header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Exchange json(Object value) {
    headers.put("Content-Type", "application/json");
    body = BodyPublishers.ofByteArray(FinalesJson.writeBytes(value));
    return this;
  }

  Exchange bytes(String type, BodyPublisher publisher) {
    headers.put("Content-Type", type);
    body = publisher;
    return this;
  }

  Exchange repeatable() {
    repeatable = true;
    return this;
  }

  Exchange waiting(Duration longest) {
    wait = longest;
    if (!longest.isZero()) {
      query("wait", longest.toMillis() + "ms");
    }
    return this;
  }

  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
