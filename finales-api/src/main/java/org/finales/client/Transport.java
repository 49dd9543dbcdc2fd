package org.finales.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server: every call has an end, and is repeated only where that cannot do harm. Thread-
 * safe.
 */
final class Transport {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final URI base;
  private final HttpClient client;
  private final Duration timeout;
  private final Duration retryFor;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Credentials credentials;

  Transport(URI base, HttpClient client, Duration timeout, Duration retryFor) {
    this.base = base;
    this.client = client;
    this.timeout = timeout;
    this.retryFor = retryFor;
  }

  void use(Credentials some) {
    credentials = some;
  }

  void close() {
    closed.countDown();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /**
   * Calls, and reads the whole answer.
   *
   * @throws BrokerException for every refusal and failure
   */
  Answer call(Exchange exchange) {
    long end = System.nanoTime() + retryFor.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Duration asked;
      UnavailableException problem;
      try {
        Answer answer = authorized(exchange);
        if (answer.status() < 400) {
          return answer;
        }
        BrokerException refusal = ProblemReader.read(name(exchange), answer);
        boolean again = answer.status() == 429 || answer.status() == 503 && exchange.repeatable;
        if (!again || !(refusal instanceof UnavailableException unavailable)) {
          throw refusal;
        }
        problem = unavailable;
        asked = retryAfter(answer);
      } catch (IOException e) {
        problem = failed(exchange, e);
        if (!exchange.repeatable && !neverSent(e)) {
          throw problem;
        }
        asked = Duration.ZERO;
      }
      Duration delay = asked.compareTo(pause) > 0 ? asked : pause;
      if (System.nanoTime() + delay.toNanos() > end) {
        throw problem;
      }
      pause(delay);
      pause = pause.multipliedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
    }
  }

  /** Calls once, and hands the body over as it comes. */
  InputStream stream(Exchange exchange) {
    try {
      String token = token();
      HttpResponse<InputStream> response =
          send(exchange, token, BodyHandlers.ofInputStream(), timeout);
      if (response.statusCode() < 400) {
        return new StallGuard(response.body(), timeout);
      }
      try (InputStream body = response.body()) {
        byte[] text = body.readNBytes(1 << 20);
        throw ProblemReader.read(
            name(exchange), new Answer(response.statusCode(), response.headers(), text));
      }
    } catch (IOException e) {
      throw failed(exchange, e);
    }
  }

  /** Waits before something is tried again; returns at once when the broker is closed. */
  void pause(Duration time) {
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw closedAlready();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Answer authorized(Exchange exchange) throws IOException {
    Credentials known = credentials;
    String token = known == null ? null : known.token();
    Answer answer = once(exchange, token);
    if (answer.status() == 401 && known != null && token != null && known.refused(token)) {
      // A call that was refused for its token had no effect.
      return once(exchange, known.token());
    }
    return answer;
  }

  private @Nullable String token() {
    Credentials known = credentials;
    return known == null ? null : known.token();
  }

  private Answer once(Exchange exchange, @Nullable String token) throws IOException {
    HttpResponse<byte[]> response =
        send(exchange, token, LimitedBody.handler(), timeout.plus(exchange.wait));
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private <T> HttpResponse<T> send(
      Exchange exchange, @Nullable String token, BodyHandler<T> handler, Duration time)
      throws IOException {
    if (isClosed()) {
      throw closedAlready();
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + exchange.path.toString()))
            .timeout(time)
            .method(
                exchange.method, exchange.body == null ? BodyPublishers.noBody() : exchange.body);
    request.setHeader("Accept", "application/json, application/problem+json");
    for (Map.Entry<String, String> header : exchange.headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    exchange.tries++;
    try {
      return client.send(request.build(), handler);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static boolean neverSent(IOException e) {
    return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
  }

  private UnavailableException failed(Exchange exchange, IOException e) {
    String why =
        neverSent(e)
            ? "cannot be reached"
            : e instanceof HttpTimeoutException
                ? "did not answer in time"
                : "broke off: " + e.getMessage();
    return new UnavailableException(base + " " + why + " (" + name(exchange) + ")", e);
  }

  private static Duration retryAfter(Answer answer) {
    String text = answer.headers().firstValue("Retry-After").orElse("");
    return text.matches("[0-9]{1,4}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
  }

  private static String name(Exchange exchange) {
    int query = exchange.path.indexOf("?");
    return exchange.method
        + " "
        + (query < 0 ? exchange.path.toString() : exchange.path.substring(0, query));
  }

  private static UnavailableException closedAlready() {
    return new UnavailableException("this broker was closed", null);
  }

  private static UnavailableException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UnavailableException("interrupted while waiting for the server", e);
  }
}
