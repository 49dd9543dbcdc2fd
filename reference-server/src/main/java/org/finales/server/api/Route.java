package org.finales.server.api;

import io.javalin.http.HandlerType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finales.core.engine.Action;
import org.jspecify.annotations.Nullable;

/**
 * One route: what it takes, what it answers, who may call it, and what it does. Immutable.
 *
 * @param method the HTTP method
 * @param path the whole path, parameters in braces
 * @param id a name for programs that generate clients
 * @param tag the chapter that it belongs to
 * @param summary what it does, in one sentence
 * @param actions the caller must be allowed to do one of them; empty if no token is needed
 * @param params what it takes beside the body
 * @param body what its JSON body holds; {@code null} if it takes none
 * @param maxBody largest JSON body in bytes, where the server's limit is not smaller
 * @param streams media types of a body that is no JSON; empty if it takes none
 * @param replies how it answers when all is well
 * @param refusals statuses with which it refuses, beyond those that all routes have
 * @param answerer answers a call
 */
record Route(
    HandlerType method,
    String path,
    String id,
    String tag,
    String summary,
    Set<Action> actions,
    List<Param<?>> params,
    @Nullable Class<?> body,
    long maxBody,
    List<String> streams,
    List<Reply> replies,
    Set<Integer> refusals,
    Answerer answerer) {

  /** Answers a call; whatever it throws becomes a refusal. */
  @FunctionalInterface
  interface Answerer {
    void answer(Call call) throws Exception;
  }

  /** Starts the declaration of a route. */
  static Builder route(HandlerType method, String path, String id) {
    return new Builder(method, path, id);
  }

  /** Declares a route. Not thread-safe. */
  static final class Builder {
    private static final long SMALL_BODY = 64 << 10;

    private final HandlerType method;
    private final String path;
    private final String id;
    private final List<Param<?>> params = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final Set<Integer> refusals = new LinkedHashSet<>();
    private String tag = "";
    private String summary = "";
    private Set<Action> actions = Set.of();
    private @Nullable Class<?> body;
    private long maxBody = Long.MAX_VALUE;
    private List<String> streams = List.of();

    private Builder(HandlerType method, String path, String id) {
      this.method = method;
      this.path = path;
      this.id = id;
    }

    Builder about(String chapter, String sentence) {
      this.tag = chapter;
      this.summary = sentence;
      return this;
    }

    /** Opens the route to callers who may do one of some actions. */
    Builder may(Action first, Action... others) {
      this.actions = EnumSet.of(first, others);
      return this;
    }

    Builder takes(Param<?>... more) {
      params.addAll(List.of(more));
      return this;
    }

    Builder body(Class<?> type) {
      this.body = type;
      return this;
    }

    /** Takes a body of a few words, which even those without a token may send. */
    Builder smallBody(Class<?> type) {
      this.maxBody = SMALL_BODY;
      return body(type);
    }

    Builder stream(String... mediaTypes) {
      this.streams = List.of(mediaTypes);
      return this;
    }

    Builder answers(int status, String description, Type type, String... headers) {
      return answers(status, description, "application/json", type, headers);
    }

    Builder answers(
        int status, String description, String mediaType, @Nullable Type type, String... headers) {
      replies.add(new Reply(status, description, mediaType, type, List.of(headers)));
      return this;
    }

    Builder answersNothing(int status, String description, String... headers) {
      replies.add(new Reply(status, description, null, null, List.of(headers)));
      return this;
    }

    Builder refuses(Integer... statuses) {
      refusals.addAll(List.of(statuses));
      return this;
    }

    Route by(Answerer answerer) {
      Set<Integer> all = new LinkedHashSet<>();
      if (!params.isEmpty() || body != null) {
        all.add(400);
      }
      if (!actions.isEmpty()) {
        all.addAll(List.of(401, 403));
      }
      all.addAll(refusals);
      if (body != null || !streams.isEmpty()) {
        all.addAll(List.of(408, 413, 415));
      }
      if (body != null) {
        all.add(422);
      }
      all.add(503);
      return new Route(
          method,
          path,
          id,
          tag,
          summary,
          Collections.unmodifiableSet(actions),
          List.copyOf(params),
          body,
          maxBody,
          streams,
          List.copyOf(replies),
          Set.copyOf(all),
          answerer);
    }
  }
}
