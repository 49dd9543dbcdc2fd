package org.finales.server.finales2;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls as FINALES 2's clients make them. */
final class OldClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private final URI server;
  private @Nullable String authorization;

  OldClient(URI server) {
    this.server = server;
  }

  /** As the reference tenant, Overlort and Cycler log in. */
  OldClient logIn(String name, String password) throws Exception {
    Answer answer =
        form(
            "/user_management/authenticate/",
            "grant_type=&username=" + name + "&password=" + password + "&scope=&client_id=");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    String type = answer.json().path("token_type").asString();
    String capitalised =
        type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + type.substring(1);
    return with(capitalised + " " + answer.json().path("access_token").asString());
  }

  /** The same client with another header, or none. */
  OldClient with(@Nullable String header) {
    authorization = header;
    return this;
  }

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  Answer call(String method, String path) throws Exception {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  Answer post(String path, JsonNode body) throws Exception {
    return post(path, "application/json", FinalesJson.write(body));
  }

  Answer post(String path, @Nullable String type, String body) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
    return send(type == null ? request : request.header("Content-Type", type));
  }

  Answer form(String path, String fields) throws Exception {
    return post(path, "application/x-www-form-urlencoded", fields);
  }

  /** As the reference tenant changes a status: an empty form, everything in the query. */
  Answer status(String things, String id, String status, @Nullable String message)
      throws Exception {
    return form(
        "/"
            + things
            + "/"
            + id
            + "/update_status/"
            + query("request_id", id, "new_status", status, "status_change_message", message),
        "");
  }

  Answer status(String id, String status) throws Exception {
    return status("requests", id, status, null);
  }

  /** Posts a request and gives its identifier. */
  String ask(String quantity, String method, String parameters) throws Exception {
    Answer answer = post("/requests/", Bodies.request(quantity, method, parameters));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().asString();
  }

  /** Identifiers of the pending requests that this account is shown. */
  List<String> pending(String query) throws Exception {
    List<String> ids = new ArrayList<>();
    get("/pending_requests/" + query).json().forEach(one -> ids.add(one.path("uuid").asString()));
    return ids;
  }

  /** Names and values as the query of an address; without those that are null. */
  static String query(@Nullable String... pairs) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1];
      if (value != null) {
        parts.add(pairs[i] + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining("&", "?", ""));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }

  HttpRequest.Builder builder(String path) {
    return request(path);
  }

  /** What came back. */
  record Answer(int status, Map<String, List<String>> headers, String text) {
    JsonNode json() {
      return FinalesJson.read(text);
    }

    /** The reason of a refusal; old clients print it. */
    String detail() {
      return json().path("detail").asString("");
    }

    @Nullable String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.get(0);
    }
  }
}
