package org.finales.server.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.finales.api.broker.Broker;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.HttpLink;
import org.finales.core.timeseries.BatchOrderException;
import org.finales.core.timeseries.StorageFullException;
import org.finales.server.http.Callers;
import org.finales.server.http.Problems;
import org.finales.server.http.Refusal;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The native surface: {@code /api/v1}, {@code /openapi.json}, {@code /docs} and {@code /health}.
 * Thread-safe.
 */
public final class NativeSurface implements Surface {
  /** After how much silence a stream of events says that it is still there. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Callers callers;
  private final @Nullable Access access;
  private final Engine engine;
  private final String version;
  private @Nullable Waits waits;
  private @Nullable EventStreams streams;
  private @Nullable LiveStreams live;
  private @Nullable Laboratory lab;
  private List<Route> table = List.of();
  private byte @Nullable [] description;

  /**
   * Makes a surface with log-in and the management of accounts.
   *
   * @param access finds out who is calling
   * @param version the server's version
   */
  public NativeSurface(Access access, Engine engine, String version) {
    this(access::authenticate, access, engine, version);
  }

  /**
   * Makes a surface without log-in, for callers that are known from elsewhere.
   *
   * @param callers finds out who is calling
   * @param version the server's version
   */
  public NativeSurface(Callers callers, Engine engine, String version) {
    this(callers, null, engine, version);
  }

  private NativeSurface(Callers callers, @Nullable Access access, Engine engine, String version) {
    this.callers = callers;
    this.access = access;
    this.engine = engine;
    this.version = version;
  }

  /** Adds what is about cycling batteries; before it is registered. */
  public NativeSurface with(Laboratory laboratory) {
    lab = laboratory;
    return this;
  }

  @Override
  public void register(Routes routes) {
    Actor server = new Actor("finales", Role.VIEWER, null);
    EventFeed feed = new EventFeed(() -> engine.as(server).events());
    Waits waiting = new Waits(engine, feed, routes.executor());
    EventStreams streaming = new EventStreams(feed, routes.executor(), SILENCE);
    waits = waiting;
    streams = streaming;
    List<Route> all = new ArrayList<>();
    all.addAll(CapabilityRoutes.all());
    all.addAll(TenantRoutes.all());
    all.addAll(RequestRoutes.all(waiting));
    all.addAll(WorkRoutes.all(waiting));
    all.addAll(ResultRoutes.all());
    all.addAll(FileRoutes.all());
    all.addAll(EventRoutes.all(waiting, streaming));
    all.addAll(RecordRoutes.all(engine));
    Laboratory cycling = lab;
    if (cycling != null) {
      LiveStreams viewers = new LiveStreams(routes.executor(), SILENCE);
      live = viewers;
      all.addAll(StationLinkRoutes.all(cycling, waiting));
      all.addAll(DatasetRoutes.all(cycling.series(), viewers));
      all.addAll(DataRoutes.all(cycling.series(), engine.clock()));
      all.addAll(LiveRoutes.all(cycling.board(), feed, viewers));
      all.addAll(ExperimentFileRoutes.all(cycling));
      all.addAll(BatteryRoutes.all(cycling.batteries()));
      all.addAll(ProtocolRoutes.all(cycling.protocols()));
      all.addAll(StationRoutes.all(cycling.stations()));
      all.addAll(ExperimentRoutes.all(cycling.experiments(), cycling.alarms()));
      all.addAll(AlarmRoutes.all(cycling));
    }
    all.addAll(SchemaRoutes.all());
    all.addAll(MetaRoutes.all(version, engine, this::description));
    if (access != null) {
      all.addAll(AccountRoutes.all(access));
      all.addAll(AdministrationRoutes.all(access, engine));
    }
    table = List.copyOf(all);
    for (Route route : table) {
      if (route.method().equals(HandlerType.GET)) {
        routes.get(route.path(), ctx -> answer(route, ctx));
      } else {
        routes.add(route.method(), route.path(), ctx -> answer(route, ctx));
      }
    }
  }

  @Override
  public boolean owns(String path) {
    return path.equals(Api.ROOT)
        || path.startsWith(Api.ROOT + "/")
        || path.equals("/docs")
        || path.startsWith("/docs/")
        || path.equals("/openapi.json")
        || path.equals("/context.jsonld")
        || path.equals("/schemas")
        || path.startsWith("/schemas/")
        || path.equals("/health");
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    Problems.answer(ctx, refusal);
  }

  @Override
  public @Nullable Refusal explain(Throwable problem) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof BatchOrderException) {
      return Refusal.of(409, HttpLink.BATCH_ORDER, text);
    }
    return cause instanceof StorageFullException
        ? Refusal.of(507, "storage-full", text).with("Retry-After", "30")
        : null;
  }

  @Override
  public void stopping() {
    if (waits != null) {
      waits.close();
    }
    if (streams != null) {
      streams.close();
    }
    if (live != null) {
      live.close();
    }
  }

  /** Every route that was registered. */
  List<Route> table() {
    return table;
  }

  /** This surface as OpenAPI. */
  ObjectNode openApi() {
    return OpenApi.describe(table, version);
  }

  private synchronized byte[] description() {
    if (description == null) {
      description = FinalesJson.writeBytes(openApi());
    }
    return description;
  }

  private void answer(Route route, Context ctx) throws Exception {
    Actor actor = null;
    Broker broker = null;
    Runnable identify = () -> {};
    Set<Action> actions = route.actions();
    if (!actions.isEmpty()) {
      String token = token(ctx);
      String source = ctx.ip();
      actor = callers.byToken(token, source);
      actor.requireAny(actions);
      broker = engine.as(actor);
      identify = () -> callers.byToken(token, source).requireAny(actions);
    }
    Call call = new Call(route, ctx, actor, broker, identify);
    call.checkQuery();
    route.answerer().answer(call);
  }

  private static String token(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      throw new UnauthenticatedException(
          "a bearer token is needed: Authorization: Bearer followed by a token from a log-in or"
              + " made by an administrator");
    }
    String scheme = "bearer ";
    if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      throw new UnauthenticatedException("the Authorization header must begin with Bearer");
    }
    return header.substring(scheme.length()).strip();
  }
}
