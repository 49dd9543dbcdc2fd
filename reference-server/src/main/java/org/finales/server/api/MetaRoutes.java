package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static org.finales.server.api.Route.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.finales.api.broker.UnavailableException;
import org.finales.api.rest.Api;
import org.finales.api.rest.Health;
import org.finales.api.rest.Self;
import org.finales.core.engine.Action;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.finales.server.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The server itself. */
final class MetaRoutes {
  private static final String TAG = "Server";
  private static final Logger LOG = LoggerFactory.getLogger(MetaRoutes.class);
  private static final Param<String> ASSET = Param.path("file", "The file's name.");

  private MetaRoutes() {}

  /**
   * The routes.
   *
   * @param openApi the description of the surface, in UTF-8
   */
  static List<Route> all(String version, Engine engine, Supplier<byte[]> openApi) {
    Clock clock = engine.clock();
    Instant started = clock.instant();
    DocsPage docs = new DocsPage();
    return List.of(
        route(GET, "/health", "health")
            .about(TAG, "Whether the server can do its work; needs no token.")
            .answers(200, "It can.", Health.class)
            .answers(503, "It cannot.", Health.class)
            .by(
                call -> {
                  boolean ok = answers(engine);
                  call.ctx().status(ok ? 200 : 503);
                  call.json(
                      new Health(
                          ok ? "ok" : "failing",
                          version,
                          ok,
                          Duration.between(started, clock.instant())));
                }),
        route(GET, Api.ROOT + "/me", "whoAmI")
            .about(TAG, "Who is calling, and what the token allows.")
            .may(Action.READ)
            .answers(200, "The caller.", Self.class)
            .by(
                call ->
                    call.json(
                        new Self(
                            call.actor().account(),
                            call.actor().role().wireName(),
                            call.actor().actions().stream().map(Words::of).sorted().toList()))),
        route(GET, "/openapi.json", "openApi")
            .about(TAG, "This surface as OpenAPI 3.1; needs no token.")
            .answers(200, "The document.", JsonNode.class)
            .by(call -> Answers.json(call.ctx(), openApi.get())),
        route(GET, "/docs", "docs")
            .about(TAG, "The description as a page to try calls on; needs no token.")
            .answers(200, "The page.", "text/html", null)
            .by(call -> docs.page(call.ctx())),
        route(GET, "/docs/{file}", "docsFile")
            .about(TAG, "Scripts and styles of the page.")
            .takes(ASSET)
            .answers(200, "The file.", "*/*", null)
            .refuses(404)
            .by(
                call -> {
                  if (!docs.file(call.ctx(), call.get(ASSET))) {
                    throw Refusal.noRoute(call.ctx().path()).exception();
                  }
                }));
  }

  private static boolean answers(Engine engine) {
    try {
      return engine.store().read(ledger -> ledger.events().newest()) >= 0;
    } catch (UnavailableException e) {
      LOG.warn("the store does not answer", e);
      return false;
    }
  }
}
