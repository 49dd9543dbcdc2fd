package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.table.Mapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of cycling data that a command reads. */
final class DataFile {
  private static final int LARGEST_MAPPING = 4 << 20;

  @Parameters(
      paramLabel = "FILE",
      description = "cycling data as text, in any format; - for standard input")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "FILE.json",
      description = "what the columns are; found by the content unless said")
  private @Nullable Path mapping;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "the zone of times that name none, as Europe/Berlin; UTC unless said")
  private @Nullable String zone;

  private @Nullable Path spooled;

  /** The file's name, for messages. */
  String name() {
    return isStandardInput() ? "standard input" : file.toString();
  }

  /** Where it is; nothing for standard input. */
  @Nullable Path path() {
    return isStandardInput() ? null : file;
  }

  private boolean isStandardInput() {
    return file.toString().equals("-");
  }

  /** Finds out what it is. Standard input is kept in a file until {@link #discard}. */
  CyclingFile open(Terminal terminal) {
    try {
      Path source = file;
      if (isStandardInput()) {
        source = Files.createTempFile("finales", ".csv");
        spooled = source;
        Files.copy(terminal.in(), source, StandardCopyOption.REPLACE_EXISTING);
      }
      CyclingFile opened =
          mapping == null ? CyclingFile.of(source) : CyclingFile.of(source, read(mapping));
      String name = zone;
      return name == null ? opened : opened.withZone(ZoneId.of(name).getId());
    } catch (DateTimeException e) {
      throw new RefusedException("a zone is written as Europe/Berlin, not " + zone, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mapping read(Path path) throws IOException {
    if (Files.size(path) > LARGEST_MAPPING) {
      throw new RefusedException(path + " is too large for a mapping");
    }
    return FinalesJson.read(Files.readAllBytes(path), Mapping.class);
  }

  /** Removes what was kept. */
  void discard() {
    try {
      if (spooled != null) {
        Files.deleteIfExists(spooled);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
