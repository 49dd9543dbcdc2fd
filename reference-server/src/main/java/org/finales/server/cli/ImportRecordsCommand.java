package org.finales.server.cli;

import java.nio.file.Path;
import org.finales.core.crate.CrateReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Records that were exported. */
@Command(
    name = "import",
    description =
        "Brings requests and results that were exported into this store, as an RO-Crate archive"
            + " with their files or as JSON-LD or N-Quads without them, all or nothing. What is here"
            + " already stays as it is.")
final class ImportRecordsCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Parameters(paramLabel = "FILE", description = "a .zip with an RO-Crate, JSON-LD or N-Quads")
  private Path file = Path.of("");

  ImportRecordsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    CrateReport report;
    try (Administration administration = place.open()) {
      report = administration.importRecords(file);
    }
    new Table()
        .row("", "added")
        .row("capabilities", Integer.toString(report.capabilities()))
        .row("requests", Integer.toString(report.requests()))
        .row("results", Integer.toString(report.results()))
        .row("files", Integer.toString(report.files()))
        .print(terminal);
    terminal.note(report.present() + " were here already");
    report.notes().forEach(terminal::note);
  }
}
