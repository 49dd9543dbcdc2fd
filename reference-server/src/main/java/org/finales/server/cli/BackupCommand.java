package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.finales.server.folder.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A copy of everything but files. */
@Command(
    name = "backup",
    description =
        "Writes a consistent copy of the database to a new file, also while a server uses it. Files"
            + " of requests and results lie in the folder files, never change, and are copied as"
            + " they are.")
final class BackupCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "the file to write; must not be there")
  private Path target = Path.of("");

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (Administration administration = place.open()) {
      make();
      boolean whole = false;
      try {
        administration.backup(target);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.note("wrote " + target);
  }

  /** Made first, because the copy holds hashes of passwords and is nobody else's to read. */
  private void make() throws IOException {
    try {
      DataFolder.makePrivateFile(target);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(target + " exists already; name a new file with --to", e);
    } catch (NoSuchFileException e) {
      throw new RefusedException("there is no folder for " + target, e);
    }
  }
}
