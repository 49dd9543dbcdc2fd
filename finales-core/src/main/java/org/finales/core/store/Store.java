package org.finales.core.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.finales.api.broker.UnavailableException;

/**
 * Durable memory of a broker. Several stores, in one process or many, may be open on the same
 * SQLite file or PostgreSQL database at once: each write sees everything that was committed before
 * it, and writes are serialised by a lock of the database.
 *
 * <p>Thread-safe.
 */
public interface Store extends AutoCloseable {
  /** A store that forgets everything when it is closed. */
  static Store inMemory() {
    return SqlStore.open(SqliteDatabase.inMemory());
  }

  /**
   * A store in one SQLite file, made if it is not there. A commit is on disk when it returns.
   *
   * @throws StoreException if the file cannot be opened or was written by a newer version
   */
  static Store sqlite(Path file) {
    return SqlStore.open(SqliteDatabase.file(file));
  }

  /**
   * A store in a PostgreSQL database, which may serve other nodes too.
   *
   * @param url JDBC address, {@code jdbc:postgresql://HOST/DATABASE?user=…&password=…}
   * @throws StoreException if the database cannot be reached or was written by a newer version
   */
  static Store postgres(String url) {
    return SqlStore.open(new PostgresDatabase(url));
  }

  /**
   * Reads from one consistent state. Within other work it sees what that work sees.
   *
   * @throws UnavailableException if the database does not answer
   */
  <T> T read(Function<Ledger, T> work);

  /**
   * Runs work that may write, together with that of concurrent callers in one transaction, and
   * returns when all of it is on disk. If the work throws, its own writes are undone and the
   * exception is passed on; the others' are not affected. The work may be run more than once and
   * must have no effect besides its writes.
   *
   * <p>A text that holds NUL or half a surrogate pair is refused, for it would not come back as it
   * was.
   *
   * @throws UnavailableException if the database does not take the writes
   * @throws org.finales.api.broker.InvalidException if a text cannot be kept
   * @throws IllegalStateException if called from within other work or by a follower
   */
  <T> T write(Function<Ledger, T> work);

  /**
   * Registers who is told of every event from now on, once each and in order, on the thread that
   * committed or discovered it and before the writer is answered. Events of other nodes come with
   * the next write or {@link #refresh()}. A follower may read and must not write; if it throws
   * {@link UnavailableException} it is told the same events again the next time, without their
   * states; after any other failure it is told each event alone, and those at which it fails are
   * logged and not told again.
   */
  void follow(Consumer<List<Committed>> follower);

  /** Looks for events that others have written. */
  void refresh();

  /**
   * Writes a consistent copy of an SQLite store to a new file, while it is in use.
   *
   * @throws UnsupportedOperationException if it is a PostgreSQL store, which has tools of its own
   * @throws StoreException if the copy cannot be written
   */
  void backup(Path target);

  /**
   * Writes a copy as {@link #backup(Path)} does, without what opens doors: hashes of passwords,
   * tokens and keys. It is for archives, which are passed on; nobody can log in to it.
   */
  void archive(Path target);

  @Override
  void close();
}
