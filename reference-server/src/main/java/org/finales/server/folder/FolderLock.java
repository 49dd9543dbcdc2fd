package org.finales.server.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server's hold on its data folder. The operating system lets go of it when the process
 * ends, however it ends; the file stays. Thread-safe.
 */
public final class FolderLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

  /** The byte that is locked: far behind the text, which others must be able to read. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private static final int MAX_TEXT = 1000;

  /**
   * Folders that this process holds. Asked before the file is opened: on POSIX systems, closing any
   * channel of a file lets go of all locks that the process has on it.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;
  private boolean closed;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path folder, Path file) {
    synchronized (HELD) {
      if (HELD.contains(folder)) {
        throw new FolderException(taken(folder, "a server of this process"), null);
      }
      FileChannel channel = null;
      try {
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(PLACE, 1, false);
        if (lock == null) {
          String holder = read(channel);
          channel.close();
          throw new FolderException(taken(folder, holder), null);
        }
        HELD.add(folder);
        FolderLock taken = new FolderLock(folder, channel);
        taken.write("process " + ProcessHandle.current().pid());
        return taken;
      } catch (IOException | OverlappingFileLockException e) {
        closeQuietly(channel);
        throw new FolderException("cannot lock " + file + ": " + e.getMessage(), e);
      }
    }
  }

  /** Notes where the server can be reached, for whoever finds the folder taken. */
  public void announce(URI uri) {
    write("process " + ProcessHandle.current().pid() + ", " + uri);
  }

  @Override
  public void close() {
    synchronized (HELD) {
      if (closed) {
        return;
      }
      closed = true;
      write("");
      closeQuietly(channel);
      HELD.remove(folder);
    }
  }

  private void write(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(bytes), 0);
    } catch (IOException e) {
      // The lock holds without the note.
      log.warn("cannot note in {} who uses it: {}", folder, e.toString());
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(MAX_TEXT);
    int length = channel.read(text, 0);
    String holder =
        length <= 0 ? "" : new String(text.array(), 0, length, StandardCharsets.UTF_8).strip();
    return holder.isEmpty() ? "another server" : "the server of " + holder;
  }

  private static String taken(Path folder, String holder) {
    return "the data folder "
        + folder
        + " is in use by "
        + holder
        + "; stop that server or name another folder with --data";
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        log.debug("closing a lock file failed: {}", e.toString());
      }
    }
  }
}
