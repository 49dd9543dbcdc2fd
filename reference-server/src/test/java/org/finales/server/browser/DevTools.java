package org.finales.server.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/**
 * A connection to one page by the Chrome DevTools Protocol (chromedevtools.github.io), which
 * Chromium speaks over a web socket on this machine.
 */
final class DevTools implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> requested = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  /** Opens a page of the browser that listens at an address. */
  DevTools(URI browser) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(browser.resolve("/json/new?about:blank"))
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String page = client.send(request, BodyHandlers.ofString()).body();
    URI address = URI.create(FinalesJson.read(page).path("webSocketDebuggerUrl").asString());
    this.socket =
        client
            .newWebSocketBuilder()
            .buildAsync(address, new Listener())
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Network.enable", Map.of());
  }

  /**
   * Has something done.
   *
   * @throws AssertionError if the browser refuses or does not answer
   */
  JsonNode call(String method, Map<String, ?> parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    socket
        .sendText(
            FinalesJson.write(Map.of("id", number, "method", method, "params", parameters)), true)
        .join();
    try {
      JsonNode said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (said.has("error")) {
        throw new AssertionError(method + ": " + said.path("error"));
      }
      return said.path("result");
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the browser does not answer to " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      waiting.remove(number);
    }
  }

  /** Errors of scripts and of what a page may not load, in their order. */
  List<String> problems() {
    return problems;
  }

  /** The addresses of everything that was asked for, in their order. */
  List<String> requested() {
    return requested;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void received(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    JsonNode about = message.path("params");
    switch (message.path("method").asString("")) {
      case "Runtime.exceptionThrown" ->
          problems.add(
              about.at("/exceptionDetails/exception/description").asString("an exception"));
      case "Log.entryAdded" -> {
        if (about.at("/entry/level").asString("").equals("error")) {
          problems.add(
              about.at("/entry/text").asString("") + " " + about.at("/entry/url").asString(""));
        }
      }
      case "Runtime.consoleAPICalled" -> {
        String kind = about.path("type").asString("");
        if (kind.equals("error") || kind.equals("warning")) {
          problems.add("console: " + about.at("/args/0"));
        }
      }
      case "Network.requestWillBeSent" -> requested.add(about.at("/request/url").asString(""));
      default -> {
        // Nothing that a test needs.
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket source, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode message = FinalesJson.read(text.toString());
        text.setLength(0);
        received(message);
      }
      source.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
