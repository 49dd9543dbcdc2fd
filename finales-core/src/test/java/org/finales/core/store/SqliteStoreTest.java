package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link DurableStoreContract} for a store in one SQLite file. */
class SqliteStoreTest extends DurableStoreContract {
  @TempDir private Path folder;

  @Override
  Store open() {
    return Store.sqlite(file());
  }

  @Override
  Store openImpatiently() {
    return SqlStore.open(SqliteDatabase.file(file(), Duration.ofMillis(300)));
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  @Override
  void holdWriteLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
    }
  }

  @Test
  void aBackupIsACopyOfItsMoment() {
    append("one");
    Path copy = folder.resolve("copy.db");
    store.backup(copy);
    append("two");
    try (Store copied = Store.sqlite(copy)) {
      assertThat(copied.<Long>read(ledger -> ledger.events().newest())).isEqualTo(1);
    }
    assertThatThrownBy(() -> store.backup(copy))
        .as("nothing is overwritten")
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("copy.db");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear colleague, ".repeat(100));
    assertThatThrownBy(() -> Store.sqlite(letter))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("letter.txt");
    assertThat(letter).content().startsWith("Dear colleague");
  }

  private Path file() {
    return folder.resolve("finales.db");
  }
}
