package org.finales.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/**
 * Where a surface registers its routes. Paths are in Javalin's notation: {@code /requests/{id}};
 * with and without a slash at the end is the same. Not thread-safe.
 */
public final class Routes {
  private static final String SURFACE = "finales.surface";
  private static final String PATH = "finales.path";

  private final RoutesConfig javalin;
  private final Surface surface;
  private final Executor executor;
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();

  Routes(RoutesConfig javalin, Surface surface, Executor executor) {
    this.javalin = javalin;
    this.surface = surface;
    this.executor = executor;
  }

  /** The threads that answer calls, for what goes on after a wait. */
  public Executor executor() {
    return executor;
  }

  /** Answers {@code GET}, and {@code HEAD} as the surface wants it. */
  public Routes get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    if (surface.answersHeadAndOptions()) {
      return add(HandlerType.HEAD, path, handler);
    }
    // Javalin answers HEAD by itself where there is a GET, without asking who is calling.
    javalin.addHttpHandler(
        HandlerType.HEAD,
        path,
        ctx -> {
          ctx.attribute(SURFACE, surface);
          throw Refusal.methodNotAllowed("HEAD", allow(path)).exception();
        });
    return this;
  }

  /** Answers {@code POST}. */
  public Routes post(String path, Handler handler) {
    return add(HandlerType.POST, path, handler);
  }

  /** Answers {@code PUT}. */
  public Routes put(String path, Handler handler) {
    return add(HandlerType.PUT, path, handler);
  }

  /** Answers {@code PATCH}. */
  public Routes patch(String path, Handler handler) {
    return add(HandlerType.PATCH, path, handler);
  }

  /** Answers {@code DELETE}. */
  public Routes delete(String path, Handler handler) {
    return add(HandlerType.DELETE, path, handler);
  }

  /** Answers a method. */
  public Routes add(HandlerType method, String path, Handler handler) {
    methods.computeIfAbsent(path, any -> new TreeSet<>()).add(method.name());
    javalin.addHttpHandler(
        method,
        path,
        ctx -> {
          ctx.attribute(SURFACE, surface);
          ctx.attribute(PATH, path);
          handler.handle(ctx);
        });
    return this;
  }

  /** The path as it was registered, or as it came if no route answers: what is in it is private. */
  static String nameOf(Context ctx) {
    String registered = ctx.attribute(PATH);
    return registered == null ? ctx.path() : registered;
  }

  /** The surface whose route is answering, or that owns the path. */
  static Surface surfaceOf(Context ctx, Iterable<Surface> surfaces, Surface fallback) {
    Surface known = ctx.attribute(SURFACE);
    if (known != null) {
      return known;
    }
    String path = ctx.path();
    for (Surface candidate : surfaces) {
      if (candidate.owns(path)) {
        return candidate;
      }
    }
    return fallback;
  }

  private String allow(String path) {
    return String.join(", ", methods.getOrDefault(path, Set.of()));
  }
}
