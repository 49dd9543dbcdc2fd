package org.finales.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.rest.Api;
import org.finales.api.rest.Problem;
import org.jspecify.annotations.Nullable;

/** Calls of a running server's native surface that are not part of the broker. */
final class RemoteServer {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For what takes as long as there are data. */
  private static final Duration LONG_PATIENCE = Duration.ofHours(2);

  private final URI base;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  RemoteServer(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** What is answered to a call without a body. */
  <T> T get(String path, Class<T> type) {
    return read(send(request(path, PATIENCE).GET()), type);
  }

  /** What is answered to a long call without a body. */
  <T> T getPatiently(String path, Class<T> type) {
    return read(send(request(path, LONG_PATIENCE).GET()), type);
  }

  /** What is answered to a call with a body. */
  <T> T call(String method, String path, Object body, Class<T> type) {
    return read(send(json(method, path, body)), type);
  }

  /** Makes a call that is answered with nothing. */
  void call(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        body == null
            ? request(path, PATIENCE).method(method, BodyPublishers.noBody())
            : json(method, path, body);
    send(request);
  }

  /** Sends a file. */
  <T> T send(String path, Path file, String mediaType, Class<T> type) {
    try {
      BodyPublisher content = BodyPublishers.ofFile(file);
      return read(
          send(request(path, LONG_PATIENCE).header("Content-Type", mediaType).POST(content)), type);
    } catch (IOException e) {
      throw new RefusedException("there is no file " + file, e);
    }
  }

  /** Fetches a file, in place of one that is there. */
  void fetch(String path, Path target) {
    fetch(
        path,
        body -> {
          try (OutputStream file = Files.newOutputStream(target)) {
            body.transferTo(file);
          }
        });
  }

  /** Fetches something, as it comes. */
  void fetch(String path, OutputStream out) {
    fetch(path, body -> body.transferTo(out));
  }

  private void fetch(String path, Taker taker) {
    HttpRequest request = request(path, LONG_PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw refused(response.statusCode(), body.readNBytes(100_000));
        }
        taker.take(body);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Asks the graph; the answer as the server wrote it. */
  byte[] ask(String query, String accept) {
    return send(
        address("/sparql", PATIENCE)
            .header("Content-Type", "application/sparql-query; charset=utf-8")
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(query)));
  }

  /** A name as part of a path. */
  static String escaped(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder json(String method, String path, Object body) {
    return request(path, PATIENCE)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofByteArray(FinalesJson.writeBytes(body)));
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return address(Api.ROOT + path, patience);
  }

  private HttpRequest.Builder address(String path, Duration patience) {
    String root = base.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(patience)
        .header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw refused(response.statusCode(), response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> T read(byte[] body, Class<T> type) {
    try {
      return FinalesJson.read(body, type);
    } catch (JsonException e) {
      throw new RefusedException(base + " does not answer as a finales server does", e);
    }
  }

  private RefusedException refused(int status, byte[] body) {
    try {
      return new RefusedException(FinalesJson.read(body, Problem.class).detail());
    } catch (JsonException e) {
      return new RefusedException(
          base + " answered with status " + status + "; is this the address of a finales server?",
          e);
    }
  }

  private RefusedException unreachable(IOException e) {
    String reason =
        e instanceof ConnectException
            ? "nothing listens there"
            : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new RefusedException(base + " cannot be reached: " + reason, e);
  }

  private static RefusedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RefusedException("interrupted while waiting for the server", e);
  }

  /** What is done with an answer. */
  @FunctionalInterface
  private interface Taker {
    void take(InputStream body) throws IOException;
  }
}
