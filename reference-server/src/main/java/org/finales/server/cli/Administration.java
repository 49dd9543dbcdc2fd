package org.finales.server.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
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
import org.jspecify.annotations.Nullable;

/**
 * What commands do, wherever the data are. All methods throw the children of {@link
 * org.finales.api.broker.BrokerException}.
 */
interface Administration extends AutoCloseable {
  /** Writes records; a running server writes less at once. */
  void export(ExportFormat format, CrateSelection selection, OutputStream out) throws IOException;

  /** Brings in records that were exported. */
  CrateReport importRecords(Path file);

  /** The broker, in the administrator's name. */
  Broker broker();

  /** The laboratory, in the administrator's name. */
  LabAdministration laboratory();

  /** All accounts by name. */
  List<Account> accounts();

  Account addAccount(String name, Role role, String password);

  void setPassword(String name, String password);

  void setRole(String name, Role role);

  void disable(String name, @Nullable String reason);

  void enable(String name, @Nullable String reason);

  IssuedToken issueToken(
      String account, String name, Set<Scope> scopes, @Nullable Duration lifetime);

  List<Token> tokens(String account);

  void revokeToken(String account, UUID token);

  /**
   * Registers a tenant.
   *
   * @param account the account that may act for it; {@code null} for any account of role tenant
   */
  Tenant addTenant(TenantDraft draft, @Nullable String account);

  /**
   * Brings over the databases of a FINALES 2 server.
   *
   * @param users the database of its users; {@code null} to leave them out
   * @param zone in which that server's clock went
   * @param owner the account to which requests shall belong; {@code null} for nobody's
   */
  ImportReport importFinales2(Path data, @Nullable Path users, ZoneId zone, @Nullable String owner);

  /** Writes a consistent copy of the database to a file that is there and empty. */
  void backup(Path target);

  /** Writes a consistent copy of the time series to a file that is there and empty. */
  void backupSeries(Path target);

  /**
   * Asks the graph of all records.
   *
   * @param format how the answer is written; {@code null} for JSON, or Turtle where it is
   *     statements
   * @return the answer in UTF-8
   */
  byte[] ask(String query, @Nullable AnswerFormat format);

  /**
   * Recomputes the log's chain of hashes.
   *
   * @return the number of the first entry that is missing or was altered; empty if there is none
   */
  OptionalLong firstBrokenEntry();

  @Override
  void close();
}
