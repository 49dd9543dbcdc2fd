package org.finales.core.engine;

import java.nio.file.Path;
import org.finales.core.store.Store;
import org.junit.jupiter.api.io.TempDir;

/** {@link TwoEnginesContract} on an SQLite file. */
class TwoEnginesOnSqliteTest extends TwoEnginesContract {
  @TempDir private Path folder;

  @Override
  Store open() {
    return Store.sqlite(folder.resolve("finales.db"));
  }
}
