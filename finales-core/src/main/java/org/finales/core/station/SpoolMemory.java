package org.finales.core.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;

/**
 * What a station has to know when the laboratory is away: small JSON files in a folder, each
 * replaced as a whole, so that it is the old or the new one whenever the power goes. Thread-safe.
 */
final class SpoolMemory {
  private static final String SUFFIX = ".json";

  private final Path folder;

  SpoolMemory(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.filter(path -> path.toString().endsWith(".part")).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be used", e);
    }
  }

  /**
   * Keeps a value; it is on disk on return.
   *
   * @param kind what sort of thing: lower case letters
   * @param key which one: an identifier or a number
   */
  synchronized void put(String kind, Object key, Object value) {
    Path file = file(kind, key);
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(FinalesJson.writeBytes(value));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** What was kept. */
  synchronized <T> Optional<T> find(String kind, Object key, Class<T> type) {
    Path file = file(kind, key);
    return Files.exists(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  /** Everything of a kind that was kept, in no order. */
  synchronized <T> List<T> all(String kind, Class<T> type) {
    try (Stream<Path> files = Files.list(folder)) {
      List<T> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(kind + "-") && name.endsWith(SUFFIX)) {
          found.add(read(file, type));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
    }
  }

  /** Forgets something, if it is there. */
  synchronized void delete(String kind, Object key) {
    try {
      Files.deleteIfExists(file(kind, key));
    } catch (IOException e) {
      throw new UncheckedIOException(file(kind, key) + " cannot be deleted", e);
    }
  }

  private Path file(String kind, Object key) {
    return folder.resolve(kind + "-" + key + SUFFIX);
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return FinalesJson.convert(FinalesJson.readWritten(Files.readAllBytes(file)), type);
    } catch (JsonException e) {
      throw new IllegalStateException(
          file + " is damaged: " + e.getMessage() + "; restore it or move it away", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** A new name in a folder is durable when the folder is. */
  private void syncFolder() throws IOException {
    if (FOLDERS_SYNC) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Windows opens no folders, and writes names through. */
  private static final boolean FOLDERS_SYNC = java.io.File.separatorChar == '/';
}
