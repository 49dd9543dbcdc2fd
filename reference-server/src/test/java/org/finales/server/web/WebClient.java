package org.finales.server.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a picture: it keeps the session and sends what forms hold. */
final class WebClient {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebLab lab;
  private String cookie = "";

  WebClient(WebLab lab) {
    this.lab = lab;
  }

  /** Somebody who is signed in. */
  static WebClient of(WebLab lab, String name) throws Exception {
    WebClient client = new WebClient(lab);
    HttpResponse<String> answer =
        client.post("/login", "/login", "username", name, "password", WebLab.PASSWORD);
    if (answer.statusCode() != 303) {
      throw new AssertionError(name + " is not signed in: " + answer.body());
    }
    return client;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(builder(path).GET());
  }

  HttpResponse<String> json(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(lab.at(path))
            .header("Cookie", cookie)
            .header("Accept", "application/json")
            .GET());
  }

  /** Sends the form of a page. */
  HttpResponse<String> post(String page, String action, String... fields) throws Exception {
    Matcher token = TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new AssertionError("no form on " + page);
    }
    String[] all = new String[fields.length + 2];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = "_csrf";
    all[fields.length + 1] = token.group(1);
    return postRaw(action, all);
  }

  HttpResponse<String> postRaw(String action, String... fields) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(body.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        builder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  String cookie() {
    return cookie;
  }

  private HttpRequest.Builder builder(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lab.uri() + path)).header("Accept", "text/html");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    answer
        .headers()
        .firstValue("set-cookie")
        .ifPresent(header -> cookie = header.substring(0, header.indexOf(';')));
    return answer;
  }
}
