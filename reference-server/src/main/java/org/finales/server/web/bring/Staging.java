package org.finales.server.web.bring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.finales.server.web.kit.SentFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were sent and are looked at, each of one account, for two hours at most. They lie in a
 * folder of their own, which is emptied when the server starts. Thread-safe.
 */
final class Staging {
  /** Most files of one account. */
  static final int MOST_FILES = 200;

  /** Most bytes of one account. */
  static final long MOST_BYTES = 8L << 30;

  private static final Logger log = LoggerFactory.getLogger(Staging.class);
  private static final Duration KEPT = Duration.ofHours(2);

  private final Path folder;
  private final Map<UUID, StagedFile> files = new ConcurrentHashMap<>();

  Staging(Path folder) {
    this.folder = folder;
    empty();
  }

  private void empty() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      left.forEach(Staging::delete);
    } catch (IOException e) {
      log.warn("files that were sent before stay in {}: {}", folder, e.toString());
    }
  }

  /**
   * Keeps a file.
   *
   * @return the file; null if the account has too many, or too much
   */
  @Nullable StagedFile keep(SentFile sent, String account, Clock clock) {
    Instant now = clock.instant();
    forgetOld(now);
    synchronized (files) {
      List<StagedFile> mine = of(account);
      long bytes = mine.stream().mapToLong(StagedFile::size).sum();
      if (mine.size() >= MOST_FILES || bytes + sent.size() > MOST_BYTES) {
        return null;
      }
      UUID id = UUID.randomUUID();
      Path place = folder.resolve(id.toString());
      try {
        Files.createDirectories(folder);
        Files.move(sent.path(), place, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      StagedFile kept = new StagedFile(id, account, sent.name(), sent.size(), place, now);
      files.put(id, kept);
      return kept;
    }
  }

  /** A file of an account; null if there is none. */
  @Nullable StagedFile find(UUID id, String account) {
    StagedFile found = files.get(id);
    return found == null || !found.account().equals(account) ? null : found;
  }

  private List<StagedFile> of(String account) {
    return files.values().stream().filter(each -> each.account().equals(account)).toList();
  }

  /** Deletes a file. */
  void forget(StagedFile file) {
    files.remove(file.id());
    delete(file.place());
  }

  private void forgetOld(Instant now) {
    for (StagedFile each : new ArrayList<>(files.values())) {
      if (each.sent().plus(KEPT).isBefore(now)) {
        forget(each);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} stays: {}", file, e.toString());
    }
  }

  void close() {
    files.values().forEach(this::forget);
  }
}
