package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** Listens to server-sent events as a browser does. */
public final class Viewer implements AutoCloseable {
  /** A message. */
  public record Message(String id, String kind, JsonNode data) {}

  public final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final InputStream body;

  private Viewer(InputStream body) {
    this.body = body;
  }

  /** Begins to listen; what happens from now on is heard. */
  public static Viewer of(HttpClient client, URI uri, String token, String last) throws Exception {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(uri)
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token);
    if (!last.isEmpty()) {
      call.header("Last-Event-ID", last);
    }
    HttpResponse<InputStream> response = client.send(call.build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    Viewer viewer = new Viewer(response.body());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    CompletableFuture<Void> listening = new CompletableFuture<>();
    Thread reader = new Thread(() -> viewer.read(lines, listening));
    reader.setDaemon(true);
    reader.start();
    listening.get(20, TimeUnit.SECONDS);
    return viewer;
  }

  public Message next() throws InterruptedException {
    Message message = messages.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message within 20 s").isNotNull();
    return message;
  }

  private void read(BufferedReader lines, CompletableFuture<Void> listening) {
    try (lines) {
      String id = "";
      String kind = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          listening.complete(null);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
          messages.add(new Message(id, kind, FinalesJson.read(line.substring(6))));
        }
      }
    } catch (IOException e) {
      // The end, too.
    } finally {
      ended.complete(null);
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
