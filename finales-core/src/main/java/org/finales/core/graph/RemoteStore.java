package org.finales.core.graph;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Calls of one external graph database. It is never led elsewhere by a redirect. */
final class RemoteStore {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SAID = 300;

  /** The longest answer that is read: the graph of the position is one line. */
  private static final int MAX_ANSWER = 100_000;

  private final URI base;
  private final @Nullable String authorization;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * Calls a database.
   *
   * @param authorization value of the header that says who is calling; {@code null} for nobody
   * @throws IllegalArgumentException if the address is not one of http or https
   */
  RemoteStore(URI base, @Nullable String authorization) {
    String scheme = base.getScheme();
    boolean http = scheme != null && scheme.toLowerCase(Locale.ROOT).matches("https?");
    if (!http || base.getHost() == null) {
      throw new IllegalArgumentException(
          "not the address of a graph database: "
              + base
              + "; one is http://127.0.0.1:3030/ds/data");
    }
    if (base.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the address of a graph database holds no password; give credentials apart");
    }
    this.base = base;
    this.authorization = authorization;
  }

  /** Below the base, with a query; both are given as they stand. */
  URI at(String path, String query) {
    String root = base.toString().replaceAll("[/?#]+$", "");
    return URI.create(
        root + path + (query.isEmpty() ? "" : (root.contains("?") ? "&" : "?") + query));
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Sends text in UTF-8.
   *
   * @throws GraphException if it is not taken
   */
  void send(String method, URI address, String mediaType, String body) {
    BodyPublisher content = BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> response =
        call(request(address).header("Content-Type", mediaType).method(method, content).build());
    if (response.statusCode() / 100 != 2) {
      throw refused(response);
    }
  }

  /** The position that is kept in a graph; the start if there is none. */
  FeedPosition position(URI address) {
    HttpResponse<byte[]> response =
        call(request(address).header("Accept", "application/n-triples").GET().build());
    if (response.statusCode() == 404) {
      return FeedPosition.START;
    } else if (response.statusCode() != 200) {
      throw refused(response);
    }
    try {
      for (Graph graph : NQuads.read(new String(response.body(), StandardCharsets.UTF_8))) {
        for (Statement statement : graph.statements()) {
          if (statement.predicate().value().equals(PositionGraph.POSITION)
              && statement.object() instanceof Node.Literal value) {
            return PositionGraph.read(value.text());
          }
        }
      }
      return FeedPosition.START;
    } catch (LinkedDataException e) {
      throw new GraphException(base + " does not answer as a graph database does", e);
    }
  }

  String describe() {
    return "the graph database at " + base;
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  /** Waits for the whole answer, for the client's own time limit ends with its head. */
  private HttpResponse<byte[]> call(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new BoundedBody(MAX_ANSWER));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new GraphException(base + " cannot be reached: " + reason, cause);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new GraphException(base + " did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new GraphException("interrupted while waiting for " + base, e);
    }
  }

  private GraphException refused(HttpResponse<byte[]> response) {
    String said = new String(response.body(), StandardCharsets.UTF_8).strip();
    return new GraphException(
        base
            + " answered with status "
            + response.statusCode()
            + (response.statusCode() == 401 || response.statusCode() == 403
                ? "; check its credentials"
                : "")
            + (said.isEmpty() ? "" : ": " + said.substring(0, Math.min(said.length(), SAID))));
  }
}
