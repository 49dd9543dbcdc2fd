package org.finales.core.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The databases of a FINALES 2 server, ready to be brought into a store.
 *
 * <p>Everything comes over in one transaction, with its identifiers and times: users with their
 * bcrypt hashes, every version of the capabilities, tenants, requests, results, and the status
 * logs, which become entries of the log. Nothing is held to a schema. Importing the same again adds
 * nothing; importing a later state of the same server adds what is new.
 */
public final class Finales2Import {
  /** The account to which requests and results belong, because FINALES 2 does not know whose. */
  public static final String OWNER = "FINALES 2";

  private final Finales2Rows rows;

  private Finales2Import(Finales2Rows rows) {
    this.rows = rows;
  }

  /**
   * Reads the databases into memory; they are not written to, and may be in use.
   *
   * @param data the server's database, {@code sql_app.db}
   * @param users the database of its users, {@code users.db}; {@code null} to leave users out
   * @throws ImportException if one of them is missing or is something else
   */
  public static Finales2Import read(Path data, @Nullable Path users) {
    return new Finales2Import(Finales2Database.read(data, users));
  }

  /**
   * Reads the database of users alone.
   *
   * @param users {@code users.db}
   * @throws ImportException if it is missing or is something else
   */
  public static Finales2Import readUsers(Path users) {
    return new Finales2Import(Finales2Database.readUsers(users));
  }

  /**
   * Brings everything into a store.
   *
   * @param actor in whose name; must be allowed to {@link Action#ADMINISTER}
   * @param zone in which the FINALES 2 server's clock went: it wrote local times without a zone
   * @param owner the account to which requests and results shall belong; {@code null} for {@link
   *     #OWNER}, which nobody can log in to, so that only operators can retract the requests
   */
  public ImportReport into(
      Store store, Clock clock, Actor actor, ZoneId zone, @Nullable String owner) {
    actor.require(Action.ADMINISTER);
    return store.write(
        ledger ->
            run(new Transfer(ledger, actor, owner == null ? OWNER : owner, clock.instant(), zone)));
  }

  private ImportReport run(Transfer transfer) {
    Ledger ledger = transfer.ledger;
    new UserImport(transfer).run(rows.users());
    CapabilityImport capabilities = new CapabilityImport(transfer);
    capabilities.run(rows.capabilities());
    new TenantImport(transfer).run(rows.tenants());
    History ofRequests = new History(transfer, Kind.REQUEST_HISTORY, "request", rows.requestLogs());
    History ofResults = new History(transfer, Kind.RESULT_HISTORY, "result", rows.resultLogs());
    RequestImport requests = new RequestImport(transfer, capabilities, ofRequests);
    ResultImport results = new ResultImport(transfer, capabilities, requests, ofResults);
    Map<UUID, UUID> answers = results.read(rows);
    requests.run(rows.requests(), rows.requestLinks(), answers);
    results.run();
    ofRequests.finish(row -> isThere(row, id -> ledger.requests().find(id).isPresent()));
    ofResults.finish(row -> isThere(row, id -> ledger.results().find(id).isPresent()));
    return transfer.report.build();
  }

  private static boolean isThere(String row, java.util.function.Predicate<UUID> known) {
    try {
      return known.test(Transfer.uuid(row));
    } catch (UnreadableException e) {
      return false;
    }
  }
}
