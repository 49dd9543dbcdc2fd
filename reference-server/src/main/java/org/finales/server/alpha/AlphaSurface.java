package org.finales.server.alpha;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.Violation;
import org.finales.api.json.JsonException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Session;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.Answers;
import org.finales.server.http.Form;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import org.finales.server.polling.Turns;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The surface of the first FINALES, mapped onto the engine: a measurement that is asked for is a
 * request for its figure of merit by its origin. Every call needs a token of {@code /token}; a
 * request that was shown to one working account is its own for {@link #TURN}, and whoever answers
 * first is accepted. Thread-safe.
 */
public final class AlphaSurface implements Surface {
  /** How long one account has a pending measurement for itself: its clients know no reserving. */
  static final Duration TURN = Duration.ofMinutes(5);

  private static final String PREFIX = "/api/broker";

  private final Access access;
  private final MeasurementCalls measurements;
  private final RegisterCalls register;

  /** The surface of an engine. */
  public AlphaSurface(Engine engine, Access access) {
    this.access = access;
    Figures figures = new Figures(engine);
    Turns turns = new Turns(engine.clock(), engine::serves, TURN);
    this.measurements = new MeasurementCalls(engine, figures, turns);
    this.register = new RegisterCalls(engine, figures);
  }

  @Override
  public void register(Routes routes) {
    routes.post("/token", this::logIn);
    routes.post(PREFIX + "/post/chemical", known(register::postChemical));
    routes.post(PREFIX + "/post/compound", known(register::postCompound));
    routes.get(PREFIX + "/get/all_chemicals", known(register::allChemicals));
    routes.get(PREFIX + "/get/all_compounds", known(register::allCompounds));
    routes.post(PREFIX + "/request/measurement", known(measurements::request));
    routes.get(PREFIX + "/get/pending", known(measurements::pending));
    routes.post(PREFIX + "/post/measurement", known(measurements::post));
    routes.get(PREFIX + "/get/all_fom", known(measurements::allWithFigure));
    routes.get(PREFIX + "/get/measurement", known(measurements::find));
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith(PREFIX + "/") || path.equals("/token") || path.equals("/token/");
  }

  @Override
  public boolean answersHeadAndOptions() {
    return false;
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("detail", refusal.detail()));
  }

  private void logIn(Context ctx) {
    Form form = Form.of(ctx);
    String name = form.find("username");
    String password = form.find("password");
    if (name == null || password == null) {
      String missing = name == null ? "/username" : "/password";
      ctx.status(422);
      Answers.json(ctx, Replies.unprocessable(List.of(new Violation(missing, "field required"))));
      return;
    }
    try {
      Session session = access.logIns().logIn(name, password, ctx.ip());
      Answers.json(
          ctx,
          JsonNodeFactory.instance
              .objectNode()
              .put("access_token", session.token())
              .put("token_type", "bearer"));
    } catch (UnauthenticatedException e) {
      throw unauthenticated("Incorrect username or password");
    }
  }

  /** A call that needs a token that is good now. */
  private Handler known(Call call) {
    return ctx -> {
      Actor actor = caller(ctx);
      try {
        call.answer(ctx, actor);
      } catch (InvalidException e) {
        ctx.status(422);
        Answers.json(ctx, Replies.unprocessable(e.violations()));
      } catch (JsonException e) {
        ctx.status(422);
        Answers.json(
            ctx,
            Replies.unprocessable(
                List.of(new Violation(e.path(), String.valueOf(e.getMessage())))));
      }
    };
  }

  private Actor caller(Context ctx) {
    String header = ctx.header("Authorization");
    String[] words = header == null ? new String[0] : header.split(" ", 2);
    if (words.length != 2 || !words[0].equalsIgnoreCase("bearer")) {
      throw unauthenticated("Not authenticated");
    }
    try {
      return access.authenticate(words[1].strip(), ctx.ip());
    } catch (UnauthenticatedException e) {
      throw unauthenticated("Could not validate credentials");
    }
  }

  private static RefusedException unauthenticated(String detail) {
    return Refusal.of(401, "unauthenticated", detail)
        .with("WWW-Authenticate", "Bearer")
        .exception();
  }

  /** One call of a known account. */
  private interface Call {
    void answer(Context ctx, Actor actor) throws Exception;
  }
}
