package org.finales.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running HTTP server with its surfaces. It accepts connections from construction until {@link
 * #close()}; thread-safe.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(200);

  private final HttpSettings settings;
  private final List<Surface> surfaces;
  private final Surface fallback = new Fallback();
  private final SlowHeads slowHeads;
  private final Javalin javalin;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable ServerConnector connector;

  private HttpServer(HttpSettings settings, List<Surface> surfaces) throws BindException {
    this.settings = settings;
    this.surfaces = List.copyOf(surfaces);
    this.slowHeads = new SlowHeads(settings.headerTime());
    this.javalin = Javalin.create(this::configure);
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      BindException problem =
          new BindException(
              settings.host()
                  + ":"
                  + settings.port()
                  + " cannot be listened on: the port is taken by another program or the address"
                  + " is not this machine's");
      problem.initCause(e);
      throw problem;
    }
    port = javalin.port();
    if (connector != null) {
      slowHeads.watch(connector);
    }
    LOG.info("listening on {}", uri());
  }

  /**
   * Starts a server.
   *
   * @param surfaces what it answers with, the ones asked first for unknown paths first
   * @throws BindException if it cannot listen where the settings say
   */
  public static HttpServer start(HttpSettings settings, List<Surface> surfaces)
      throws BindException {
    return new HttpServer(settings, surfaces);
  }

  /** The port that it listens on, never 0. */
  public int port() {
    return port;
  }

  /** The address under which this machine reaches it. */
  public URI uri() {
    String host = settings.host();
    if (host.equals("0.0.0.0") || host.equals("::") || host.equals("*")) {
      host = "127.0.0.1";
    }
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** Stops: no new calls, waiting ones are answered, those under way get their time. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (Surface surface : surfaces) {
      try {
        surface.stopping();
      } catch (RuntimeException e) {
        LOG.warn("a surface did not stop in order", e);
      }
    }
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.maxRequestSize = settings.maxBody();
    config.appData(Bodies.SETTINGS, settings);
    config.router.javaLangErrorHandler((res, error) -> fatal(res::setStatus, error));

    QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), 4, 30_000);
    threads.setName("http");
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(HttpServer::bound);
    config.jetty.addConnector(this::connect);
    config.jetty.modifyServer(this::graceful);
    config.jetty.modifyServletContextHandler(
        servlets -> {
          servlets.setErrorHandler(new ErrorPages());
          servlets.getServletHandler().setDecodeAmbiguousURIs(true);
        });

    config.routes.before(Answers::secure);
    config.routes.after(Bodies::drain);
    config.routes.exception(Exception.class, (problem, ctx) -> refuse(ctx, problem));
    config.routes.exception(
        io.javalin.http.HttpResponseException.class, (problem, ctx) -> refuse(ctx, problem));
    for (Surface surface : surfaces) {
      surface.register(new Routes(config.routes, surface, threads));
    }
  }

  private static void bound(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(8 * 1024);
    http.setResponseHeaderSize(8 * 1024);
    // Names of quantities may hold slashes, which arrive escaped.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "finales",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
  }

  private Connector connect(Server server, HttpConfiguration http) {
    // Two cores: one thread accepts, one selects; buffers stay within a small heap.
    ServerConnector made =
        new ServerConnector(
            server,
            null,
            null,
            new ArrayByteBufferPool(-1, -1, 64 * 1024, 256, 8L << 20, 16L << 20),
            1,
            1,
            new HttpConnectionFactory(http));
    made.setHost(settings.host());
    made.setPort(settings.port());
    made.setIdleTimeout(settings.idle().toMillis());
    made.setAcceptQueueSize(256);
    // Connections without a call under way need no time when the server stops.
    made.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
    connector = made;
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), made));
    return made;
  }

  private void graceful(Server server) {
    server.insertHandler(slowHeads);
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(settings.stopTime().toMillis());
    server.setErrorHandler(new ErrorPages());
  }

  private void refuse(Context ctx, Exception problem) {
    Surface surface = Routes.surfaceOf(ctx, surfaces, fallback);
    Refusal refusal = surface.explain(problem);
    if (refusal == null) {
      refusal = Refusals.of(problem, ctx.method().name(), ctx.path(), Routes.nameOf(ctx));
    }
    if (refusal.status() == 405
        && ctx.method() == HandlerType.OPTIONS
        && surface.answersHeadAndOptions()) {
      ctx.status(204).header("Allow", refusal.headers().getOrDefault("Allow", "") + ", OPTIONS");
      return;
    }
    ctx.status(refusal.status());
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      ctx.header(header.getKey(), header.getValue());
    }
    surface.refuse(ctx, refusal);
  }

  private static void fatal(java.util.function.IntConsumer status, Error error) {
    LOG.error("an error that the server cannot answer for", error);
    status.accept(500);
  }

  /** Refuses what belongs to no surface. */
  private static final class Fallback implements Surface {
    @Override
    public void register(Routes routes) {}

    @Override
    public boolean owns(String path) {
      return true;
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Problems.answer(ctx, refusal);
    }
  }
}
