package org.finales.server.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to a FINALES 2 server over kept-alive connections. Thread-safe. */
final class Finales2Client {
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String token = "";

  Finales2Client(URI base) {
    this.base = base;
  }

  void logIn(String user, String password) throws IOException, InterruptedException {
    String form = "grant_type=&username=" + encode(user) + "&password=" + encode(password);
    String answer =
        send(
            HttpRequest.newBuilder(base.resolve("/user_management/authenticate"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    token = answer.replaceAll(".*\"access_token\" ?: ?\"([^\"]+)\".*", "$1");
  }

  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  String post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Posts and takes the bare JSON string that comes back. */
  String postForId(String path, String json) throws IOException, InterruptedException {
    return post(path, json).replace("\"", "").strip();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpRequest built = request.build();
    HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          built.method()
              + " "
              + built.uri()
              + ": "
              + response.statusCode()
              + " "
              + response.body());
    }
    return response.body();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
