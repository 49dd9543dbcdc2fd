package org.finales.core.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Small files that are there whole or not at all, also after {@code kill -9} and power loss. */
final class StateFiles {
  /** Largest file that is read, in bytes. */
  private static final long MOST = 64L << 20;

  private StateFiles() {}

  /** The file of a channel; names of channels may have any characters. */
  static Path file(Path folder, String channel, String ending) {
    StringBuilder name = new StringBuilder();
    for (byte part : channel.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (part & 0xff);
      boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      if (plain || c == '-') {
        name.append(c);
      } else {
        name.append('_').append(Integer.toHexString(c)).append('_');
      }
    }
    // long names would be too long for file systems
    String whole =
        name.length() <= 150
            ? name.toString()
            : name.substring(0, 100) + "." + Integer.toHexString(channel.hashCode());
    return folder.resolve(whole + ending);
  }

  /**
   * Writes a file, to the disk.
   *
   * @throws UncheckedIOException if there is no room, or it is not allowed
   */
  static void write(Path file, byte[] content) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads a file; empty if there is none. */
  static Optional<byte[]> read(Path file) {
    try {
      if (Files.size(file) > MOST) {
        throw new UncheckedIOException(new IOException(file + " is too large to be what it was"));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Deletes a file if it is there. */
  static void delete(Path file) {
    try {
      if (Files.deleteIfExists(file)) {
        force(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  /** A name is on the disk when its folder is. */
  private static void force(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // some systems have no way to open a folder, and keep names in order by themselves
    }
  }
}
