package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.finales.core.cyclingdata.CyclingFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A file of cycling data that a command reads. */
final class DataFile {
  @Parameters(
      paramLabel = "FILE",
      description = "cycling data as text, in any format; - for standard input")
  private Path file = Path.of("");

  @Mixin private MappingOptions reading = new MappingOptions();

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
      return reading.open(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
