package org.finales.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends bytes as they are, for what a proper client would never send. */
public final class RawHttp implements AutoCloseable {
  private final Socket socket;

  public RawHttp(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
  }

  /** Sends text as it is; lines must end in CRLF themselves. */
  public RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything the server sends until it closes or is silent for this long. */
  public String read(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] part = new byte[8192];
    try {
      for (int got = in.read(part); got >= 0; got = in.read(part)) {
        all.write(part, 0, got);
      }
    } catch (SocketTimeoutException e) {
      // Silent: what came is the answer.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Whether the server has closed the connection, waiting for it for a while. */
  public boolean closedWithin(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    InputStream in = socket.getInputStream();
    while (System.nanoTime() < end) {
      socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
      try {
        if (in.read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException e) {
        return false;
      } catch (IOException reset) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
