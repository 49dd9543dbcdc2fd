package org.finales.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.table.Mapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files of cycling data are read. */
final class MappingOptions {
  private static final int LARGEST_MAPPING = 4 << 20;

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

  /** Finds out what a file is. */
  CyclingFile open(Path source) throws IOException {
    try {
      CyclingFile opened =
          mapping == null ? CyclingFile.of(source) : CyclingFile.of(source, read(mapping));
      String name = zone;
      return name == null ? opened : opened.withZone(ZoneId.of(name).getId());
    } catch (DateTimeException e) {
      throw new RefusedException("a zone is written as Europe/Berlin, not " + zone, e);
    }
  }

  private static Mapping read(Path path) throws IOException {
    if (Files.size(path) > LARGEST_MAPPING) {
      throw new RefusedException(path + " is too large for a mapping");
    }
    return FinalesJson.read(Files.readAllBytes(path), Mapping.class);
  }
}
