package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.timeseries.Recording.BEGIN;
import static org.finales.core.timeseries.Recording.regular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.finales.api.broker.InvalidException;
import org.junit.jupiter.api.Test;

/** What every store of time series promises about archives. */
abstract class SeriesArchiveContract extends SeriesStoreContract {

  private byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.export(id, out);
    return out.toByteArray();
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void aDatasetComesBackFromItsArchiveAsItWas() throws IOException {
    Random random = new Random(3);
    List<RecordedEvent> events = new ArrayList<>();
    long points = 0;
    for (int i = 1; i < 12; i++) {
      SeriesEvent event =
          new SeriesEvent(BEGIN + i, "status", "part " + i, i % 2 == 0 ? "{}" : null);
      Points some = Recording.odd(random, random.nextInt(3000), i * 1_000_000_000L);
      store.append(id, new Batch("agent", i, some, List.of(event)));
      points += some.size();
      events.add(new RecordedEvent(i, points, event));
    }
    Points before = all();
    byte[] archive = archive();
    assertThatThrownBy(() -> store.restore(stream(archive)))
        .as("it is there already")
        .isInstanceOf(InvalidException.class);
    store.delete(id);
    assertThat(store.restore(stream(archive))).isEqualTo(id);
    assertThat(store.datasets()).containsExactly(dataset);
    assertThat(all()).isEqualTo(before);
    assertThat(store.events(id, 0, 100)).isEqualTo(events);
    assertThat(store.newestBatch(id, "agent")).isEqualTo(11);
    assertThat(archive()).as("an archive of what was restored").isEqualTo(archive);
    assertThat(store.append(id, Batch.of("agent", 12, regular(0, 2))).points())
        .isEqualTo(points + 2);
  }

  @Test
  void aDamagedArchiveIsRefusedAndLeavesNothing() throws IOException {
    store.append(id, regular(0, 5000));
    store.record(id, new SeriesEvent(BEGIN, "alarm", "hot", null));
    byte[] archive = archive();
    store.delete(id);
    Random random = new Random(9);
    for (int i = 0; i < 12; i++) {
      byte[] damaged = archive.clone();
      int place = i == 0 ? 3 : random.nextInt(archive.length);
      damaged[place] ^= 4;
      assertThatThrownBy(() -> store.restore(stream(damaged)))
          .as("byte %s", place)
          .isInstanceOfAny(DamagedDataException.class, InvalidException.class);
      byte[] cut = Arrays.copyOf(archive, 20 + random.nextInt(archive.length - 20));
      assertThatThrownBy(() -> store.restore(stream(cut)))
          .isInstanceOf(DamagedDataException.class)
          .hasMessageContaining("ends too early");
    }
    assertThat(store.datasets()).isEmpty();
  }

  @Test
  void nobodySeesADatasetThatIsBeingFilledBeforeAllOfItIsThere() {
    RecordedDataset other = Recording.dataset();
    try (SeriesLoad load = store.load(other)) {
      load.append(regular(0, 5000));
      load.record(List.of(new SeriesEvent(BEGIN, "note", "behind the points", null)));
      assertThat(store.datasets()).containsExactly(dataset);
      assertThat(store.find(other.id())).isEmpty();
      load.finish(List.of("a", "b"));
    }
    RecordedDataset found = store.find(other.id()).orElseThrow();
    assertThat(found.modes()).containsExactly("a", "b");
    assertThat(found.name()).isEqualTo(other.name());
    assertThat(store.status(other.id()).points()).isEqualTo(5000);
    assertThat(store.status(other.id()).tail()).as("points that are not in blocks").isZero();
    assertThat(store.events(other.id(), 0, 10)).hasSize(1);
    assertThatThrownBy(() -> store.load(other)).isInstanceOf(InvalidException.class);
  }

  @Test
  void aLoadThatIsNotFinishedLeavesNothing() throws SQLException {
    try (SeriesLoad load = store.load(Recording.dataset())) {
      load.append(regular(0, 5000));
    }
    assertThat(store.datasets()).containsExactly(dataset);
    assertThat(rowsOfDatasets()).isEqualTo(1);
  }

  @Test
  void whatADeadProcessLeftIsNeverSeenAndDeleted() throws SQLException {
    SeriesLoad load = store.load(Recording.dataset());
    load.append(regular(0, 5000));
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      // The process of this number had begun at another time.
      int renamed =
          sql.executeUpdate(
              "update series_dataset set name = replace(name, ' "
                  + ProcessHandle.current().pid()
                  + " ', ' "
                  + ProcessHandle.current().pid()
                  + " 1') where name like '%load%'");
      assertThat(renamed).isEqualTo(1);
    }
    assertThat(store.datasets()).containsExactly(dataset);
    reopen();
    assertThat(store.datasets()).containsExactly(dataset);
    assertThat(rowsOfDatasets()).as("data sets in the database").isEqualTo(1);
  }

  private long rowsOfDatasets() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("select count(*) from series_dataset")) {
      row.next();
      return row.getLong(1);
    }
  }
}
