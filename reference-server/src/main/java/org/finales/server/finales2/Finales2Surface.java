package org.finales.server.finales2;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.finales.api.broker.InvalidException;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.finales.server.http.Refusal;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import org.jspecify.annotations.Nullable;

/**
 * The surface that programs written for FINALES 2 talk to: its routes, shapes, statuses and
 * oddities, each with and without a slash at the end. Registered last, since every path that
 * belongs to no other surface is answered in its form. Thread-safe.
 *
 * <p>Fields that FINALES 2 does not have are only ever added; its clients ignore them.
 */
public final class Finales2Surface implements Surface {
  private final SessionCalls session;
  private final CatalogCalls catalog;
  private final RequestCalls requests;
  private final ResultCalls results;
  private final DumpCall dump;

  /** The surface of an engine, with settings from this machine and its environment. */
  public Finales2Surface(Engine engine, Access access) {
    this(engine, access, Finales2Settings.ofDefaults());
  }

  /** The surface of an engine. */
  public Finales2Surface(Engine engine, Access access, Finales2Settings settings) {
    Infos infos = new Infos(settings.zone());
    this.session = new SessionCalls(access);
    this.catalog = new CatalogCalls(engine);
    Turns turns = new Turns(engine.clock(), engine::serves);
    this.requests = new RequestCalls(engine, infos, turns);
    this.results = new ResultCalls(engine, infos, turns);
    this.dump = new DumpCall(engine.store(), settings.dumpKey());
  }

  @Override
  public void register(Routes routes) {
    routes.post("/user_management/authenticate", open(session::authenticate));
    routes.get("/", open(session::greet));
    routes.get("/test", known(session::self));
    routes.get("/capabilities", known(catalog::capabilities));
    routes.get("/capabilities/templates", known(catalog::templates));
    routes.get("/limitations", known(catalog::limitations));
    routes.get("/tenants", known(catalog::tenants));
    routes.post("/requests", known(requests::post));
    routes.get("/requests/{object_id}", known(requests::find));
    routes.post("/requests/{object_id}/update_status", known(requests::updateStatus));
    routes.get("/pending_requests", known(requests::pending));
    routes.get("/all_requests", known(requests::all));
    routes.post("/results", known(results::post));
    routes.post("/results/post_unsolicited_result", known(results::postUnsolicited));
    routes.get("/results/{object_id}", known(results::find));
    routes.post("/results/{object_id}/update_status", known(results::updateStatus));
    routes.get("/results_requested", known(results::list));
    routes.get("/results_requested/{request_id}", known(results::findByRequest));
    routes.get("/database_dump/{access_key}", known(dump::answer));
  }

  @Override
  public boolean owns(String path) {
    return true;
  }

  @Override
  public boolean answersHeadAndOptions() {
    return false;
  }

  @Override
  public @Nullable Refusal explain(Throwable problem) {
    // 422 is for the form of a call alone here, with a list for a detail.
    return problem instanceof InvalidException invalid
        ? Replies.invalid(invalid, path -> path).refusal()
        : null;
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    String allowed = refusal.headers().get("Allow");
    if (allowed != null) {
      ctx.header("Allow", allowed.replace(", HEAD", ""));
    }
    Replies.refusal(
        ctx,
        switch (refusal.code()) {
          case "no-such-address" -> "Not Found";
          case "method-not-allowed" -> "Method Not Allowed";
          default -> refusal.detail();
        });
  }

  /** A call that needs a token that is good now. */
  private Handler known(Call call) {
    return open(ctx -> call.answer(ctx, session.caller(ctx)));
  }

  /** A call whose form may be wrong. */
  private static Handler open(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (Findings.UnprocessableException e) {
        ctx.status(422);
        Answers.json(ctx, e.answer());
      }
    };
  }

  /** One call of a known account. */
  private interface Call {
    void answer(Context ctx, Actor actor) throws Exception;
  }
}
