package org.finales.core.engine;

import org.finales.core.store.Store;
import org.finales.core.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;

/** {@link TwoEnginesContract} on PostgreSQL. */
class TwoEnginesOnPostgresTest extends TwoEnginesContract {
  private final String url = TestPostgres.freshDatabase();

  @Override
  Store open() {
    return Store.postgres(url);
  }

  @AfterEach
  void dropDatabase() {
    TestPostgres.drop(url);
  }
}
