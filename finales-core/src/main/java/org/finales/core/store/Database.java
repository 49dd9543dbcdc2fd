package org.finales.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What SQLite and PostgreSQL do differently. */
interface Database extends AutoCloseable {
  /** In words, for messages; without secrets. */
  String name();

  /** A connection that writes; another is opened when it broke. */
  Connection openWriter() throws SQLException;

  /**
   * Connections that read, each from a consistent state; {@code null} to read through the writer's.
   */
  @Nullable DataSource readers();

  /**
   * Begins a transaction that writes, and takes the lock that serialises writers of all nodes until
   * its end. Everything that was committed before is seen in it.
   */
  void begin(Connection writer) throws SQLException;

  /** Ends a transaction; what it wrote is on disk afterwards. */
  void commit(Connection writer) throws SQLException;

  /** Ends a transaction without a trace. */
  default void rollback(Connection writer) throws SQLException {
    writer.rollback();
    writer.setAutoCommit(true);
  }

  /** Type of a 64-bit primary key. */
  String keyType();

  /** SQL condition that a text column holds a text given as parameter. */
  String contains(String column, String parameter);

  /** Writes a consistent copy to a file. */
  void backup(Connection reader, Path target) throws SQLException;

  /** Removes hashes of passwords, tokens and keys from a copy, its free pages included. */
  void removeSecrets(Path copy) throws SQLException;

  @Override
  void close();
}
