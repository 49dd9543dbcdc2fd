package org.finales.server.cli;

import org.finales.core.accounts.Account;
import org.finales.core.engine.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may come in. */
@Command(name = "user", description = "Adds, lists and changes accounts.")
final class UserCommands {
  private final Terminal terminal;

  UserCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(description = "Adds an account.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "how it logs in") String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "tenant",
              description =
                  "viewer, requester, tenant (which may also request; unless said otherwise),"
                      + " operator or administrator")
          Role role,
      @Option(
              names = "--password-stdin",
              description = "take the password from the first line of standard input")
          boolean fromInput) {
    String password = Passwords.read(terminal, name, fromInput);
    try (Administration administration = place.open()) {
      Account account = administration.addAccount(name, role, password);
      terminal.note("added " + account.name() + " (" + account.role().wireName() + ")");
    }
  }

  @Command(description = "Lists all accounts.")
  void list(@Mixin Place place) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      for (Account account : administration.accounts()) {
        table.row(
            account.name(),
            account.role().wireName(),
            account.disabled() ? "disabled" : account.password() ? "enabled" : "no password",
            account.created().toString());
      }
      table.print(terminal);
    }
  }

  @Command(description = "Changes a password and ends the log-ins made with the old one.")
  void passwd(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "the account") String name,
      @Option(
              names = "--password-stdin",
              description = "take the password from the first line of standard input")
          boolean fromInput) {
    String password = Passwords.read(terminal, name, fromInput);
    try (Administration administration = place.open()) {
      administration.setPassword(name, password);
      terminal.note("changed the password of " + name);
    }
  }

  @Command(description = "Gives an account another role.")
  void role(
      @Mixin Place place,
      @Parameters(index = "0", paramLabel = "NAME", description = "the account") String name,
      @Parameters(
              index = "1",
              paramLabel = "ROLE",
              description = "viewer, requester, tenant, operator or administrator")
          Role role) {
    try (Administration administration = place.open()) {
      administration.setRole(name, role);
      terminal.note(name + " is now " + role.wireName());
    }
  }

  @Command(description = "Keeps an account out: its log-ins end, its tokens rest.")
  void disable(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "the account") String name,
      @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the log")
          @Nullable String reason) {
    try (Administration administration = place.open()) {
      administration.disable(name, reason);
      terminal.note("disabled " + name);
    }
  }

  @Command(description = "Lets a disabled account in again.")
  void enable(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "the account") String name,
      @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the log")
          @Nullable String reason) {
    try (Administration administration = place.open()) {
      administration.enable(name, reason);
      terminal.note("enabled " + name);
    }
  }
}
