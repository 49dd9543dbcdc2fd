package org.finales.cycler.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Offers a simulated instrument on a TCP port of the loopback address, to one host at a time, in
 * real time. Close it to end it.
 */
public final class TcpInstrument implements AutoCloseable {
  private final SimulatedInstrument instrument;
  private final ServerSocket server;
  private final ScheduledExecutorService sender;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable Socket host;

  private TcpInstrument(SimulatedInstrument instrument, ServerSocket server) {
    this.instrument = instrument;
    this.server = server;
    this.sender =
        Executors.newSingleThreadScheduledExecutor(
            task -> daemon(task, "simulated instrument " + server.getLocalPort()));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts to listen.
   *
   * @param port the port, or 0 for any that is free
   * @throws UncheckedIOException if the port is not free
   */
  public static TcpInstrument open(SimulatedInstrument instrument, int port) {
    try {
      ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      TcpInstrument offered = new TcpInstrument(instrument, server);
      daemon(offered::serve, "simulated instrument at " + server.getLocalPort()).start();
      return offered;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of the loopback address is not free", e);
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns the target for connection strings: {@code 127.0.0.1:PORT}. */
  public String target() {
    return server.getInetAddress().getHostAddress() + ":" + port();
  }

  /** Hangs up on the host that is connected, if there is one. */
  public void hangUp() {
    Socket socket = host;
    if (socket != null) {
      quietly(socket);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        host = socket;
        talk(socket);
      } catch (IOException e) {
        // the host hung up, or the server was closed; the loop tells which
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    locked(instrument::linkOpened);
    byte[] piece = new byte[8192];
    int count;
    while ((count = in.read(piece)) >= 0) {
      byte[] bytes = Arrays.copyOf(piece, count);
      locked(() -> instrument.receive(bytes, (answer, after) -> send(out, answer, after)));
    }
  }

  private void locked(Runnable what) {
    one.lock();
    try {
      what.run();
    } finally {
      one.unlock();
    }
  }

  private void send(OutputStream out, byte[] bytes, Duration after) {
    try {
      sender.schedule(
          () -> {
            try {
              out.write(bytes);
            } catch (IOException e) {
              // the host hung up and does not want the answer any more
            }
          },
          after.toNanos(),
          TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // it is being closed and says nothing any more
    }
  }

  private static void quietly(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      // it is going away; nothing depends on how
    }
  }

  @Override
  public void close() {
    quietly(server);
    hangUp();
    sender.shutdownNow();
  }
}
