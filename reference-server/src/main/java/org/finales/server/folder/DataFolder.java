package org.finales.server.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder with a server's data: {@code finales.db}, {@code series.db}, {@code files} and {@code
 * server.lock}. Whatever else lies there is left alone. What is made here only its owner may read,
 * where the file system knows owners.
 */
public final class DataFolder {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
  }

  /**
   * A data folder, made with its parents if it is not there.
   *
   * @throws FolderException if it cannot be made or is no folder
   */
  public static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      makeFolder(folder);
    } catch (IOException e) {
      throw new FolderException(
          Files.exists(folder)
              ? folder + " is not a folder; name another one with --data"
              : "cannot make the folder " + folder + ": " + reason(e),
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new FolderException("the folder " + folder + " cannot be written to", null);
    }
    return new DataFolder(folder);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The database file, made empty if it is not there. */
  public Path database() {
    Path file = path.resolve("finales.db");
    makeFile(file);
    return file;
  }

  /** The file of time series, made empty if it is not there. */
  public Path series() {
    Path file = path.resolve("series.db");
    makeFile(file);
    return file;
  }

  /** The folder of files of requests and results. */
  public Path files() {
    Path files = path.resolve("files");
    try {
      makeFolder(files);
    } catch (IOException e) {
      throw new FolderException("cannot make the folder " + files + ": " + reason(e), e);
    }
    return files;
  }

  /**
   * Takes this folder for one running server.
   *
   * @throws FolderException if a running server has it; names that server
   */
  public FolderLock lock() {
    Path file = path.resolve("server.lock");
    makeFile(file);
    return FolderLock.take(path, file);
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, ownerOnly("rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * Makes an empty file that only its owner may read, where the file system knows owners.
   *
   * @throws FileAlreadyExistsException if there is such a file
   */
  public static void makePrivateFile(Path file) throws IOException {
    Files.createFile(file, ownerOnly("rw-------"));
  }

  private static void makeFile(Path file) {
    try {
      makePrivateFile(file);
    } catch (FileAlreadyExistsException e) {
      // As it should be on every start but the first.
    } catch (IOException e) {
      throw new FolderException("cannot make " + file + ": " + reason(e), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }
}
