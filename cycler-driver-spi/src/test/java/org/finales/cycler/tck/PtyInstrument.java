package org.finales.cycler.tck;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.finales.cycler.simulator.TcpInstrument;

/**
 * Offers a simulated instrument at a pseudo-terminal, which programs open like a serial port. Needs
 * the program {@code socat}. Close it to end it.
 */
public final class PtyInstrument implements AutoCloseable {
  private final Process socat;
  private final Path folder;

  private PtyInstrument(Process socat, Path folder) {
    this.socat = socat;
    this.folder = folder;
  }

  /** Tells whether {@code socat} is on the path. */
  public static boolean available() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "socat")));
  }

  /**
   * Joins a new pseudo-terminal with an instrument, and waits until it is there.
   *
   * @throws UncheckedIOException if that does not work
   */
  public static PtyInstrument open(TcpInstrument instrument) {
    try {
      Path folder = Files.createTempDirectory("finales-pty");
      Process process =
          new ProcessBuilder(
                  "socat",
                  "-d",
                  "-d",
                  "pty,raw,echo=0,ignoreeof,link=" + folder.resolve("port"),
                  "tcp:" + instrument.target())
              .redirectErrorStream(true)
              .start();
      PtyInstrument offered = new PtyInstrument(process, folder);
      offered.waitUntilJoined();
      return offered;
    } catch (IOException e) {
      throw new UncheckedIOException("socat cannot make a pseudo-terminal", e);
    }
  }

  private void waitUntilJoined() throws IOException {
    var said = socat.inputReader();
    String line;
    while ((line = said.readLine()) != null) {
      if (line.contains("starting data transfer loop")) {
        return;
      }
    }
    close();
    throw new IOException("socat ended before the pseudo-terminal was there");
  }

  /** Returns the path of the port. */
  public Path port() {
    return folder.resolve("port");
  }

  /** Takes the port away, as a USB cable that is pulled does. */
  public void pull() {
    socat.destroyForcibly();
    try {
      if (!socat.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("socat does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    pull();
    try {
      Files.deleteIfExists(port());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for a pseudo-terminal stays behind", e);
    }
  }
}
