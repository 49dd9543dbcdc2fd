package org.finales.cycler.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.SettingException;

/** Opens TCP connections: {@code tcp://host:port}, {@code tcp://[::1]:port}. Thread-safe. */
public final class TcpLinks implements LinkProvider {

  @Override
  public String scheme() {
    return "tcp";
  }

  @Override
  public Link open(String target, LineSettings line) {
    int colon = target.lastIndexOf(':');
    String host = colon < 0 ? "" : target.substring(0, colon);
    int port = port(target, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw new SettingException("tcp://" + target + " has no host; write tcp://HOST:PORT");
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new LinkLostException(
          "nobody knows the host " + host + "; check its name, or give its address");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(address, (int) Math.min(Integer.MAX_VALUE, line.openWithin().toMillis()));
      return new TcpLink(target, socket);
    } catch (IOException e) {
      close(socket);
      throw new LinkLostException(
          "nothing answers at tcp://"
              + target
              + " ("
              + e.getMessage()
              + "); check address, port and that the instrument is on",
          e);
    }
  }

  private static int port(String target, int colon) {
    try {
      int port = Integer.parseInt(target.substring(colon + 1));
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new SettingException(
        "tcp://" + target + " has no port from 1 to 65535; write tcp://HOST:PORT");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nothing more can be done about a socket that does not close
    }
  }

  private static final class TcpLink implements Link {
    private final String name;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    TcpLink(String name, Socket socket) throws IOException {
      this.name = name;
      this.socket = socket;
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void write(byte[] bytes) {
      try {
        out.write(bytes);
      } catch (IOException e) {
        throw lost(e);
      }
    }

    @Override
    public int read(byte[] into, int offset, int atMost, Duration within) {
      try {
        if (within.isZero() || within.isNegative()) {
          return in.available() == 0 ? 0 : received(in.read(into, offset, atMost));
        }
        socket.setSoTimeout(Math.max(1, (int) Math.min(Integer.MAX_VALUE, within.toMillis())));
        return received(in.read(into, offset, atMost));
      } catch (SocketTimeoutException e) {
        return 0;
      } catch (IOException e) {
        throw lost(e);
      }
    }

    private int received(int count) {
      if (count < 0) {
        throw new LinkLostException(name + " hung up; check the instrument and its network cable");
      }
      return count;
    }

    private LinkLostException lost(IOException cause) {
      return new LinkLostException(
          "the connection to "
              + name
              + " broke ("
              + cause.getMessage()
              + "); check the instrument and its network cable",
          cause);
    }

    @Override
    public void close() {
      TcpLinks.close(socket);
    }
  }
}
