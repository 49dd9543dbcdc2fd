package org.finales.server.web.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.IssuedToken;
import org.finales.core.accounts.Scope;
import org.finales.core.accounts.Token;
import org.finales.core.accounts.TooManyAttemptsException;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.jspecify.annotations.Nullable;

/** The own account: password, tokens, sessions. */
final class AccountPages {
  private static final String PATH = "/account";
  private static final int MOST_SECRETS = 1_000;

  /** Secrets that were made and are going to be shown once, by session. */
  private final Map<String, IssuedToken> secrets =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, IssuedToken> eldest) {
          return size() > MOST_SECRETS;
        }
      };

  AccountPages() {}

  void register(Pages pages) {
    pages.get(PATH, Action.READ, call -> show(call, 200, null, null));
    pages.post(PATH + "/password", Action.READ, this::changePassword);
    pages.post(PATH + "/tokens", Action.READ, this::issue);
    pages.post(PATH + "/tokens/{token}/revoke", Action.READ, AccountPages::revoke);
    pages.post(PATH + "/sign-out-everywhere", Action.READ, AccountPages::signOutEverywhere);
  }

  private static FormSpec passwordSpec(PageCall call) {
    return FormSpec.of(
        Field.password("current", call.text("password.current"))
            .required()
            .autocomplete("current-password"),
        PasswordFields.first(call),
        PasswordFields.again(call));
  }

  private static FormSpec tokenSpec(PageCall call) {
    List<Field.Option> scopes =
        Arrays.stream(Scope.values())
            .filter(scope -> scope.actions().stream().anyMatch(call.actor()::may))
            .map(s -> new Field.Option(s.wireName(), call.text("scope." + s.wireName())))
            .toList();
    return FormSpec.of(
        Field.text("name", call.text("tokens.name")).required().length(1, 100),
        Field.choices("scopes", call.text("tokens.scopes"), scopes)
            .required()
            .hint(call.text("tokens.scopes-hint")),
        Field.wholeNumber("days", call.text("tokens.days"))
            .between("1", "3650")
            .hint(call.text("tokens.days-hint")));
  }

  private void show(
      PageCall call, int status, @Nullable FormInput password, @Nullable FormInput token) {
    Access access = call.pages().access();
    String name = call.actor().account();
    Account account =
        access.accounts().find(name).orElseThrow(() -> new NotFoundException("no account " + name));
    List<Token> tokens =
        access.tokens().list(call.actor(), name).stream()
            .filter(one -> one.isGood(call.pages().clock().instant()))
            .toList();
    IssuedToken secret;
    synchronized (secrets) {
      secret = secrets.remove(call.session().id());
    }
    FormInput blankToken = tokenSpec(call).blank(call.pages().texts()).with("days", "90");
    call.page("account/account")
        .title(call.text("account.title"))
        .status(status)
        .with("account", account)
        .with("tokens", tokens)
        .with("secret", secret)
        .with(
            "password",
            FormView.of(
                PATH + "/password",
                password == null ? passwordSpec(call).blank(call.pages().texts()) : password,
                call.text("password.submit")))
        .with(
            "token",
            FormView.of(
                PATH + "/tokens", token == null ? blankToken : token, call.text("tokens.submit")))
        .show();
  }

  private void changePassword(PageCall call) {
    FormInput input = passwordSpec(call).read(call.submission(), call.pages().texts());
    PasswordFields.compare(call, input);
    Access access = call.pages().access();
    Actor actor = call.actor();
    int status = 422;
    if (input.isGood()) {
      try {
        access.logIns().check(actor.account(), input.text("current"), call.ctx().ip());
        access
            .accounts()
            .setPassword(actor, actor.account(), access.hasher().hash(input.text("password")));
        // All log-ins ended with the old password; this browser goes on with the new one.
        call.session(access.sessions().begin(actor.account()));
        call.redirect(PATH, Flash.done(call.text("password.changed")));
        return;
      } catch (UnauthenticatedException e) {
        input.error("current", call.text("password.wrong"));
      } catch (TooManyAttemptsException e) {
        status = 429;
        input.error("current", call.text("login.too-many", e.retryAfter().toSeconds()));
      }
    }
    show(call, status, input, null);
  }

  private void issue(PageCall call) {
    FormInput input = tokenSpec(call).read(call.submission(), call.pages().texts());
    if (!input.isGood()) {
      show(call, 422, null, input);
      return;
    }
    Set<Scope> scopes = input.all("scopes").stream().map(Scope::of).collect(Collectors.toSet());
    BigDecimal days = input.number("days");
    IssuedToken issued =
        call.pages()
            .access()
            .tokens()
            .issue(
                call.actor(),
                call.actor().account(),
                input.text("name"),
                scopes,
                days == null ? null : Duration.ofDays(days.longValueExact()));
    synchronized (secrets) {
      secrets.put(call.session().id(), issued);
    }
    call.redirect(PATH);
  }

  private static void revoke(PageCall call) {
    call.pages().access().tokens().revoke(call.actor(), call.actor().account(), call.id("token"));
    call.redirect(PATH, Flash.done(call.text("tokens.revoked")));
  }

  private static void signOutEverywhere(PageCall call) {
    Access access = call.pages().access();
    access.accounts().logOutEverywhere(call.actor(), call.actor().account());
    call.session(access.sessions().anonymous());
    call.redirect("/login", Flash.done(call.text("login.signed-out-everywhere")));
  }
}
