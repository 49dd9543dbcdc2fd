package org.finales.core.linkeddata.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fetches small documents over HTTPS. The address to which a name leads is looked at before it is
 * connected to, and not asked for again, so that no name can lead to this machine or into its
 * network. Thread-safe.
 */
final class PublicHttps {
  private static final int PORT = 443;
  private static final int MAX_HEAD = 64 << 10;

  private final Duration timeout;
  private final int most;
  private final Names names;
  private final Predicate<InetAddress> allowed;
  private final SSLSocketFactory tls;

  /**
   * Fetches from the addresses that the computer finds.
   *
   * @param timeout how long everything may take
   * @param most the largest document in bytes
   */
  PublicHttps(Duration timeout, int most) {
    this(
        timeout,
        most,
        InetAddress::getAllByName,
        PublicHttps::isPublic,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  PublicHttps(
      Duration timeout,
      int most,
      Names names,
      Predicate<InetAddress> allowed,
      SSLSocketFactory tls) {
    this.timeout = timeout;
    this.most = most;
    this.names = names;
    this.allowed = allowed;
    this.tls = tls;
  }

  /**
   * Fetches a document, without following where it leads.
   *
   * @throws IOException if it cannot be had, with the reason
   */
  Answer get(URI url) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    String host = url.getHost();
    int port = url.getPort() < 0 ? PORT : url.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address(host), port), left(deadline));
      try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true)) {
        socket.setSoTimeout(left(deadline));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        String path =
            url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String request =
            "GET "
                + path
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + " HTTP/1.1\r\nHost: "
                + host
                + (port == PORT ? "" : ":" + port)
                + "\r\nAccept: application/ld+json, application/json;q=0.9\r\n"
                + "Accept-Encoding: identity\r\nUser-Agent: finales\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return read(new Timed(new BufferedInputStream(socket.getInputStream()), socket, deadline));
      }
    } catch (SocketTimeoutException e) {
      throw new IOException("it took longer than " + timeout.toMillis() + " ms", e);
    }
  }

  private InetAddress address(String host) throws IOException {
    InetAddress[] found = names.of(host);
    for (InetAddress address : found) {
      if (!allowed.test(address)) {
        throw new IOException(
            host + " leads to " + address.getHostAddress() + ", which is no public address");
      }
    }
    if (found.length == 0) {
      throw new IOException("there is no address of " + host);
    }
    return found[0];
  }

  private Answer read(InputStream in) throws IOException {
    int[] head = {MAX_HEAD};
    String status = line(in, head);
    if (!status.matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
      throw new IOException("it does not answer in HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in, head); !line.isEmpty(); line = line(in, head)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    int code = Integer.parseInt(status.substring(9, 12));
    byte[] body = code == 200 ? body(in, headers) : new byte[0];
    return new Answer(code, headers.get("location"), body);
  }

  private byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int[] left = {MAX_HEAD + most};
      for (int size = chunk(in, left); size > 0; size = chunk(in, left)) {
        requireSmall(body.size() + (long) size);
        byte[] part = in.readNBytes(size);
        if (part.length < size) {
          throw new IOException("it broke off");
        }
        body.write(part);
        line(in, left);
      }
      return body.toByteArray();
    }
    String length = headers.get("content-length");
    if (length == null) {
      byte[] body = in.readNBytes(most + 1);
      requireSmall(body.length);
      return body;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new IOException("it does not say its length as HTTP wants it");
    }
    requireSmall(Long.parseLong(length));
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new IOException("it broke off");
    }
    return body;
  }

  private static int chunk(InputStream in, int[] left) throws IOException {
    String size = line(in, left).replaceFirst(";.*", "").strip();
    if (!size.matches("[0-9A-Fa-f]{1,7}")) {
      throw new IOException("it is not chunked as HTTP wants it");
    }
    return Integer.parseInt(size, 16);
  }

  private void requireSmall(long size) throws IOException {
    if (size > most) {
      throw new IOException("it is larger than " + most + " bytes");
    }
  }

  private static String line(InputStream in, int[] left) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || --left[0] < 0) {
        throw new IOException(c < 0 ? "it broke off" : "its head is too long");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static int left(long deadline) throws SocketTimeoutException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis < 1) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /** Whether an address is of the public internet; see IANA's registries of special addresses. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      boolean shared = first == 100 && second >= 64 && second < 128;
      boolean special = first == 192 && second == 0 && bytes[2] == 0;
      boolean measuring = first == 198 && (second == 18 || second == 19);
      return first != 0 && first < 240 && !shared && !special && !measuring;
    }
    // 2000::/3 without Teredo and 6to4, which hold other addresses.
    boolean tunnel =
        first == 0x20 && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    return first >> 5 == 1 && !tunnel;
  }

  /** Finds the addresses of a name. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws IOException;
  }

  /**
   * What was answered.
   *
   * @param location where it leads; {@code null} if nowhere
   */
  record Answer(int status, @Nullable String location, byte[] body) {}

  /** Reads until a time. */
  private static final class Timed extends InputStream {
    private final InputStream in;
    private final SSLSocket socket;
    private final long deadline;

    Timed(InputStream in, SSLSocket socket, long deadline) {
      this.in = in;
      this.socket = socket;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(left(deadline));
      return in.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      socket.setSoTimeout(left(deadline));
      return in.read(target, from, length);
    }
  }
}
