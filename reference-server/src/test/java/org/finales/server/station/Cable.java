package org.finales.server.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network to a server that can be cut. */
final class Cable implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile boolean cut;
  private volatile boolean closed;

  Cable(URI server) {
    port = server.getPort();
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Cuts all connections, and lets none through. */
  void cut() {
    cut = true;
    open.forEach(Cable::quietly);
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!closed) {
      try {
        Socket caller = door.accept();
        if (cut) {
          quietly(caller);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(caller);
        open.add(server);
        start(() -> copy(caller, server));
        start(() -> copy(server, caller));
        if (cut) {
          cut();
        }
      } catch (IOException e) {
        // The server is away, or this is closed.
      }
    }
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] part = new byte[8192];
      for (int got = in.read(part); got >= 0; got = in.read(part)) {
        out.write(part, 0, got);
      }
    } catch (IOException e) {
      // Cut.
    } finally {
      open.remove(from);
      open.remove(to);
      quietly(from);
      quietly(to);
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed already.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    door.close();
    cut();
  }
}
