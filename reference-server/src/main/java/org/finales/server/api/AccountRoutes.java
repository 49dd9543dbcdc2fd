package org.finales.server.api;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static org.finales.server.api.Route.route;

import java.util.List;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.rest.AccessToken;
import org.finales.api.rest.AccountDraft;
import org.finales.api.rest.AccountInfo;
import org.finales.api.rest.Api;
import org.finales.api.rest.LogIn;
import org.finales.api.rest.NewPassword;
import org.finales.api.rest.NewRole;
import org.finales.api.rest.Reason;
import org.finales.api.rest.TokenDraft;
import org.finales.api.rest.TokenInfo;
import org.finales.api.rest.TokenSecret;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.Accounts;
import org.finales.core.accounts.IssuedToken;
import org.finales.core.accounts.LogIns;
import org.finales.core.accounts.Session;
import org.finales.core.engine.Action;
import org.jspecify.annotations.Nullable;

/** Who may come in. */
final class AccountRoutes {
  private static final String TAG = "Accounts";
  private static final String ALL = Api.ROOT + "/accounts";
  private static final String ONE = ALL + "/{account}";
  private static final Param<String> ACCOUNT = Param.path("account", "The account's name.");
  private static final Param<UUID> TOKEN = Param.pathId("token", "The token's identifier.");

  private final Access access;

  private AccountRoutes(Access access) {
    this.access = access;
  }

  static List<Route> all(Access access) {
    AccountRoutes routes = new AccountRoutes(access);
    return List.of(
        route(POST, Api.ROOT + "/login", "logIn")
            .about(TAG, "Logs in by password; needs no token.")
            .smallBody(LogIn.class)
            .answers(200, "A bearer token.", AccessToken.class)
            .refuses(401, 429)
            .by(routes::logIn),
        route(GET, ALL, "listAccounts")
            .about(TAG, "Lists all accounts by name.")
            .may(Action.ADMINISTER)
            .answers(200, "All of them, in one page.", new PageOf(AccountInfo.class))
            .by(routes::list),
        route(POST, ALL, "addAccount")
            .about(TAG, "Adds an account.")
            .may(Action.ADMINISTER)
            .body(AccountDraft.class)
            .answers(201, "The account.", AccountInfo.class, "Location")
            .refuses(409)
            .by(routes::add),
        route(GET, ONE, "findAccount")
            .about(TAG, "One account.")
            .may(Action.ADMINISTER)
            .takes(ACCOUNT)
            .answers(200, "The account.", AccountInfo.class)
            .refuses(404)
            .by(routes::find),
        route(PUT, ONE + "/password", "changePassword")
            .about(
                TAG,
                "Changes a password and ends the log-ins made with the old one; the own one takes"
                    + " the present password, another's takes an administrator.")
            .may(Action.READ)
            .takes(ACCOUNT)
            .body(NewPassword.class)
            .answersNothing(204, "It is changed.")
            .refuses(404, 429)
            .by(routes::changePassword),
        route(PUT, ONE + "/role", "changeRole")
            .about(TAG, "Gives an account another role, from its next call on.")
            .may(Action.ADMINISTER)
            .takes(ACCOUNT)
            .body(NewRole.class)
            .answers(200, "The account.", AccountInfo.class)
            .refuses(404)
            .by(routes::changeRole),
        route(POST, ONE + "/disable", "disableAccount")
            .about(TAG, "Keeps an account out: its log-ins end, its tokens rest.")
            .may(Action.ADMINISTER)
            .takes(ACCOUNT)
            .body(Reason.class)
            .answers(200, "The account.", AccountInfo.class)
            .refuses(404)
            .by(routes::disable),
        route(POST, ONE + "/enable", "enableAccount")
            .about(TAG, "Lets a disabled account in again.")
            .may(Action.ADMINISTER)
            .takes(ACCOUNT)
            .body(Reason.class)
            .answers(200, "The account.", AccountInfo.class)
            .refuses(404)
            .by(routes::enable),
        route(POST, ONE + "/logout", "logOutEverywhere")
            .about(TAG, "Ends all log-ins of an account; its tokens stay good.")
            .may(Action.READ)
            .takes(ACCOUNT)
            .answersNothing(204, "They are ended.")
            .refuses(404)
            .by(routes::logOut),
        route(GET, ONE + "/tokens", "listTokens")
            .about(TAG, "The tokens of an account, oldest first, without their secrets.")
            .may(Action.READ)
            .takes(ACCOUNT)
            .answers(200, "All of them, in one page.", new PageOf(TokenInfo.class))
            .by(routes::listTokens),
        route(POST, ONE + "/tokens", "issueToken")
            .about(TAG, "Issues a token; its secret is told this once.")
            .may(Action.READ)
            .takes(ACCOUNT)
            .body(TokenDraft.class)
            .answers(201, "The token and its secret.", TokenSecret.class, "Location")
            .refuses(404)
            .by(routes::issueToken),
        route(DELETE, ONE + "/tokens/{token}", "revokeToken")
            .about(TAG, "Revokes a token, at once.")
            .may(Action.READ)
            .takes(ACCOUNT, TOKEN)
            .answersNothing(204, "It is revoked.")
            .refuses(404)
            .by(routes::revokeToken));
  }

