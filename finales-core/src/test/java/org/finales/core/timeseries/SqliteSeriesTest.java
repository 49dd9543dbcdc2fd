package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.timeseries.Recording.regular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.finales.core.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SeriesArchiveContract} for a SQLite file. */
class SqliteSeriesTest extends SeriesArchiveContract {
  @TempDir private Path folder;

  @Override
  SeriesStore open() {
    return SeriesStore.sqlite(file());
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private Path file() {
    return folder.resolve("series.db");
  }

  /** A file that may not grow beyond so many pages. */
  private static final class Small extends SqliteSeries {
    volatile int pages = 200;

    Small(Path file) {
      super(file);
    }

    @Override
    Connection openWriter() throws SQLException {
      Connection connection = super.openWriter();
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma max_page_count = " + pages);
      }
      return connection;
    }
  }

  @Test
  void aFullDiskIsNamedAndLosesNothingAcknowledged() {
    store.close();
    Small small = new Small(folder.resolve("small.db"));
    store = SqlSeriesStore.open(small);
    store.create(dataset);
    long acknowledged = 0;
    StorageFullException full = null;
    for (int batch = 1; full == null && batch < 100_000; batch++) {
      try {
        acknowledged =
            store.append(id, Batch.of("agent", batch, regular(acknowledged, 50))).points();
      } catch (StorageFullException e) {
        full = e;
      }
    }
    assertThat(full).hasMessageContaining("make room and append again");
    assertThat(acknowledged).isPositive();
    assertThat(all()).as("what can still be read").isEqualTo(regular(0, (int) acknowledged));
    long next = store.newestBatch(id, "agent") + 1;
    long stored = acknowledged;
    assertThatThrownBy(() -> store.append(id, Batch.of("agent", next, regular(stored, 50))))
        .isInstanceOf(StorageFullException.class);
    small.pages = 100_000;
    assertThat(store.append(id, Batch.of("agent", next, regular(stored, 50))).repeated()).isFalse();
    assertThat(all()).isEqualTo(regular(0, (int) stored + 50));
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear colleague, ".repeat(100));
    assertThatThrownBy(() -> SeriesStore.sqlite(letter))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("letter.txt")
        .hasMessageContaining("damaged");
    assertThat(letter).content().startsWith("Dear colleague");
  }

  @Test
  void aFileWithOverwrittenPagesIsNamedAsDamaged() throws IOException {
    store.append(id, regular(0, 100_000));
    store.close();
    byte[] bytes = Files.readAllBytes(file());
    for (int i = bytes.length / 4; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file(), bytes);
    assertThatThrownBy(
            () -> {
              try (SeriesStore damaged = open()) {
                damaged.points(id).forEach(Points::size);
              }
            })
        .isInstanceOfAny(DamagedDataException.class, StoreException.class)
        .hasMessageContaining("damaged");
    store = SeriesStore.sqlite(folder.resolve("other.db"));
  }
}
