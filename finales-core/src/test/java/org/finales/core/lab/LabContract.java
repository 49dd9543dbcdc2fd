package org.finales.core.lab;

import java.nio.file.Path;
import org.finales.core.store.Store;
import org.finales.core.store.TestPostgres;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A laboratory under test, on SQLite unless a test says otherwise. */
@Timeout(60)
abstract class LabContract {
  @TempDir Path folder;
  private String url = "";
  LabFixture fixture;
  Laboratory lab;

  boolean isOnPostgres() {
    return false;
  }

  @BeforeEach
  void openLaboratory() {
    if (isOnPostgres()) {
      url = TestPostgres.freshDatabase();
    }
    open();
  }

  private void open() {
    fixture =
        isOnPostgres()
            ? new LabFixture(Store.postgres(url), SeriesStore.postgres(url))
            : new LabFixture(
                Store.sqlite(folder.resolve("finales.db")),
                SeriesStore.sqlite(folder.resolve("series.db")));
    lab = fixture.lab;
  }

  /** Closes and opens everything, as a restart does; the clock begins anew. */
  void restart() {
    fixture.close();
    open();
  }

  @AfterEach
  void closeLaboratory() {
    fixture.close();
    if (!url.isEmpty()) {
      TestPostgres.drop(url);
    }
  }
}
