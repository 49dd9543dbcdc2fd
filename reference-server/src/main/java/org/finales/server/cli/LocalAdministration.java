package org.finales.server.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.finales.api.broker.Broker;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.core.accounts.Access;
import org.finales.core.accounts.Account;
import org.finales.core.accounts.Accounts;
import org.finales.core.accounts.IssuedToken;
import org.finales.core.accounts.Scope;
import org.finales.core.accounts.Token;
import org.finales.core.crate.CrateImport;
import org.finales.core.crate.CrateLimits;
import org.finales.core.crate.CrateReport;
import org.finales.core.crate.CrateSelection;
import org.finales.core.crate.ExportFormat;
import org.finales.core.crate.RecordExport;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.graph.AnswerFormat;
import org.finales.core.importing.Finales2Import;
import org.finales.core.importing.ImportReport;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.accounts.Argon2Hasher;
import org.finales.server.folder.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * On a data folder or a database, beside a running server or without one. Whoever may write there
 * is an administrator; the log knows them as {@code console} with the name that the operating
 * system gives them.
 */
final class LocalAdministration implements Administration {
  /** As many as an archive can hold; whoever runs the command gives it its memory. */
  private static final int MOST_HELD = CrateLimits.ofDefaults().entries();

  private final Store store;
  private final Supplier<DataFolder> folder;
  private final Access access;
  private final Actor actor;
  private final @Nullable String database;
  private @Nullable Engine engine;
  private @Nullable LocalLab laboratory;

  private LocalAdministration(Store store, Supplier<DataFolder> folder, @Nullable String database) {
    this.store = store;
    this.database = database;
    this.folder = folder;
    this.access = Access.to(store, Clock.systemUTC(), new Argon2Hasher());
    this.actor = Accounts.console(System.getProperty("user.name", ""));
  }

  /**
   * Opens the place.
   *
   * @param folder asked for only where it is needed, as it is made then
   * @param database address of a PostgreSQL database; {@code null} for the folder
   */
  static LocalAdministration of(Supplier<DataFolder> folder, @Nullable String database) {
    Store store =
        database == null ? Store.sqlite(folder.get().database()) : Store.postgres(database);
    return new LocalAdministration(store, folder, database);
  }

  @Override
  public Broker broker() {
    return engine().as(actor);
  }

  @Override
  public LabAdministration laboratory() {
    LocalLab known = laboratory;
    if (known == null) {
      SeriesStore series =
          database == null
              ? SeriesStore.sqlite(folder.get().series())
              : SeriesStore.postgres(database);
      known = new LocalLab(engine(), series, actor);
      laboratory = known;
    }
    return known;
  }

  @Override
  public List<Account> accounts() {
    return access.accounts().list(actor);
  }

  @Override
  public Account addAccount(String name, Role role, String password) {
    return access.accounts().add(actor, name, role, access.hasher().hash(password));
  }

  @Override
  public void setPassword(String name, String password) {
    access.accounts().setPassword(actor, name, access.hasher().hash(password));
  }

  @Override
  public void setRole(String name, Role role) {
    access.accounts().setRole(actor, name, role);
  }

  @Override
  public void disable(String name, @Nullable String reason) {
    access.accounts().disable(actor, name, reason);
  }

  @Override
  public void enable(String name, @Nullable String reason) {
    access.accounts().enable(actor, name, reason);
  }

  @Override
  public IssuedToken issueToken(
      String account, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
    return access.tokens().issue(actor, account, name, scopes, lifetime);
  }

  @Override
  public List<Token> tokens(String account) {
    return access.tokens().list(actor, account);
  }

  @Override
  public void revokeToken(String account, UUID token) {
    access.tokens().revoke(actor, account, token);
  }

  @Override
  public Tenant addTenant(TenantDraft draft, @Nullable String account) {
    requireAccount(account);
    return engine().register(actor, draft, account);
  }

  @Override
  public ImportReport importFinales2(
      Path data, @Nullable Path users, ZoneId zone, @Nullable String owner) {
    requireAccount(owner);
    return Finales2Import.read(data, users).into(store, Clock.systemUTC(), actor, zone, owner);
  }

  @Override
  public void backup(Path target) {
    store.backup(target);
  }

  @Override
  public void backupSeries(Path target) {
    if (database != null) {
      throw new RefusedException(
          "time series in PostgreSQL are copied with its own tools, as pg_dump");
    }
    try (SeriesStore series = SeriesStore.sqlite(folder.get().series())) {
      series.backup(target);
    }
  }

  @Override
  public void export(ExportFormat format, CrateSelection selection, OutputStream out)
      throws IOException {
    RecordExport.write(engine(), format, selection, MOST_HELD, out);
  }

  @Override
  public CrateReport importRecords(Path file) {
    if (DocumentFile.formatOf(file) == ExportFormat.RO_CRATE) {
      return CrateImport.read(file, engine(), actor, CrateLimits.ofDefaults());
    }
    return CrateImport.read(DocumentFile.graphs(file), engine(), actor);
  }

  @Override
  public byte[] ask(String query, @Nullable AnswerFormat format) {
    return LocalGraph.ask(store, query, format);
  }

  @Override
  public OptionalLong firstBrokenEntry() {
    return store
        .read(ledger -> ledger.events().firstBrokenEntry())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public void close() {
    if (laboratory != null) {
      laboratory.close();
    }
    if (engine != null) {
      engine.close();
    } else {
      store.close();
    }
  }

  private void requireAccount(@Nullable String account) {
    if (account != null && access.accounts().find(account).isEmpty()) {
      throw new NotFoundException("there is no account " + account);
    }
  }

  /** Opened only for commands that need it, because it reads what is waiting. */
  private Engine engine() {
    Engine known = engine;
    if (known == null) {
      // A running server looks after leases; a command must not.
      known = Engine.builder().store(store).files(folder.get().files()).untimed().open();
      engine = known;
    }
    return known;
  }
}
