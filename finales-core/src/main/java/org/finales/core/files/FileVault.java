package org.finales.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.UnavailableException;

/**
 * Keeps contents under {@code FOLDER/ab/cdef…} by their SHA-256, and uploads on their way under
 * {@code FOLDER/uploads}. What {@link #append} reports is on disk. Thread-safe; one process at a
 * time writes to an upload.
 */
public final class FileVault {
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final ConcurrentHashMap<UUID, ReentrantLock> busy = new ConcurrentHashMap<>();

  /** A vault in a folder, which is made when the first file comes. */
  public FileVault(Path folder) {
    this.folder = folder;
  }

  /** How many bytes of an upload have arrived; 0 before the first. */
  public long offset(UUID upload) {
    try {
      Path part = part(upload);
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Adds bytes to an upload and syncs them to disk.
   *
   * @param offset where they begin; the upload's present offset
   * @param size how many bytes the whole has
   * @return the new offset
   * @throws ConflictException if the offset is another
   * @throws InvalidException if more bytes come than the whole has
   */
  public long append(UUID upload, long offset, long size, InputStream bytes) {
    ReentrantLock lock = busy.computeIfAbsent(upload, id -> new ReentrantLock());
    if (!lock.tryLock()) {
      throw arriving();
    }
    try {
      Path part = part(upload);
      Files.createDirectories(part.getParent());
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock alone = channel.tryLock(); // other nodes may share the folder
        if (alone == null) {
          throw arriving();
        }
        if (channel.size() != offset) {
          throw new ConflictException(
              ConflictException.WRONG_OFFSET,
              "the upload is at byte " + channel.size() + ", not " + offset);
        }
        channel.position(offset);
        try {
          return copy(bytes, channel, size);
        } finally {
          channel.force(true);
        }
      }
    } catch (OverlappingFileLockException e) {
      throw arriving();
    } catch (IOException e) {
      throw broken(e);
    } finally {
      lock.unlock();
      busy.remove(upload, lock);
    }
  }

  /** The SHA-256 of what has arrived of an upload, in lower-case hexadecimal. */
  public String sha256(UUID upload) {
    try (InputStream in = Files.newInputStream(part(upload))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw broken(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Makes an upload that is complete the content of its checksum. */
  public void keep(UUID upload, String sha256) {
    try {
      Path target = content(sha256);
      Files.createDirectories(target.getParent());
      if (Files.exists(target)) {
        Files.deleteIfExists(part(upload));
      } else {
        Files.move(part(upload), target, StandardCopyOption.ATOMIC_MOVE);
        sync(Objects.requireNonNull(target.getParent()));
        sync(folder);
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Begins an empty upload, so that a file of no bytes has a content too. */
  public void begin(UUID upload) {
    try {
      Path part = part(upload);
      Files.createDirectories(part.getParent());
      Files.createFile(part);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Throws an upload away. */
  public void discard(UUID upload) {
    try {
      Files.deleteIfExists(part(upload));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * A content's bytes from a place on; the caller closes the stream.
   *
   * @throws UnavailableException if the bytes are not in this vault
   */
  public InputStream open(String sha256, long offset) {
    try {
      FileChannel channel = FileChannel.open(content(sha256), StandardOpenOption.READ);
      channel.position(offset);
      return Channels.newInputStream(channel);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Makes the names in a folder durable, where the system lets a folder be opened. */
  private static void sync(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static long copy(InputStream bytes, FileChannel channel, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int read;
    while ((read = bytes.read(buffer)) >= 0) {
      if (channel.position() + read > size) {
        throw new InvalidException("/size", "more bytes came than the " + size + " announced");
      }
      ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
    return channel.position();
  }

  private Path part(UUID upload) {
    return folder.resolve("uploads").resolve(upload.toString());
  }

  private Path content(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  private static ConflictException arriving() {
    return new ConflictException(
        ConflictException.WRONG_OFFSET, "bytes of this upload are arriving already");
  }

  private static UnavailableException broken(IOException e) {
    // Whoever asks from far away learns nothing about the folder; the cause tells those who run it.
    return new UnavailableException("the file store did not take the call", e);
  }
}
