package org.finales.core.linkeddata.document;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;

/** Loads contexts over HTTPS, each once, and follows them within their host only. Thread-safe. */
final class RemoteContexts {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_CONTEXTS = 50;
  private static final int MAX_REDIRECTS = 5;

  private final PublicHttps client;
  private final Map<URI, JsonNode> loaded = new ConcurrentHashMap<>();

  RemoteContexts(Duration timeout) {
    this(new PublicHttps(timeout, MAX_BYTES));
  }

  RemoteContexts(PublicHttps client) {
    this.client = client;
  }

  JsonNode load(URI url) {
    JsonNode known = loaded.get(url);
    if (known != null) {
      return known;
    }
    if (loaded.size() >= MAX_CONTEXTS) {
      throw new LinkedDataException(
          "More than %d remote contexts were asked for; the next is %s"
              .formatted(MAX_CONTEXTS, url));
    }
    JsonNode document = fetch(url);
    loaded.put(url, document);
    return document;
  }

  private JsonNode fetch(URI url) {
    URI at = url;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      requireHttps(at);
      PublicHttps.Answer answer = get(at);
      String location = answer.location();
      if (answer.status() / 100 == 3 && location != null) {
        at = next(at, location);
      } else if (answer.status() == 200) {
        return LenientJson.read(answer.body(), ReadingLimits.ofDefaults());
      } else {
        throw new LinkedDataException("The context %s answered %d".formatted(at, answer.status()));
      }
    }
    throw new LinkedDataException("The context %s leads on and on".formatted(url));
  }

  private PublicHttps.Answer get(URI url) {
    try {
      return client.get(url);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new LinkedDataException(
          "The context %s cannot be loaded: %s".formatted(url, reason), e);
    }
  }

  private static URI next(URI at, String location) {
    try {
      URI next = at.resolve(location);
      if (at.getHost().equalsIgnoreCase(next.getHost())) {
        return next;
      }
      throw new LinkedDataException(
          ("The context %s leads to another host, %s, which is not followed. Refer to that address,"
                  + " or add the file to the folder of contexts")
              .formatted(at, next));
    } catch (IllegalArgumentException e) {
      throw new LinkedDataException("The context %s leads nowhere: %s".formatted(at, location), e);
    }
  }

  private static void requireHttps(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
      throw new LinkedDataException(
          "The context %s is not loaded: contexts come from the network over https only"
              .formatted(url));
    }
  }
}