  private void logIn(Call call) {
    LogIn logIn = call.body(LogIn.class);
    requireText("/username", logIn.username());
    requireText("/password", logIn.password());
    Session session = access.logIns().logIn(logIn.username(), logIn.password(), call.ctx().ip());
    call.json(new AccessToken(session.token(), session.expires()));
  }

  private void list(Call call) {
    List<AccountInfo> accounts =
        access.accounts().list(call.actor()).stream().map(AccountViews::of).toList();
    call.json(new Page<>(accounts, null));
  }

  private void add(Call call) {
    AccountDraft draft = call.body(AccountDraft.class);
    requireText("/name", draft.name());
    String password = draft.password();
    Account added =
        access
            .accounts()
            .add(
                call.actor(),
                draft.name(),
                AccountViews.role(draft.role()),
                password == null ? null : hash(password));
    call.created(ALL + "/" + escaped(added.name()), AccountViews.of(added));
  }

  private void find(Call call) {
    String name = call.get(ACCOUNT);
    call.json(
        AccountViews.of(
            access
                .accounts()
                .find(name)
                .orElseThrow(() -> new NotFoundException("there is no account " + name))));
  }

  private void changePassword(Call call) {
    String name = call.get(ACCOUNT);
    NewPassword change = call.body(NewPassword.class);
    requireText("/password", change.password());
    Accounts.requireSelfOrAdministrator(call.actor(), name);
    if (!call.actor().may(Action.ADMINISTER) && !isRight(name, change.current(), call)) {
      throw new InvalidException("/current", "is not the present password");
    }
    access.accounts().setPassword(call.actor(), name, hash(change.password()));
    call.nothing();
  }

  private boolean isRight(String name, @Nullable String password, Call call) {
    try {
      return password != null
          && access.logIns().check(name, password, call.ctx().ip()).name().equals(name);
    } catch (UnauthenticatedException e) {
      return false; // the caller is known; it is the body that is wrong
    }
  }

  private void changeRole(Call call) {
    String role = call.body(NewRole.class).role();
    requireText("/role", role);
    call.json(
        AccountViews.of(
            access.accounts().setRole(call.actor(), call.get(ACCOUNT), AccountViews.role(role))));
  }

  private void disable(Call call) {
    String reason = call.body(Reason.class).reason();
    call.json(AccountViews.of(access.accounts().disable(call.actor(), call.get(ACCOUNT), reason)));
  }

  private void enable(Call call) {
    String reason = call.body(Reason.class).reason();
    call.json(AccountViews.of(access.accounts().enable(call.actor(), call.get(ACCOUNT), reason)));
  }

  private void logOut(Call call) {
    access.accounts().logOutEverywhere(call.actor(), call.get(ACCOUNT));
    call.nothing();
  }

  private void listTokens(Call call) {
    List<TokenInfo> tokens =
        access.tokens().list(call.actor(), call.get(ACCOUNT)).stream()
            .map(AccountViews::of)
            .toList();
    call.json(new Page<>(tokens, null));
  }

  private void issueToken(Call call) {
    String name = call.get(ACCOUNT);
    TokenDraft draft = call.body(TokenDraft.class);
    IssuedToken issued =
        access
            .tokens()
            .issue(
                call.actor(),
                name,
                draft.name(),
                AccountViews.scopes(draft.scopes()),
                draft.lifetime());
    call.created(
        ALL + "/" + escaped(name) + "/tokens/" + issued.token().id(),
        new TokenSecret(AccountViews.of(issued.token()), issued.secret()));
  }

  private void revokeToken(Call call) {
    access.tokens().revoke(call.actor(), call.get(ACCOUNT), call.get(TOKEN));
    call.nothing();
  }

  private String hash(String password) {
    requireText("/password", password);
    if (password.length() > LogIns.MAX_PASSWORD) {
      throw new InvalidException(
          "/password", "is longer than " + LogIns.MAX_PASSWORD + " characters");
    }
    return access.hasher().hash(password);
  }

  private static void requireText(String path, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new InvalidException(path, "is missing or empty");
    }
  }

  private static String escaped(String name) {
    return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
