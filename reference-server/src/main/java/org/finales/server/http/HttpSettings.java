package org.finales.server.http;

import java.time.Duration;

/**
 * How the HTTP server listens and what it puts up with.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes any free one
 * @param maxBody largest request body, in bytes, where a route sets no limit of its own
 * @param maxConnections most connections at once; further ones wait to be accepted
 * @param threads most threads that answer requests
 * @param idle how long a connection may be silent within a message or between two
 * @param headerTime how long the head of a request may take to arrive
 * @param bodyTime how long a body may take to arrive, beyond one second per KiB
 * @param stopTime how long answers under way may take when the server stops
 */
public record HttpSettings(
    String host,
    int port,
    long maxBody,
    int maxConnections,
    int threads,
    Duration idle,
    Duration headerTime,
    Duration bodyTime,
    Duration stopTime) {

  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty; name an address such as 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
    if (maxBody < 1024) {
      throw new IllegalArgumentException("a largest body of " + maxBody + " bytes is below 1024");
    }
    if (maxConnections < 1) {
      throw new IllegalArgumentException("at least one connection is needed");
    }
    if (threads < 8) {
      throw new IllegalArgumentException("at least 8 threads are needed");
    }
    if (idle.isNegative() || idle.isZero() || headerTime.isNegative() || headerTime.isZero()) {
      throw new IllegalArgumentException("times are longer than zero");
    }
  }

  /**
   * 127.0.0.1:13371, bodies to 8 MiB, 2000 connections, 100 threads, 30 s of silence, 15 s for a
   * head, 30 s for a body, 5 s to stop.
   */
  public static HttpSettings ofDefaults() {
    return new HttpSettings(
        "127.0.0.1",
        13_371,
        8L << 20,
        2000,
        100,
        Duration.ofSeconds(30),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** The same on another address. */
  public HttpSettings at(String otherHost, int otherPort) {
    return new HttpSettings(
        otherHost,
        otherPort,
        maxBody,
        maxConnections,
        threads,
        idle,
        headerTime,
        bodyTime,
        stopTime);
  }

  /** The same with another largest body, in bytes. */
  public HttpSettings withMaxBody(long bytes) {
    return new HttpSettings(
        host, port, bytes, maxConnections, threads, idle, headerTime, bodyTime, stopTime);
  }

  /** The same with other patience. */
  public HttpSettings withTimes(Duration otherIdle, Duration otherHeader, Duration otherBody) {
    return new HttpSettings(
        host, port, maxBody, maxConnections, threads, otherIdle, otherHeader, otherBody, stopTime);
  }
}
