package org.finales.server.sparql;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.graph.Answer;
import org.finales.core.graph.AnswerFormat;
import org.finales.core.graph.QueryException;
import org.finales.core.graph.QueryLimits;
import org.finales.core.graph.Question;
import org.finales.server.http.Answers;
import org.finales.server.http.Callers;
import org.finales.server.http.Problems;
import org.finales.server.http.Refusal;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sparql}: the query operation of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March
 * 2013) for callers who may read, and a page to ask on. Thread-safe.
 */
public final class SparqlSurface implements Surface {
  /** Says that there were more rows than were wanted. */
  static final String MORE = "Finales-More";

  private static final String PATH = "/sparql";

  /** The only files there are, and their types. */
  private static final Map<String, String> FILES =
      Map.of("page.js", "text/javascript; charset=utf-8", "page.css", "text/css; charset=utf-8");

  private final Callers callers;
  private final @Nullable GraphService graphs;

  /**
   * Makes a surface.
   *
   * @param callers finds out who is calling
   * @param graphs the graphs; {@code null} to refuse every query
   */
  public SparqlSurface(Callers callers, @Nullable GraphService graphs) {
    this.callers = callers;
    this.graphs = graphs;
  }

  @Override
  public void register(Routes routes) {
    routes.get(PATH, this::get);
    routes.post(PATH, ctx -> answer(ctx, SparqlCall.post(ctx)));
    routes.get(PATH + "/status", this::status);
    routes.get(PATH + "/questions", ctx -> Answers.json(ctx, Question.all()));
    routes.get(PATH + "/{file}", this::file);
  }

  @Override
  public boolean owns(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    if (refusal.status() == 401) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    Problems.answer(ctx, refusal);
  }

  @Override
  public @Nullable Refusal explain(Throwable problem) {
    if (!(problem instanceof QueryException query)) {
      return null;
    }
    String message = String.valueOf(query.getMessage());
    return switch (query.reason()) {
      case REFUSED -> Refusal.of(400, "bad-query", message);
      case SIZE -> Refusal.of(400, "query-too-large", message);
      case TIME -> Refusal.of(503, "query-too-slow", message);
      case BUSY -> Refusal.of(503, "unavailable", message).with("Retry-After", "5");
    };
  }

  private void get(Context ctx) throws IOException {
    if (ctx.req().getQueryString() == null && Accepted.of(ctx.header("Accept")).wantsPage()) {
      Answers.page(ctx);
      Answers.bytes(ctx, "text/html; charset=utf-8", resource("index.html"));
      return;
    }
    answer(ctx, SparqlCall.get(ctx));
  }

  private void answer(Context ctx, SparqlCall call) throws IOException {
    require(ctx);
    GraphService service = graphs;
    if (service == null || !service.answers()) {
      throw Refusal.of(
              503,
              "unavailable",
              "this server keeps no graph of its own; it does when started with --graph")
          .exception();
    }
    String query = call.query();
    if (query == null) {
      throw Refusal.badRequest(
              "query/query is missing; send one, or ask for text/html to get a page for it")
          .exception();
    }
    Accepted accepted = Accepted.of(ctx.header("Accept"));
    // Refused before the work is done, if no answer at all could be written.
    if (accepted.best(format -> true).isEmpty()) {
      throw notAcceptable(true, true);
    }
    Integer limit = call.limit();
    QueryLimits limits = QueryLimits.ofDefaults();
    Answer answer = service.query(query, limit == null ? limits : limits.withRows(limit));
    if (answer.more() && limit == null) {
      throw Refusal.of(
              400,
              "query-too-large",
              "the answer has more than "
                  + limits.rows()
                  + " rows; add LIMIT to the query, or limit=N to the call for the first ones")
          .exception();
    }
    boolean rows = !(answer instanceof Answer.Statements);
    AnswerFormat format =
        accepted
            .best(possible -> possible.suits(answer))
            .orElseThrow(() -> notAcceptable(rows, !rows));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    format.write(answer, body);
    if (answer.more()) {
      ctx.header(MORE, "true");
    }
    ctx.header("Vary", "Accept, Authorization");
    boolean text = format.mediaType().startsWith("text/");
    Answers.bytes(ctx, format.mediaType() + (text ? "; charset=utf-8" : ""), body.toByteArray());
  }

  private void status(Context ctx) {
    require(ctx);
    GraphService service = graphs;
    Answers.json(ctx, service == null ? List.of() : service.feeds());
  }

  private void file(Context ctx) throws IOException {
    String name = ctx.pathParam("file");
    String type = FILES.get(name);
    if (type == null) {
      throw Refusal.noRoute(ctx.path()).exception();
    }
    ctx.header("Cache-Control", "public, max-age=3600");
    Answers.bytes(ctx, type, resource(name));
  }

  private void require(Context ctx) {
    Actor actor = callers.byToken(token(ctx), ctx.ip());
    actor.require(Action.READ);
  }

  private static String token(Context ctx) {
    String scheme = "bearer ";
    return Optional.ofNullable(ctx.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(header -> header.substring(scheme.length()).strip())
        .orElseThrow(
            () ->
                new UnauthenticatedException(
                    "a bearer token is needed: Authorization: Bearer followed by a token from a"
                        + " log-in at "
                        + Api.ROOT
                        + " or made by an administrator"));
  }

  private static RuntimeException notAcceptable(boolean rows, boolean statements) {
    StringBuilder possible = new StringBuilder();
    for (AnswerFormat format : AnswerFormat.values()) {
      if (format.forRows() ? rows : statements) {
        possible.append(possible.isEmpty() ? "" : ", ").append(format.mediaType());
      }
    }
    return Refusal.of(406, "not-acceptable", "the answer can be written as " + possible + " only")
        .exception();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SparqlSurface.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
