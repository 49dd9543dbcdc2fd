package org.finales.core.store;

/** {@link StoreContract} for a store that forgets. */
class InMemoryStoreTest extends StoreContract {
  @Override
  Store open() {
    return Store.inMemory();
  }
}
