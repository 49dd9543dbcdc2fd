package org.finales.server.web.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.core.accounts.Access;
import org.finales.server.http.Refusal;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;

/**
 * The first administrator of an empty server. Whoever sits at the machine itself needs nothing
 * more; everybody else needs the code that the server printed when it started. A call that came
 * through a proxy comes from elsewhere, however near the proxy is.
 */
final class SetUp {
  private static final String PATH = "/setup";

  private final String code;
  private volatile boolean done;

  SetUp(String code) {
    this.code = code;
  }

  void register(Pages pages) {
    pages.getOpen(PATH, this::show);
    pages.postOpen(PATH, this::add);
  }

  /** Whether nobody has an account yet. */
  boolean isNeeded(Access access) {
    if (!done && !access.accounts().isEmpty()) {
      done = true;
    }
    return !done;
  }

  private FormSpec spec(PageCall call) {
    Field name = PasswordFields.name(call);
    Field first = PasswordFields.first(call);
    Field again = PasswordFields.again(call);
    return isAtTheMachine(call)
        ? FormSpec.of(name, first, again)
        : FormSpec.of(
            Field.text("code", call.text("setup.code"))
                .required()
                .hint(call.text("setup.code-hint")),
            name,
            first,
            again);
  }

  private void require(PageCall call) {
    if (!isNeeded(call.pages().access())) {
      throw Refusal.noRoute(PATH).exception();
    }
  }

  private void show(PageCall call) {
    require(call);
    form(call, 200, spec(call).blank(call.pages().texts()));
  }

  private void add(PageCall call) {
    require(call);
    FormInput input = spec(call).read(call.submission(), call.pages().texts());
    PasswordFields.compare(call, input);
    if (!isAtTheMachine(call) && !isRight(input.text("code"))) {
      input.error("code", call.text("setup.wrong-code"));
    }
    if (input.isGood()) {
      Access access = call.pages().access();
      String name = input.text("username");
      try {
        String hash = access.hasher().hash(input.text("password"));
        access.signUps().first(name, hash, call.ctx().ip());
        call.session(access.sessions().begin(name));
        call.redirect("/lab", Flash.done(call.text("setup.done", name)));
        return;
      } catch (InvalidException e) {
        input.error("username", e.violations().get(0).message());
      } catch (ConflictException e) {
        call.redirect("/login");
        return;
      }
    }
    form(call, 422, input);
  }

  private static void form(PageCall call, int status, FormInput input) {
    call.page("account/setup")
        .title(call.text("setup.title"))
        .status(status)
        .with("form", FormView.of(PATH, input, call.text("setup.submit")))
        .show();
  }

  private boolean isRight(String typed) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8), typed.strip().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isAtTheMachine(PageCall call) {
    for (String header :
        new String[] {
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-Real-IP",
          "Via"
        }) {
      if (call.ctx().header(header) != null) {
        return false;
      }
    }
    try {
      return call.isLoopbackHost() && InetAddress.getByName(call.ctx().ip()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
