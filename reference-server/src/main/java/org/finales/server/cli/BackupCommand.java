package org.finales.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
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
    if (Files.exists(target)) {
      throw new RefusedException(target + " exists already; name a new file with --to");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new RefusedException("there is no folder " + folder);
    }
    try (Administration administration = place.open()) {
      administration.backup(target);
    }
    terminal.note("wrote " + target);
  }
}
