package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.UnavailableException;
import org.finales.api.rest.Api;
import org.finales.api.rest.ImportSummary;
import org.finales.api.rest.LogVerification;
import org.finales.api.rest.TenantRegistration;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Action;
import org.finales.core.engine.Engine;
import org.finales.core.importing.Finales2Import;
import org.finales.core.importing.ImportException;
import org.finales.core.store.StoreException;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What an administrator does with a running server. */
final class AdministrationRoutes {
  /** The media type of SQLite databases. */
  static final String SQLITE = "application/vnd.sqlite3";

  private static final String TAG = "Administration";
  private static final long MAX_IMPORT = 4L << 30;
  private static final Param<String> CONTENT =
      Param.query("content", "`data` for the server's database, `users` for that of its users.");
  private static final Param<String> ZONE =
      Param.query(
          "zone",
          "Where the FINALES 2 server's clock went, such as `Europe/Berlin`; UTC if not given.");
  private static final Param<String> OWNER =
      Param.query("owner", "The account to which requests shall belong; nobody's if not given.");

  private final Access access;
  private final Engine engine;

  private AdministrationRoutes(Access access, Engine engine) {
    this.access = access;
    this.engine = engine;
  }

  static List<Route> all(Access access, Engine engine) {
    AdministrationRoutes routes = new AdministrationRoutes(access, engine);
    return List.of(
        route(POST, Api.ROOT + "/registrations", "registerTenantFor")
            .about(TAG, "Registers a tenant for an account, or for any account of role tenant.")
            .may(Action.OPERATE)
            .body(TenantRegistration.class)
            .answers(200, "The tenant.", Tenant.class)
            .refuses(404, 409)
            .by(routes::register),
        route(GET, Api.ROOT + "/backup", "backup")
            .about(
                TAG,
                "A consistent copy of the database, secrets as hashes included; without the files"
                    + " of requests and results. Only where the store is SQLite.")
            .may(Action.ADMINISTER)
            .answers(200, "The copy.", SQLITE, null, "Content-Disposition")
            .refuses(409)
            .by(routes::backup),
        route(GET, Api.ROOT + "/verification", "verifyLog")
            .about(TAG, "Recomputes the hashes that chain the log.")
            .may(Action.ADMINISTER)
            .answers(200, "What was found.", LogVerification.class)
            .by(routes::verify),
        route(POST, Api.ROOT + "/imports/finales2", "importFinales2")
            .about(
                TAG,
                "Brings over a database of a FINALES 2 server; doing it again adds only what is"
                    + " new.")
            .may(Action.ADMINISTER)
            .takes(CONTENT, ZONE, OWNER)
            .stream(SQLITE)
            .answers(200, "What was found and added.", ImportSummary.class)
            .refuses(404, 422)
            .by(routes::importFinales2));
  }

  private void register(Call call) {
    TenantRegistration registration = call.body(TenantRegistration.class);
    if (registration.tenant() == null) {
      throw new InvalidException("/tenant", "is missing");
    }
    requireAccount(registration.account());
    call.json(engine.register(call.actor(), registration.tenant(), registration.account()));
  }

  private void backup(Call call) throws IOException {
    Path folder = Files.createTempDirectory("finales-backup");
    Path copy = folder.resolve("finales.db");
    try {
      engine.store().backup(copy);
      call.ctx().header("Content-Disposition", "attachment; filename=\"finales.db\"");
      call.ctx().res().setContentType(SQLITE);
      call.ctx().res().setContentLengthLong(Files.size(copy));
      if (!call.isHead()) {
        Files.copy(copy, call.ctx().res().getOutputStream());
      }
    } catch (UnsupportedOperationException e) {
      throw Refusal.of(409, "no-copies", String.valueOf(e.getMessage())).exception();
    } catch (StoreException e) {
      String reason = String.valueOf(e.getMessage()).replace(copy.toString(), "the copy");
      throw new UnavailableException(reason, e);
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(folder);
    }
  }

  private void verify(Call call) {
    Optional<Long> broken = engine.store().read(ledger -> ledger.events().firstBrokenEntry());
    call.json(new LogVerification(broken.isEmpty(), broken.orElse(null)));
  }

  private void importFinales2(Call call) throws IOException {
    Bodies.requireType(call.ctx(), SQLITE);
    String content = call.getOr(CONTENT, "data");
    if (!content.equals("data") && !content.equals("users")) {
      throw Call.wrong("query/content", "expected data or users");
    }
    ZoneId zone = zone(call.getOr(ZONE, "UTC"));
    String owner = call.find(OWNER);
    requireAccount(owner);
    Path folder = Files.createTempDirectory("finales-import");
    Path file = folder.resolve(content + ".db");
    try {
      try (InputStream bytes = Bodies.stream(call.ctx(), MAX_IMPORT)) {
        Files.copy(bytes, file);
      }
      Finales2Import source =
          content.equals("data") ? Finales2Import.read(file, null) : Finales2Import.readUsers(file);
      call.json(
          ImportViews.of(source.into(engine.store(), engine.clock(), call.actor(), zone, owner)));
    } catch (ImportException e) {
      String reason = String.valueOf(e.getMessage()).replace(file.toString(), "what was sent");
      throw new InvalidException(reason);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private void requireAccount(@Nullable String account) {
    if (account != null && access.accounts().find(account).isEmpty()) {
      throw new NotFoundException("there is no account " + account);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Call.wrong("query/zone", "there is no such zone; expected one such as Europe/Berlin");
    }
  }
}
