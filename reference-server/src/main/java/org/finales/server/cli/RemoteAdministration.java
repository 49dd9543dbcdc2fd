package org.finales.server.cli;

import static org.finales.server.cli.RemoteServer.escaped;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.AccountDraft;
import org.finales.api.rest.AccountInfo;
import org.finales.api.rest.ImportSummary;
import org.finales.api.rest.LogVerification;
import org.finales.api.rest.NewPassword;
import org.finales.api.rest.NewRole;
import org.finales.api.rest.Reason;
import org.finales.api.rest.RecordsImported;
import org.finales.api.rest.TenantRegistration;
import org.finales.api.rest.TokenDraft;
import org.finales.api.rest.TokenInfo;
import org.finales.api.rest.TokenSecret;
import org.finales.client.HttpBroker;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.IssuedToken;
import org.finales.core.accounts.Scope;
import org.finales.core.accounts.Token;
import org.finales.core.crate.CrateReport;
import org.finales.core.crate.CrateSelection;
import org.finales.core.crate.ExportFormat;
import org.finales.core.engine.Role;
import org.finales.core.graph.AnswerFormat;
import org.finales.core.importing.ImportReport;
import org.finales.server.api.AccountViews;
import org.finales.server.api.ImportViews;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** On a running server, with what the token's account may do there. */
final class RemoteAdministration implements Administration {
  private static final String SQLITE = "application/vnd.sqlite3";

  private final URI base;
  private final String token;
  private final RemoteServer server;

  RemoteAdministration(URI base, String token) {
    this.base = base;
    this.token = token;
    this.server = new RemoteServer(base, token);
  }

  @Override
  public Broker broker() {
    return HttpBroker.connect(base).retryFor(Duration.ofSeconds(2)).token(token);
  }

  @Override
  public LabAdministration laboratory() {
    return new RemoteLab(server);
  }

  @Override
  public List<Account> accounts() {
    List<Account> accounts = new ArrayList<>();
    for (JsonNode item : server.get("/accounts", JsonNode.class).path("items")) {
      accounts.add(AccountViews.read(FinalesJson.convert(item, AccountInfo.class)));
    }
    return accounts;
  }

  @Override
  public Account addAccount(String name, Role role, String password) {
    AccountDraft draft = new AccountDraft(name, role.wireName(), password);
    return AccountViews.read(server.call("POST", "/accounts", draft, AccountInfo.class));
  }

  @Override
  public void setPassword(String name, String password) {
    server.call("PUT", account(name) + "/password", new NewPassword(password, null));
  }

  @Override
  public void setRole(String name, Role role) {
    server.call("PUT", account(name) + "/role", new NewRole(role.wireName()));
  }

  @Override
  public void disable(String name, @Nullable String reason) {
    server.call("POST", account(name) + "/disable", new Reason(reason == null ? "" : reason));
  }

  @Override
  public void enable(String name, @Nullable String reason) {
    server.call("POST", account(name) + "/enable", new Reason(reason == null ? "" : reason));
  }

  @Override
  public IssuedToken issueToken(
      String account, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
    TokenDraft draft =
        new TokenDraft(
            name,
            scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet()),
            lifetime);
    TokenSecret issued =
        server.call("POST", account(account) + "/tokens", draft, TokenSecret.class);
    return new IssuedToken(AccountViews.read(issued.token()), issued.secret());
  }

  @Override
  public List<Token> tokens(String account) {
    List<Token> tokens = new ArrayList<>();
    for (JsonNode item : server.get(account(account) + "/tokens", JsonNode.class).path("items")) {
      tokens.add(AccountViews.read(FinalesJson.convert(item, TokenInfo.class)));
    }
    return tokens;
  }

  @Override
  public void revokeToken(String account, UUID id) {
    server.call("DELETE", account(account) + "/tokens/" + id, null);
  }

  @Override
  public Tenant addTenant(TenantDraft draft, @Nullable String account) {
    return server.call(
        "POST", "/registrations", new TenantRegistration(draft, account), Tenant.class);
  }

  @Override
  public ImportReport importFinales2(
      Path data, @Nullable Path users, ZoneId zone, @Nullable String owner) {
    String query =
        "?zone=" + escaped(zone.getId()) + (owner == null ? "" : "&owner=" + escaped(owner));
    ImportReport people = users == null ? null : send(query + "&content=users", users);
    ImportReport rest = send(query + "&content=data", data);
    return people == null ? rest : people.with(rest);
  }

  private ImportReport send(String query, Path file) {
    return ImportViews.read(
        server.send("/imports/finales2" + query, file, SQLITE, ImportSummary.class));
  }

  @Override
  public void backup(Path target) {
    server.fetch("/backup", target);
  }

  @Override
  public void backupSeries(Path target) {
    throw new RefusedException(
        "time series are copied where they lie; call this on the server's machine with --data");
  }

  @Override
  public void export(ExportFormat format, CrateSelection selection, OutputStream out) {
    StringBuilder path = new StringBuilder("/export?format=" + format.wireName());
    named(path, "request", selection.requests());
    named(path, "result", selection.results());
    server.fetch(path.toString(), out);
  }

  private static void named(StringBuilder path, String parameter, Set<UUID> ids) {
    if (!ids.isEmpty()) {
      path.append('&').append(parameter).append('=');
      path.append(ids.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }
  }

  @Override
  public CrateReport importRecords(Path file) {
    RecordsImported done =
        server.send(
            "/imports/records",
            file,
            DocumentFile.formatOf(file).mediaType(),
            RecordsImported.class);
    return new CrateReport(
        done.requests(),
        done.results(),
        done.files(),
        done.capabilities(),
        done.present(),
        done.notes());
  }

  @Override
  public byte[] ask(String query, @Nullable AnswerFormat format) {
    return server.ask(
        query,
        format == null
            ? AnswerFormat.JSON.mediaType() + ", " + AnswerFormat.TURTLE.mediaType()
            : format.mediaType());
  }

  @Override
  public OptionalLong firstBrokenEntry() {
    Long broken = server.getPatiently("/verification", LogVerification.class).brokenEntry();
    return broken == null ? OptionalLong.empty() : OptionalLong.of(broken);
  }

  @Override
  public void close() {
    // Connections close by themselves.
  }

  private static String account(String name) {
    return "/accounts/" + escaped(name);
  }
}
