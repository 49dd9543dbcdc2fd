package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.timeseries.Recording.regular;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.finales.core.store.Store;
import org.finales.core.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link SeriesArchiveContract} for a PostgreSQL database. */
class PostgresSeriesTest extends SeriesArchiveContract {
  private final String url = TestPostgres.freshDatabase();

  @Override
  SeriesStore open() {
    return SeriesStore.postgres(url);
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @AfterEach
  void dropDatabase() {
    store.close();
    TestPostgres.drop(url);
  }

  @Test
  void theLedgerLiesInTheSameDatabase() {
    try (Store ledger = Store.postgres(url)) {
      store.append(id, regular(0, 10));
      assertThat(ledger.<Long>read(log -> log.events().newest())).isZero();
    }
    reopen();
    assertThat(all()).isEqualTo(regular(0, 10));
  }

  @Test
  void aConnectionThatBreaksBetweenAppendsIsReplacedUnnoticed() {
    for (int i = 1; i < 4; i++) {
      store.append(id, Batch.of("agent", i, regular(i, 1)));
      TestPostgres.cutConnections(url);
    }
    store.append(id, Batch.of("agent", 4, regular(4, 1)));
    assertThat(store.status(id).points()).isEqualTo(4);
  }
}
