package org.finales.server.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.core.accounts.IssuedToken;
import org.finales.core.accounts.Scope;
import org.finales.core.accounts.Token;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Long-lived tokens for programs. */
@Command(name = "token", description = "Issues, lists and revokes tokens for /api/v1.")
final class TokenCommands {
  private final Terminal terminal;

  TokenCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      description =
          "Issues a token and prints its secret, this once. It acts in the account's name.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "the account") String account,
      @Option(
              names = "--name",
              paramLabel = "LABEL",
              defaultValue = "",
              description = "what to call the token in lists")
          String label,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              split = ",",
              description =
                  "what it may be used for: read, request, work, operate, administer, or several"
                      + " joined by commas; all that the account's role allows unless said")
          @Nullable List<Scope> scopes,
      @Option(
              names = "--days",
              paramLabel = "N",
              description = "how long it is good; for ever unless said")
          @Nullable Integer days) {
    try (Administration administration = place.open()) {
      IssuedToken issued =
          administration.issueToken(
              account,
              label,
              scopes == null ? Set.of() : Set.copyOf(scopes),
              days == null ? null : Duration.ofDays(days));
      terminal.note("this secret is shown once; token " + issued.token().id());
      terminal.say(issued.secret());
    }
  }

  @Command(description = "Lists the tokens of an account, without their secrets.")
  void list(
      @Mixin Place place,
      @Parameters(paramLabel = "NAME", description = "the account") String account) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      Instant now = Clock.systemUTC().instant();
      for (Token token : administration.tokens(account)) {
        table.row(
            token.id().toString(),
            token.revoked() != null ? "revoked" : token.isGood(now) ? "good" : "expired",
            token.scopes().isEmpty()
                ? "all"
                : token.scopes().stream()
                    .sorted()
                    .map(Scope::wireName)
                    .collect(Collectors.joining(",")),
            token.expires() == null ? "never" : token.expires().toString(),
            token.name());
      }
      table.print(terminal);
    }
  }

  @Command(description = "Revokes a token, at once.")
  void revoke(
      @Mixin Place place,
      @Parameters(index = "0", paramLabel = "NAME", description = "the account") String account,
      @Parameters(index = "1", paramLabel = "ID", description = "the token's identifier") UUID id) {
    try (Administration administration = place.open()) {
      administration.revokeToken(account, id);
      terminal.note("revoked token " + id + " of " + account);
    }
  }
}
