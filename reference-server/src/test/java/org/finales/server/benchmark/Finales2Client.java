package org.finales.server.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Speaks to a FINALES 2 server over one kept-alive connection, on a bare socket: a client library's
 * own work would otherwise be counted as the server's. Not thread-safe.
 */
final class Finales2Client implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 120_000;

  private final URI base;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String token;

  private Finales2Client(URI base, String token) throws IOException {
    this.base = base;
    this.token = token;
    this.socket = new Socket(base.getHost(), base.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.out = socket.getOutputStream();
  }

  /** Connects and logs in. */
  static Finales2Client logIn(URI base, String user, String password) throws IOException {
    Finales2Client client = new Finales2Client(base, "");
    String form = "grant_type=&username=" + encode(user) + "&password=" + encode(password);
    String answer =
        client.send(
            "POST", "/user_management/authenticate", "application/x-www-form-urlencoded", form);
    client.token = answer.replaceAll("(?s).*\"access_token\" ?: ?\"([^\"]+)\".*", "$1");
    return client;
  }

  /** Another connection with the same token. */
  Finales2Client another() throws IOException {
    return new Finales2Client(base, token);
  }

  String get(String path) throws IOException {
    return send("GET", path, "", "");
  }

  String post(String path, String json) throws IOException {
    return send("POST", path, "application/json", json);
  }

  /** Posts and takes the bare JSON string that comes back. */
  String postForId(String path, String json) throws IOException {
    return post(path, json).replace("\"", "").strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String send(String method, String path, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(base.getAuthority()).append("\r\n");
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (!type.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] message = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    out.write(message);
    out.flush();
    return answer(method + " " + path);
  }

  private String answer(String call) throws IOException {
    String status = line();
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    String body = chunked ? chunks() : take(length);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(call + ": " + status + " " + body);
    }
    return body;
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      int length = Integer.parseInt(line().strip(), 16);
      body.append(take(length));
      line();
      if (length == 0) {
        return body.toString();
      }
    }
  }

  private String take(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
