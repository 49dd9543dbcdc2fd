package org.finales.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Engine;
import org.finales.core.lab.Laboratory;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.accounts.Argon2Hasher;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;

/** A server with everything that the native surface has, log-in and accounts included. */
final class AccessLab implements AutoCloseable {
  private final Path folder;
  private final Engine engine = Engine.inMemory();
  private final SeriesStore series;
  private final Laboratory laboratory;
  private final Access access = Access.to(engine.store(), engine.clock(), new Argon2Hasher());
  private final NativeSurface surface;
  private final HttpServer server;

  AccessLab() {
    try {
      folder = Files.createTempDirectory("finales-lab");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    series = SeriesStore.sqlite(folder.resolve("series.db"));
    laboratory = Laboratory.open(engine, series);
    surface = new NativeSurface(access, engine, "1.2.3").with(laboratory);
    try {
      server = HttpServer.start(HttpSettings.ofDefaults().at("127.0.0.1", 0), List.of(surface));
    } catch (BindException e) {
      throw new IllegalStateException(e);
    }
  }

  NativeSurface surface() {
    return surface;
  }

  Access access() {
    return access;
  }

  URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
    laboratory.close();
    engine.close();
    series.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
