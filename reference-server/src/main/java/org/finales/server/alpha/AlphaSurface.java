package org.finales.server.alpha;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.inventory.Inventory;
import org.finales.server.http.Answers;
import org.finales.server.http.Refusal;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import tools.jackson.databind.node.JsonNodeFactory;

/** The surface that programs written for the first FINALES talk to. Thread-safe. */
public final class AlphaSurface implements Surface {
  private static final String TOKEN = "/token";
  private static final String BROKER = "/api/broker/";

  private final SignIn signIn;
  private final InventoryCalls inventory;
  private final PostingCalls posting;
  private final FindingCalls finding;

  /** The surface of an engine. */
  public AlphaSurface(Engine engine, Access access) {
    this.signIn = new SignIn(access);
    this.inventory = new InventoryCalls(new Inventory(engine.store(), engine.clock()));
    this.posting = new PostingCalls(engine);
    this.finding = new FindingCalls(engine);
  }

  @Override
  public void register(Routes routes) {
    routes.post(TOKEN, open(signIn::token));
    routes.post(BROKER + "post/chemical", known(inventory::postChemical));
    routes.post(BROKER + "post/compound", known(inventory::postCompound));
    routes.get(BROKER + "get/all_chemicals", known(inventory::allChemicals));
    routes.get(BROKER + "get/all_compounds", known(inventory::allCompounds));
    routes.post(BROKER + "request/measurement", known(posting::request));
    routes.post(BROKER + "post/measurement", known(posting::post));
    routes.get(BROKER + "get/pending", known(finding::pending));
    routes.get(BROKER + "get/all_fom", known(finding::allFom));
    routes.get(BROKER + "get/measurement", known(finding::measurement));
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(BROKER) || path.equals(TOKEN) || path.equals(TOKEN + "/");
  }

  @Override
  public boolean answersHeadAndOptions() {
    return false;
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    String detail =
        switch (refusal.code()) {
          case "no-such-address" -> "Not Found";
          case "method-not-allowed" -> "Method Not Allowed";
          default -> refusal.detail();
        };
    Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("detail", detail));
  }

  /** A call that needs a token that is good now. */
  private Handler known(Call call) {
    return open(ctx -> call.answer(ctx, signIn.caller(ctx)));
  }

  /** A call that may be wrong in form, or not be followed. */
  private static Handler open(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (MalformedException e) {
        ctx.status(422);
        Answers.json(ctx, e.answer());
      } catch (DeclinedException e) {
        Replies.declined(ctx, String.valueOf(e.getMessage()));
      }
    };
  }

  /** One call of a known account. */
  private interface Call {
    void answer(Context ctx, Actor actor) throws Exception;
  }
}
