package org.finales.server.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import org.finales.core.importing.ImportReport;
import org.finales.core.importing.ImportReport.Count;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything of a FINALES 2 server. */
@Command(
    name = "import-finales2",
    description =
        "Brings over an existing FINALES 2 server: capabilities, tenants, requests, results, status"
            + " logs and users, in one step. Doing it again adds only what is new.")
final class ImportCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Parameters(paramLabel = "FILE", description = "the server's database, sql_app.db")
  private Path data = Path.of("");

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "the database of its users, users.db; without it no users come")
  private @Nullable Path users;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "where the server's clock went, for example Europe/Berlin: FINALES 2 writes local times;"
              + " this computer's zone unless said")
  private @Nullable ZoneId zone;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description =
          "the account to which the requests shall belong; nobody's unless said, so that only"
              + " operators can retract them")
  private @Nullable String owner;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    ImportReport report;
    try (Administration administration = place.open()) {
      report =
          administration.importFinales2(
              data, users, zone == null ? ZoneId.systemDefault() : zone, owner);
    }
    Table table = new Table().row("", "found", "added", "here before", "left out");
    for (Count count : report.counts()) {
      table.row(
          count.what(),
          Integer.toString(count.found()),
          Integer.toString(count.added()),
          Integer.toString(count.present()),
          Integer.toString(count.unreadable()));
    }
    table.print(terminal);
    report.notes().forEach(terminal::note);
    if (report.moreNotes() > 0) {
      terminal.note("and " + report.moreNotes() + " more");
    }
    if (!report.changedAnything()) {
      terminal.note("nothing was new");
    }
  }
}
