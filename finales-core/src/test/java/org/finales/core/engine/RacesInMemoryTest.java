package org.finales.core.engine;

import org.finales.core.store.Store;

/** {@link RaceContract} in memory. */
class RacesInMemoryTest extends RaceContract {
  @Override
  Store open() {
    return Store.inMemory();
  }
}
