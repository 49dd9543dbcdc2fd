package org.finales.core.lab;

import java.nio.file.Path;
import org.finales.core.engine.Actor;
import org.finales.core.station.LabLink;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@link LabLinkContract} within the process. */
class EmbeddedLinkTest extends LabLinkContract {
  @TempDir private Path folder;
  private LabFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LabFixture(Store.inMemory(), SeriesStore.sqlite(folder.resolve("series.db")));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Override
  protected LabFixture fixture() {
    return fixture;
  }

  @Override
  protected LabLink link(Actor actor) {
    return fixture.lab.link(actor);
  }
}
