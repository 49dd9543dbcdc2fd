package org.finales.core.engine;

import org.finales.core.store.Store;

/** {@link RequestLifeContract} in memory. */
class RequestLifeInMemoryTest extends RequestLifeContract {
  @Override
  Store open() {
    return Store.inMemory();
  }
}
