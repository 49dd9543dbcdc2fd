package org.finales.server.http;

import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Calls of a server with surfaces made for tests, which is not patient. */
abstract class HttpCalls {
  static final int MAX_BODY = 20_000;

  @SuppressWarnings("NullAway.Init")
  static HttpServer server;

  final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws BindException {
    server =
        HttpServer.start(settings(), List.of(new TestSurfaces.Modern(), new TestSurfaces.Old()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static HttpSettings settings() {
    return HttpSettings.ofDefaults()
        .at("127.0.0.1", 0)
        .withMaxBody(MAX_BODY)
        .withTimes(Duration.ofMillis(800), Duration.ofMillis(400), Duration.ofMillis(400));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
    return send(request("/modern/things/1").POST(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  static HttpRequest.BodyPublisher chunked(int size) {
    return BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[size]));
  }
}
