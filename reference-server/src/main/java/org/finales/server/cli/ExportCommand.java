package org.finales.server.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.core.crate.CrateSelection;
import org.finales.core.crate.ExportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The laboratory's records for others to read. */
@Command(
    name = "export",
    description =
        "Writes requests and results, with their capabilities, as linked data or, with their files"
            + " too, as an RO-Crate archive; also while a server uses them. From a running server"
            + " with a token that may read.")
final class ExportCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "jsonld, nquads, turtle or ro-crate")
  private ExportFormat format = ExportFormat.JSONLD;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the file to write, which must not be there; standard output unless said")
  private @Nullable Path out;

  @Option(
      names = "--request",
      paramLabel = "ID",
      description = "only this request with its result; may come several times")
  private @Nullable List<UUID> requests;

  @Option(
      names = "--result",
      paramLabel = "ID",
      description = "only this result with its request; may come several times")
  private @Nullable List<UUID> results;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Path target = out;
    if (target == null && format == ExportFormat.RO_CRATE) {
      throw new RefusedException("an archive is not written to a terminal; name a file with --out");
    }
    CrateSelection selection =
        requests == null && results == null
            ? CrateSelection.all()
            : CrateSelection.of(set(requests), set(results));
    try (Administration administration = place.open()) {
      if (target == null) {
        administration.export(format, selection, terminal.out());
        terminal.out().flush();
      } else {
        write(administration, selection, target);
        terminal.note("wrote " + target);
      }
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(target + " exists already; name a new file with --out", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Administration administration, CrateSelection selection, Path target)
      throws IOException {
    boolean whole = false;
    try (OutputStream file =
        new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
      try {
        administration.export(format, selection, file);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(target);
        }
      }
    }
  }

  private static Set<UUID> set(@Nullable List<UUID> ids) {
    return ids == null ? Set.of() : new LinkedHashSet<>(ids);
  }
}
