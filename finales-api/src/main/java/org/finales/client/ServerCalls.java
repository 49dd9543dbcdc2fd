package org.finales.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Page;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a server's native surface that are not part of the broker, under the same rules as the
 * broker's own: each has an end, refusals are {@link BrokerException}s, and a call is repeated only
 * where that cannot do harm.
 *
 * <p>A path is given in fixed parts and values to be escaped, in turns: {@code "/api/v1/stations/",
 * id, "/orders"}. Thread-safe.
 */
public final class ServerCalls {
  /** Bodies below this many bytes are not worth compressing. */
  private static final int SMALL = 1024;

  private final Transport transport;

  ServerCalls(Transport transport) {
    this.transport = transport;
  }

  /** What a thing is. */
  public <T> T get(Class<T> type, String... path) {
    return transport.call(Exchange.get(Exchange.path(path))).as(type);
  }

  /**
   * What a thing is, with query parameters; those that are null are left out.
   *
   * @param wait how long the server may wait for it
   */
  public byte[] get(Map<String, ? extends @Nullable Object> query, Duration wait, String... path) {
    return transport.call(with(Exchange.get(Exchange.path(path)), query).waiting(wait)).body();
  }

  /** A list of things in one page. */
  public <T> Page<T> page(
      Class<T> item, Map<String, ? extends @Nullable Object> query, Duration wait, String... path) {
    return transport
        .call(with(Exchange.get(Exchange.path(path)), query).waiting(wait))
        .pageOf(item);
  }

  /**
   * Puts a thing where it belongs, which may be repeated.
   *
   * @param type what is answered
   */
  public <T> T put(Object body, Class<T> type, String... path) {
    return transport.call(Exchange.of("PUT", Exchange.path(path)).json(body).repeatable()).as(type);
  }

  /**
   * Posts something that may be repeated without doing more than once.
   *
   * @param type what is answered
   */
  public <T> T post(Object body, Class<T> type, String... path) {
    return transport
        .call(Exchange.of("POST", Exchange.path(path)).json(body).repeatable())
        .as(type);
  }

  /** Posts something that may be repeated and is answered with nothing. */
  public void post(Object body, String... path) {
    transport.call(Exchange.of("POST", Exchange.path(path)).json(body).repeatable());
  }

  /**
   * Posts JSON that is written already and may be repeated; compressed on the way if it is large.
   *
   * @param type what is answered
   */
  public <T> T post(byte[] json, Class<T> type, String... path) {
    Exchange exchange = Exchange.of("POST", Exchange.path(path)).repeatable();
    byte[] body = json;
    if (json.length >= SMALL) {
      body = zipped(json);
      exchange.header("Content-Encoding", "gzip");
    }
    return transport
        .call(exchange.bytes("application/json", BodyPublishers.ofByteArray(body)))
        .as(type);
  }

  /**
   * A stream of server-sent events as it comes; each read has an end. Close it when it is done.
   *
   * @param last the {@code id} of the last event that is known; null for none
   */
  public InputStream listen(@Nullable String last, String... path) {
    Exchange exchange = Exchange.get(Exchange.path(path)).header("Accept", "text/event-stream");
    return transport.stream(last == null ? exchange : exchange.header("Last-Event-ID", last));
  }

  private static Exchange with(Exchange exchange, Map<String, ? extends @Nullable Object> query) {
    query.forEach(exchange::query);
    return exchange;
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return out.toByteArray();
  }
}
