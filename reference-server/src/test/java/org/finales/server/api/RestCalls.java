package org.finales.server.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.finales.core.engine.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls of the native surface as a program without this project's client makes them. */
@SuppressWarnings("NullAway.Init")
abstract class RestCalls {
  static final String DRAFT =
      "{\"quantity\":\"density\",\"methods\":[\"vibrating_tube\"],"
          + "\"parameters\":{\"vibrating_tube\":{\"temperature\":298.15}}}";

  final HttpClient client = HttpClient.newHttpClient();

  Lab lab;

  String token;

  @BeforeEach
  void open() {
    lab = new Lab(World.EMBEDDED);
    token = lab.token("ada", Role.ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(call(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        call(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, String body, @Nullable String tag) throws Exception {
    HttpRequest.Builder call =
        call(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    return send(tag == null ? call : call.header("If-Match", tag));
  }

  HttpResponse<String> patch(String path, @Nullable String offset, String bytes, String type)
      throws Exception {
    HttpRequest.Builder call =
        call(path).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(bytes));
    return send(offset == null ? call : call.header("Upload-Offset", offset));
  }

  HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(lab.uri() + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
    return client.send(call.build(), BodyHandlers.ofString());
  }
}
