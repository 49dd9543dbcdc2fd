package org.finales.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers one call after the other as it was told. */
final class ScriptedServer implements AutoCloseable {
  /** One answer. */
  @FunctionalInterface
  interface Step {
    void answer(HttpExchange exchange) throws IOException;
  }

  /**
   * One call as it came.
   *
   * @param line method, path and query
   * @param token what the Authorization header held
   * @param key what the Idempotency-Key header held
   * @param body the body
   */
  record Heard(String line, String token, String key, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Step> script = new LinkedBlockingQueue<>();
  private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          heard.add(
              new Heard(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                  header(exchange, "Authorization"),
                  header(exchange, "Idempotency-Key"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          Step step = script.poll();
          if (step == null) {
            reply(599, "text/plain", "nothing more in the script").answer(exchange);
          } else {
            step.answer(exchange);
          }
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  ScriptedServer then(Step step) {
    script.add(step);
    return this;
  }

  ScriptedServer json(String body) {
    return then(reply(200, "application/json", body));
  }

  ScriptedServer problem(int status, String code, String detail, String... headers) {
    return then(
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          reply(
                  status,
                  "application/problem+json",
                  "{\"type\":\"urn:finales:problem:"
                      + code
                      + "\",\"title\":\"t\",\"status\":"
                      + status
                      + ",\"detail\":\""
                      + detail
                      + "\",\"code\":\""
                      + code
                      + "\"}")
              .answer(exchange);
        });
  }

  /** Takes the call and hangs up. */
  ScriptedServer hangUp() {
    return then(HttpExchange::close);
  }

  static Step reply(int status, String type, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
