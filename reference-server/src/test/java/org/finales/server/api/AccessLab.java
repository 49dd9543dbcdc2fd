package org.finales.server.api;

import java.net.BindException;
import java.net.URI;
import java.util.List;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Engine;
import org.finales.server.accounts.Argon2Hasher;
import org.finales.server.http.HttpServer;
import org.finales.server.http.HttpSettings;

/** A server with everything that the native surface has, log-in and accounts included. */
final class AccessLab implements AutoCloseable {
  private final Engine engine = Engine.inMemory();
  private final Access access = Access.to(engine.store(), engine.clock(), new Argon2Hasher());
  private final NativeSurface surface = new NativeSurface(access, engine, "1.2.3");
  private final HttpServer server;

  AccessLab() {
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
    engine.close();
  }
}
