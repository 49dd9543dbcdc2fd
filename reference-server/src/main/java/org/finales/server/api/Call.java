package org.finales.server.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.finales.api.broker.Broker;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Violation;
import org.finales.core.engine.Actor;
import org.finales.server.http.Answers;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import org.jspecify.annotations.Nullable;

/** One call of a route by a known caller. Not thread-safe; one thread at a time. */
final class Call {
  private final Route route;
  private final Context ctx;
  private final @Nullable Actor actor;
  private final @Nullable Broker broker;
  private final Runnable identify;

  /**
   * Takes a call.
   *
   * @param identify finds out again who is calling, and throws where the token is good no more
   */
  Call(
      Route route, Context ctx, @Nullable Actor actor, @Nullable Broker broker, Runnable identify) {
    this.route = route;
    this.ctx = ctx;
    this.actor = actor;
    this.broker = broker;
    this.identify = identify;
  }

  /** Throws where the caller's token is good no more. */
  void stillKnown() {
    identify.run();
  }

  /** Refuses query parameters that the route does not know or that come twice. */
  void checkQuery() {
    if (ctx.req().getQueryString() == null) {
      return;
    }
    Set<String> known =
        route.params().stream()
            .filter(param -> param.place() == Param.Place.QUERY)
            .map(Param::name)
            .collect(Collectors.toSet());
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw wrong("query/" + name, "unknown parameter; known are " + sorted(known));
              } else if (values.size() > 1) {
                throw wrong("query/" + name, "given more than once");
              }
            });
  }

  /** The same attempt, which fails where the caller's token is good no more. */
  <T> Supplier<T> whileKnown(Supplier<T> attempt) {
    return () -> {
      stillKnown();
      return attempt.get();
    };
  }

  Context ctx() {
    return ctx;
  }

  Actor actor() {
    if (actor == null) {
      throw new IllegalStateException(route.id() + " needs no token and so knows no caller");
    }
    return actor;
  }

  Broker broker() {
    if (broker == null) {
      throw new IllegalStateException(route.id() + " needs no token and so has no broker");
    }
    return broker;
  }

  boolean isHead() {
    return ctx.method() == HandlerType.HEAD;
  }

  /** A parameter's value, {@code null} if it was not given and need not be. */
  <T> @Nullable T find(Param<T> param) {
    if (!route.params().contains(param)) {
      throw new IllegalStateException(route.id() + " does not declare " + param.name());
    }
    String text =
        switch (param.place()) {
          case PATH -> ctx.pathParam(param.name());
          case QUERY -> ctx.queryParam(param.name());
          case HEADER -> ctx.header(param.name());
        };
    String where = where(param);
    if (text == null) {
      if (param.required()) {
        throw wrong(where, "is missing");
      }
      return null;
    }
    try {
      return param.parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(where, String.valueOf(e.getMessage()));
    }
  }

  /** A parameter's value, which must be there. */
  <T> T get(Param<T> param) {
    T value = find(param);
    if (value == null) {
      throw wrong(where(param), "is missing");
    }
    return value;
  }

  <T> T getOr(Param<T> param, T otherwise) {
    T value = find(param);
    return value == null ? otherwise : value;
  }

  /** The time to wait, zero if none was given. */
  Duration waiting(Param<Duration> param) {
    return getOr(param, Duration.ZERO);
  }

  /** The body; unknown fields and wrong types are refused. */
  <T> T body(Class<T> type) {
    if (route.body() != type) {
      throw new IllegalStateException(route.id() + " declares another body");
    }
    return Bodies.json(ctx, type, Math.min(route.maxBody(), Bodies.limit(ctx)));
  }

  /** The body as it is, JSON that may be compressed. */
  byte[] jsonBytes() {
    return Bodies.jsonBytes(ctx, Math.min(route.maxBody(), Bodies.limit(ctx)));
  }

  /** The media types of which the route takes a body. */
  List<String> streams() {
    return route.streams();
  }

  void json(Object value) {
    Answers.json(ctx, value);
  }

  void created(String location, Object value) {
    ctx.status(201).header("Location", location);
    Answers.json(ctx, value);
  }

  void nothing() {
    ctx.status(204);
  }

  /**
   * Answers with something whose {@code ETag} is for changing it only, because parts of it change
   * without a new revision.
   */
  void revised(Object value, long revision) {
    ctx.header("ETag", "\"" + revision + "\"");
    Answers.json(ctx, value);
  }

  /** Answers with something that has a revision: {@code ETag}, and 304 where nothing changed. */
  void tagged(Object value, long revision) {
    String tag = "\"" + revision + "\"";
    ctx.header("ETag", tag);
    String known = ctx.header("If-None-Match");
    boolean read = ctx.method() == HandlerType.GET || isHead();
    if (read && known != null && tags(known).contains(tag)) {
      ctx.status(304);
      return;
    }
    Answers.json(ctx, value);
  }

  /** The revision in {@code If-Match}; {@code null} if there is none or it is a star. */
  @Nullable Long ifMatch(Param<String> param) {
    String text = find(param);
    if (text == null || text.strip().equals("*")) {
      return null;
    }
    String tag = text.strip();
    if (tag.length() >= 3 && tag.startsWith("\"") && tag.endsWith("\"")) {
      String number = tag.substring(1, tag.length() - 1);
      if (number.matches("[0-9]{1,18}")) {
        return Long.valueOf(number);
      }
    }
    throw wrong("header/If-Match", "expected one entity tag as the server sent it, such as \"3\"");
  }

  /** Does something under {@code If-Match}: 412 where the thing was changed since. */
  <T> T ifUnchanged(Supplier<T> change) {
    try {
      return change.get();
    } catch (ConflictException e) {
      if (e.code().equals(ConflictException.CHANGED)) {
        throw Refusal.of(412, e.code(), String.valueOf(e.getMessage())).exception();
      }
      throw e;
    }
  }

  /** Goes on when a wait is over; the answer is written on the thread that completes it. */
  void later(CompletableFuture<?> wait) {
    ctx.future(() -> wait);
  }

  /** A refusal that names the place. */
  static RefusedException wrong(String place, String message) {
    return new Refusal(
            400,
            "bad-request",
            place + ": " + message,
            List.of(new Violation(place, message)),
            Map.of())
        .exception();
  }

  private static String where(Param<?> param) {
    return param.place().name().toLowerCase(Locale.ROOT) + "/" + param.name();
  }

  private static Set<String> tags(String header) {
    return List.of(header.split(",")).stream()
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .collect(Collectors.toSet());
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
