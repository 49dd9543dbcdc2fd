package org.finales.server.web.account;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.SignUps;
import org.finales.core.accounts.Token;
import org.finales.core.engine.Action;
import org.finales.core.engine.Role;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;
import org.jspecify.annotations.Nullable;

/** The administration of accounts, roles, sign-ups and invitations. */
final class UserPages {
  private static final String PATH = "/admin/users";
  private static final String ONE = PATH + "/{account}";
  private static final int MOST_SHOWN = 1_000;

  /** Codes of invitations that are going to be shown once, by session. */
  private final Map<String, SignUps.Issued> codes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignUps.Issued> eldest) {
          return size() > MOST_SHOWN;
        }
      };

  UserPages() {}

  void register(Pages pages) {
    pages.get(PATH, Action.ADMINISTER, this::list);
    pages.get(
        PATH + "/new",
        Action.ADMINISTER,
        call -> addForm(call, 200, addSpec(call).blank(call.pages().texts())));
    pages.post(PATH + "/new", Action.ADMINISTER, UserPages::add);
    pages.post(PATH + "/sign-up", Action.ADMINISTER, UserPages::mode);
    pages.post(PATH + "/invitations", Action.ADMINISTER, this::invite);
    pages.post(PATH + "/invitations/{id}/withdraw", Action.ADMINISTER, UserPages::withdraw);
    pages.get(ONE, Action.ADMINISTER, call -> show(call, 200, null));
    pages.post(ONE + "/role", Action.ADMINISTER, UserPages::role);
    pages.post(ONE + "/approve", Action.ADMINISTER, UserPages::approve);
    pages.post(ONE + "/reject", Action.ADMINISTER, UserPages::reject);
    pages.post(ONE + "/disable", Action.ADMINISTER, UserPages::disable);
    pages.post(ONE + "/enable", Action.ADMINISTER, UserPages::enable);
    pages.post(ONE + "/password", Action.ADMINISTER, UserPages::password);
    pages.post(ONE + "/sign-out", Action.ADMINISTER, UserPages::signOut);
    pages.post(ONE + "/tokens/{token}/revoke", Action.ADMINISTER, UserPages::revoke);
  }

  static List<Field.Option> roles(PageCall call) {
    return Arrays.stream(Role.values())
        .map(role -> new Field.Option(role.wireName(), call.text("role." + role.wireName())))
        .toList();
  }

  private static TableSpec<Account> table(PageCall call) {
    return TableSpec.<Account>of("users")
        .search()
        .filter("role", call.text("users.role"), roles(call))
        .sortable(
            "name",
            call.text("users.name"),
            account -> Cell.link(account.name(), PATH + "/" + account.id()))
        .sortable(
            "role",
            call.text("users.role"),
            account -> Cell.text(call.text("role.short." + account.role().wireName())))
        .column("state", call.text("users.state"), account -> state(call, account))
        .sortable("created", call.text("users.created"), account -> Cell.time(account.created()))
        .orderedBy("name", false);
  }

  private static Cell state(PageCall call, Account account) {
    return account.disabled()
        ? Cell.badge(call.text("users.disabled"), "off")
        : Cell.badge(call.text("users.active"), "good");
  }

  private void list(PageCall call) {
    Access access = call.pages().access();
    TableSpec<Account> spec = table(call);
    TableQuery query = spec.query(call);
    String text = query.text() == null ? "" : query.text().toLowerCase(Locale.ROOT);
    List<String> chosen = query.chosen("role");
    Comparator<Account> order =
        switch (query.sort()) {
          case "role" -> Comparator.comparing(Account::role).thenComparing(Account::name);
          case "created" -> Comparator.comparing(Account::created);
          default -> Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER);
        };
    List<Account> all = access.accounts().list(call.actor());
    List<Account> fitting =
        all.stream()
            .filter(a -> a.name().toLowerCase(Locale.ROOT).contains(text))
            .filter(a -> chosen.isEmpty() || chosen.contains(a.role().wireName()))
            .sorted(query.descending() ? order.reversed() : order)
            .toList();
    List<Account> rows = fitting.stream().skip(query.offset()).limit(query.size()).toList();
    List<SignUps.Waiting> waiting = access.signUps().waiting(call.actor());
    SignUps.Issued issued;
    synchronized (codes) {
      issued = codes.remove(call.session().id());
    }
    call.page("account/users")
        .title(call.text("users.title"))
        .with("table", spec.view(query, rows, fitting.size(), Map.of()))
        .with("waiting", waiting.stream().map(w -> new Asking(w, idOf(all, w.name()))).toList())
        .with("mode", access.signUps().mode())
        .with("invitations", access.signUps().invitations(call.actor()))
        .with("issued", issued)
        .with("roles", roles(call))
        .with("server", call.address())
        .show();
  }

  private static String idOf(List<Account> all, String name) {
    return all.stream()
        .filter(account -> account.name().equals(name))
        .map(account -> PATH + "/" + account.id())
        .findFirst()
        .orElse(PATH);
  }

  private static FormSpec addSpec(PageCall call) {
    return FormSpec.of(
        PasswordFields.name(call),
        Field.choice("role", call.text("users.role"), roles(call)).required(),
        PasswordFields.first(call),
        PasswordFields.again(call));
  }

  private static void addForm(PageCall call, int status, FormInput input) {
    call.page("account/user-new")
        .title(call.text("users.add"))
        .status(status)
        .with("form", FormView.of(PATH + "/new", input, call.text("users.add")).cancel(PATH))
        .show();
  }

  private static void add(PageCall call) {
    FormInput input = addSpec(call).read(call.submission(), call.pages().texts());
    PasswordFields.compare(call, input);
    Access access = call.pages().access();
    if (input.isGood()) {
      try {
        Account added =
            access
                .accounts()
                .add(
                    call.actor(),
                    input.text("username"),
                    Role.of(input.text("role")),
                    access.hasher().hash(input.text("password")));
        call.redirect(PATH, Flash.done(call.text("users.added", added.name())));
        return;
      } catch (InvalidException e) {
        input.error("username", e.violations().get(0).message());
      } catch (ConflictException e) {
        input.error("username", String.valueOf(e.getMessage()));
      }
    }
    addForm(call, 422, input);
  }

  private static void mode(PageCall call) {
    SignUps.Mode mode = SignUps.Mode.of(String.valueOf(call.submission().find("mode")));
    call.pages().access().signUps().setMode(call.actor(), mode);
    call.redirect(PATH, Flash.done(call.text("signup.mode-changed." + mode.wireName())));
  }

  private void invite(PageCall call) {
    Role role = role(call, call.submission().find("role"));
    String note = call.submission().find("note");
    SignUps.Issued issued =
        call.pages().access().signUps().invite(call.actor(), role, note == null ? "" : note);
    synchronized (codes) {
      codes.put(call.session().id(), issued);
    }
    call.redirect(PATH);
  }

  private static void withdraw(PageCall call) {
    call.pages().access().signUps().withdraw(call.actor(), call.id("id"));
    call.redirect(PATH, Flash.done(call.text("invitations.withdrawn")));
  }

  private static Account found(PageCall call) {
    var id = call.id("account");
    return call.pages().access().accounts().list(call.actor()).stream()
        .filter(account -> account.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundException(call.text("users.unknown")));
  }

  /** Another's account: nobody locks oneself out by a slip. */
  private static Account others(PageCall call) {
    Account account = found(call);
    if (account.name().equals(call.actor().account())) {
      throw new ConflictException("own-account", call.text("users.own"));
    }
    return account;
  }

  private static Role role(PageCall call, @Nullable String name) {
    return Arrays.stream(Role.values())
        .filter(role -> role.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidException("/role", call.text("form.no-such-choice")));
  }

  private static FormSpec passwordSpec(PageCall call) {
    return FormSpec.of(PasswordFields.first(call), PasswordFields.again(call));
  }

  private static void show(PageCall call, int status, @Nullable FormInput input) {
    Account account = found(call);
    Access access = call.pages().access();
    List<Token> tokens =
        access.tokens().list(call.actor(), account.name()).stream()
            .filter(token -> token.isGood(call.pages().clock().instant()))
            .toList();
    call.page("account/user")
        .title(account.name())
        .status(status)
        .with("account", account)
        .with("own", account.name().equals(call.actor().account()))
        .with(
            "waits",
            access.signUps().waiting(call.actor()).stream()
                .anyMatch(w -> w.name().equals(account.name())))
        .with("tokens", tokens)
        .with("roles", roles(call))
        .with("path", PATH + "/" + account.id())
        .with(
            "password",
            FormView.of(
                PATH + "/" + account.id() + "/password",
                input == null ? passwordSpec(call).blank(call.pages().texts()) : input,
                call.text("users.set-password")))
        .show();
  }

  private static void back(PageCall call, Account account, String key) {
    call.redirect(PATH + "/" + account.id(), Flash.done(call.text(key, account.name())));
  }

  private static void role(PageCall call) {
    Account account = others(call);
    Role role = role(call, call.submission().find("role"));
    call.pages().access().accounts().setRole(call.actor(), account.name(), role);
    back(call, account, "users.role-changed");
  }

  private static void approve(PageCall call) {
    Account account = others(call);
    Role role = role(call, call.submission().find("role"));
    call.pages().access().signUps().approve(call.actor(), account.name(), role);
    back(call, account, "users.approved");
  }

  private static void reject(PageCall call) {
    Account account = others(call);
    call.pages()
        .access()
        .signUps()
        .reject(call.actor(), account.name(), call.submission().find("reason"));
    call.redirect(PATH, Flash.done(call.text("users.rejected", account.name())));
  }

  private static void disable(PageCall call) {
    Account account = others(call);
    String reason = call.submission().find("reason");
    call.pages().access().accounts().disable(call.actor(), account.name(), reason);
    back(call, account, "users.is-disabled");
  }

  private static void enable(PageCall call) {
    Account account = others(call);
    String reason = call.submission().find("reason");
    call.pages().access().accounts().enable(call.actor(), account.name(), reason);
    back(call, account, "users.is-enabled");
  }

  private static void password(PageCall call) {
    Account account = others(call);
    FormInput input = passwordSpec(call).read(call.submission(), call.pages().texts());
    PasswordFields.compare(call, input);
    if (!input.isGood()) {
      show(call, 422, input);
      return;
    }
    Access access = call.pages().access();
    access
        .accounts()
        .setPassword(call.actor(), account.name(), access.hasher().hash(input.text("password")));
    back(call, account, "users.password-set");
  }

  private static void signOut(PageCall call) {
    Account account = others(call);
    call.pages().access().accounts().logOutEverywhere(call.actor(), account.name());
    back(call, account, "users.signed-out");
  }

  private static void revoke(PageCall call) {
    Account account = found(call);
    call.pages().access().tokens().revoke(call.actor(), account.name(), call.id("token"));
    back(call, account, "tokens.revoked");
  }
}
