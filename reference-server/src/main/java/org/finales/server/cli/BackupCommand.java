package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finales.server.folder.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A copy of everything but files. */
@Command(
    name = "backup",
    description =
        "Writes a consistent copy of the database to a new file, also while a server uses it. Files"
            + " of requests and results lie in the folder files, never change, and are copied as"
            + " they are; time series are in a database of their own.")
final class BackupCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "the file to write; must not be there")
  private Path target = Path.of("");

  @Option(
      names = "--series",
      paramLabel = "FILE",
      description = "a file for a copy of the time series too; must not be there")
  private @Nullable Path series;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Path> made = new ArrayList<>();
    boolean whole = false;
    try (Administration administration = place.open()) {
      made.add(make(target));
      if (series != null) {
        made.add(make(series));
        administration.backupSeries(series);
      }
      administration.backup(target);
      whole = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!whole) {
        made.forEach(BackupCommand::delete);
      }
    }
    made.forEach(file -> terminal.note("wrote " + file));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made first, because the copy holds hashes of passwords and is nobody else's to read. */
  private static Path make(Path file) throws IOException {
    try {
      DataFolder.makePrivateFile(file);
      return file;
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(file + " exists already; name a new file", e);
    } catch (NoSuchFileException e) {
      throw new RefusedException("there is no folder for " + file, e);
    }
  }
}
