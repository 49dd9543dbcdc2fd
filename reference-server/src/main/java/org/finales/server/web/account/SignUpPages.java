package org.finales.server.web.account;

import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.SignUps;
import org.finales.core.accounts.TooManyAttemptsException;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;

/** Asking for an account. */
final class SignUpPages {
  private static final String PATH = "/signup";

  SignUpPages() {}

  void register(Pages pages) {
    pages.getOpen(PATH, SignUpPages::show);
    pages.postOpen(PATH, SignUpPages::signUp);
  }

  private static FormSpec spec(PageCall call, SignUps.Mode mode) {
    Field code =
        Field.text("invitation", call.text("signup.invitation"))
            .hint(call.text("signup.invitation-hint"));
    return FormSpec.of(
        mode == SignUps.Mode.INVITATION ? code.required() : code,
        PasswordFields.name(call),
        PasswordFields.first(call),
        PasswordFields.again(call),
        Field.text("note", call.text("signup.note"))
            .length(0, SignUps.MAX_NOTE)
            .hint(call.text("signup.note-hint")));
  }

  private static void show(PageCall call) {
    SignUps.Mode mode = call.pages().access().signUps().mode();
    if (mode == SignUps.Mode.CLOSED) {
      call.page("account/closed").title(call.text("signup.title")).show();
      return;
    }
    form(
        call,
        200,
        spec(call, mode).blank(call.pages().texts()).with("invitation", call.query("invitation")));
  }

  private static void signUp(PageCall call) {
    Access access = call.pages().access();
    SignUps.Mode mode = access.signUps().mode();
    if (mode == SignUps.Mode.CLOSED) {
      throw new ForbiddenException(call.text("signup.closed"));
    }
    FormInput input = spec(call, mode).read(call.submission(), call.pages().texts());
    PasswordFields.compare(call, input);
    int status = 422;
    if (input.isGood()) {
      String name = input.text("username");
      try {
        boolean atOnce =
            access
                .signUps()
                .signUp(
                    name,
                    access.hasher().hash(input.text("password")),
                    input.text("note"),
                    input.find("invitation"),
                    call.ctx().ip());
        call.redirect(
            "/login",
            atOnce
                ? Flash.done(call.text("signup.ready", name))
                : Flash.note(call.text("signup.waits", name)));
        return;
      } catch (InvalidException e) {
        input.error("username", e.violations().get(0).message());
      } catch (ConflictException e) {
        input.error("username", String.valueOf(e.getMessage()));
      } catch (ForbiddenException e) {
        input.error("invitation", String.valueOf(e.getMessage()));
      } catch (TooManyAttemptsException e) {
        status = 429;
        input.error("username", call.text("signup.too-many"));
      }
    }
    form(call, status, input);
  }

  private static void form(PageCall call, int status, FormInput input) {
    call.page("account/signup")
        .title(call.text("signup.title"))
        .status(status)
        .with("form", FormView.of(PATH, input, call.text("signup.submit")).cancel("/login"))
        .show();
  }
}
