package org.finales.server.web.account;

import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.BrowserSessions;
import org.finales.core.accounts.SignUps;
import org.finales.core.accounts.TooManyAttemptsException;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.LocalPath;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;

/** Signing in and out. */
final class SignIn {
  private static final String HOME = "/lab";

  private final SetUp setUp;

  SignIn(SetUp setUp) {
    this.setUp = setUp;
  }

  void register(Pages pages) {
    pages.getOpen("/login", this::show);
    pages.postOpen("/login", this::signIn);
    pages.postOpen("/logout", SignIn::signOut);
  }

  private static FormSpec spec(PageCall call) {
    return FormSpec.of(
        Field.text("username", call.text("login.username")).required().autocomplete("username"),
        Field.password("password", call.text("login.password"))
            .required()
            .autocomplete("current-password"),
        Field.hidden("next"));
  }

  private void show(PageCall call) {
    if (setUp.isNeeded(call.pages().access())) {
      call.redirect("/setup");
      return;
    }
    String next = LocalPath.orElse(call.query("next"), HOME);
    if (call.actorOrNull() != null) {
      call.redirect(next);
      return;
    }
    form(call, 200, spec(call).blank(call.pages().texts()).with("next", next));
  }

  private void signIn(PageCall call) {
    FormInput input = spec(call).read(call.submission(), call.pages().texts());
    if (input.isGood()) {
      try {
        Account account =
            call.pages()
                .access()
                .logIns()
                .check(input.text("username"), input.text("password"), call.ctx().ip());
        BrowserSessions sessions = call.pages().access().sessions();
        sessions.end(call.session(), call.ctx().ip());
        call.session(sessions.begin(account.name()));
        call.redirect(LocalPath.orElse(input.find("next"), HOME));
        return;
      } catch (UnauthenticatedException e) {
        input.error("username", call.text("login.wrong"));
      } catch (TooManyAttemptsException e) {
        call.ctx().header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
        input.error(
            "username", call.text("login.too-many", Math.max(1, e.retryAfter().toSeconds())));
        form(call, 429, input);
        return;
      }
    }
    form(call, 422, input);
  }

  private static void form(PageCall call, int status, FormInput input) {
    call.page("account/login")
        .title(call.text("login.title"))
        .status(status)
        .with("signUp", call.pages().access().signUps().mode() != SignUps.Mode.CLOSED)
        .with("form", FormView.of("/login", input, call.text("login.submit")))
        .show();
  }

  private static void signOut(PageCall call) {
    BrowserSessions sessions = call.pages().access().sessions();
    sessions.end(call.session(), call.ctx().ip());
    call.session(sessions.anonymous());
    call.redirect("/login", Flash.done(call.text("login.signed-out")));
  }
}
