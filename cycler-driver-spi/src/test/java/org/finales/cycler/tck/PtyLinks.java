package org.finales.cycler.tck;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;

/** Opens pseudo-terminals as files, for drivers that are tried without a library for ports. */
final class PtyLinks implements LinkProvider {

  @Override
  public String scheme() {
    return "serial";
  }

  @Override
  public Link open(String target, LineSettings line) {
    try {
      return new PtyLink(Path.of(target));
    } catch (IOException e) {
      throw new LinkLostException("there is no port " + target + "; plug it in", e);
    }
  }

  private static final class PtyLink implements Link {
    private static final Duration PIECE = Duration.ofMillis(1);

    private final Path port;
    private final FileInputStream in;
    private final FileOutputStream out;

    PtyLink(Path port) throws IOException {
      this.port = port;
      in = new FileInputStream(port.toFile());
      out = new FileOutputStream(port.toFile());
    }

    @Override
    public String name() {
      return port.toString();
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
      long end = System.nanoTime() + within.toNanos();
      try {
        // a read that waits could not be ended, so it is asked again and again what there is
        while (in.available() == 0) {
          if (System.nanoTime() - end >= 0) {
            return 0;
          }
          LabClock.system().pause(PIECE);
        }
        int count = in.read(into, offset, Math.min(atMost, in.available()));
        if (count < 0) {
          throw new IOException("hung up");
        }
        return count;
      } catch (IOException e) {
        throw lost(e);
      }
    }

    private LinkLostException lost(IOException cause) {
      return new LinkLostException("the port " + port + " is gone; plug it in", cause);
    }

    @Override
    public void close() {
      try (in;
          out) {
        // both are closed, whatever happens
      } catch (IOException e) {
        // it is gone anyway
      }
    }
  }
}
