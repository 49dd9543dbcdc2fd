package org.finales.server.alpha;

import io.javalin.http.Context;
import java.time.Duration;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Session;
import org.finales.core.engine.Actor;
import org.finales.server.http.Answers;
import org.finales.server.http.BearerToken;
import org.finales.server.http.Form;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import tools.jackson.databind.node.JsonNodeFactory;

/** Logging in, and who is calling. Thread-safe. */
final class SignIn {
  /** The first FINALES's clients log in for so long. */
  static final Duration LIFETIME = Duration.ofDays(7);

  private static final String BEARER = "bearer";

  private final Access access;

  SignIn(Access access) {
    this.access = access;
  }

  /** {@code POST /token}. */
  void token(Context ctx) {
    Form form = Form.of(ctx);
    Findings findings = new Findings();
    String type = form.find("grant_type");
    if (type != null && !type.equals("password")) {
      findings.add(
          Place.BODY.at("grant_type"),
          "string does not match regex \"password\"",
          "value_error.str.regex",
          JsonNodeFactory.instance.objectNode().put("pattern", "password"));
    }
    String name = required(form, "username", findings);
    String password = required(form, "password", findings);
    findings.check();
    Session session;
    try {
      session = access.logIns().logIn(name, password, ctx.ip(), LIFETIME);
    } catch (UnauthenticatedException e) {
      throw unauthenticated("Incorrect username or password");
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
      throw unauthenticated("Could not validate credentials");
    }
  }

  private static String required(Form form, String name, Findings findings) {
    String value = form.find(name);
    if (value == null) {
      findings.missing(Place.BODY.at(name));
      return "";
    }
    return value;
  }

  private static RefusedException unauthenticated(String detail) {
    return Refusal.of(401, "unauthenticated", detail)
        .with("WWW-Authenticate", "Bearer")
        .exception();
  }
}
