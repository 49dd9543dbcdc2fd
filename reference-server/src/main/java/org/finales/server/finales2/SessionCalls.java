package org.finales.server.finales2;

import io.javalin.http.Context;
import java.util.Optional;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.Session;
import org.finales.core.engine.Actor;
import org.finales.server.http.Answers;
import org.finales.server.http.BearerToken;
import org.finales.server.http.Form;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Logging in and who is calling. An unknown user is answered as a wrong password is, so that nobody
 * learns which accounts there are; FINALES 2 says 404. Thread-safe.
 */
final class SessionCalls {
  private static final String FAILED = "Authentication failed. Wrong username or password.";
  private static final String BEARER = "bearer";

  private final Access access;

  SessionCalls(Access access) {
    this.access = access;
  }

  /** {@code POST /user_management/authenticate}. */
  void authenticate(Context ctx) {
    Form form = Form.of(ctx);
    Findings findings = new Findings();
    findings.absentOr(form, "grant_type", "password");
    String name = findings.required(form, "username");
    String password = findings.required(form, "password");
    findings.check();
    Session session;
    try {
      session = access.logIns().logIn(name, password, ctx.ip());
    } catch (UnauthenticatedException e) {
      throw unauthenticated(FAILED);
    }
    Answers.json(
        ctx,
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", session.token())
            .put("token_type", BEARER));
  }

  /**
   * Who is calling.
   *
   * @throws RefusedException 401 if the call carries no token that is good now
   */
  Actor caller(Context ctx) {
    String token = BearerToken.find(ctx);
    if (token == null) {
      throw unauthenticated("Not authenticated");
    }
    try {
      return access.authenticate(token, ctx.ip());
    } catch (UnauthenticatedException e) {
      throw unauthenticated(FAILED);
    }
  }

  /**
   * {@code GET /}: a greeting, by which clients see that their token is good; a browser is led to
   * the pages.
   */
  void greet(Context ctx) {
    if (isBrowser(ctx.header("Accept"))) {
      ctx.status(303).header("Location", "/lab");
      return;
    }
    caller(ctx);
    Replies.text(ctx, "Hello! This is FINALES2.");
  }

  private static boolean isBrowser(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  /**
   * {@code GET /test}: the caller's record. FINALES 2 sends the hash of the password too; here the
   * field is empty.
   */
  void self(Context ctx, Actor actor) {
    Optional<Account> account = access.accounts().find(actor.account());
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("username", actor.account());
    record.put("uuid", account.map(known -> known.id().toString()).orElse(Infos.NOBODY));
    record.put("password", "");
    record.putArray("usergroups").add(actor.role().wireName());
    Answers.json(ctx, record);
  }

  private static RefusedException unauthenticated(String detail) {
    return Refusal.of(401, "unauthenticated", detail)
        .with("WWW-Authenticate", "Bearer")
        .exception();
  }
}
