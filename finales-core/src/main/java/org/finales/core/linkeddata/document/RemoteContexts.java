package org.finales.core.linkeddata.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;

/** Loads contexts from hosts that somebody allowed, each once. Thread-safe. */
final class RemoteContexts {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_CONTEXTS = 50;
  private static final int MAX_REDIRECTS = 5;

  private final Set<String> hosts;
  private final Duration timeout;
  private final Map<URI, JsonNode> loaded = new ConcurrentHashMap<>();

  RemoteContexts(Set<String> hosts, Duration timeout) {
    this.hosts = Set.copyOf(hosts);
    this.timeout = timeout;
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
    // a client for each, as contexts are loaded once and its threads need not outlive that
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    URI at = url;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      requireAllowed(at);
      HttpResponse<InputStream> response = send(client, at);
      try (InputStream body = response.body()) {
        int status = response.statusCode();
        if (status >= 300
            && status < 400
            && response.headers().firstValue("location").isPresent()) {
          at = at.resolve(response.headers().firstValue("location").orElseThrow());
          continue;
        }
        if (status != 200) {
          throw new LinkedDataException("The context %s answered %d".formatted(at, status));
        }
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new LinkedDataException(
              "The context %s is larger than %d MiB".formatted(at, MAX_BYTES >> 20));
        }
        return LenientJson.read(bytes, ReadingLimits.ofDefaults());
      } catch (IOException | IllegalArgumentException e) {
        throw new LinkedDataException("The context %s cannot be loaded".formatted(at), e);
      }
    }
    throw new LinkedDataException("The context %s leads on and on".formatted(url));
  }

  private void requireAllowed(URI url) {
    if (!"https".equals(url.getScheme()) || !hosts.contains(url.getHost())) {
      throw new LinkedDataException(
          "The context %s is not loaded: remote contexts are switched on for https and the hosts %s only"
              .formatted(url, hosts.stream().sorted().toList()));
    }
  }

  private HttpResponse<InputStream> send(HttpClient client, URI url) {
    try {
      return client.send(
          HttpRequest.newBuilder(url)
              .timeout(timeout)
              .header("Accept", "application/ld+json, application/json;q=0.9")
              .build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new LinkedDataException("The context %s cannot be loaded".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkedDataException("Loading the context %s was interrupted".formatted(url), e);
    }
  }
}
