package org.finales.core.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.Committed;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;

/** A store that does not answer some threads for a while. */
final class FaultyStore implements Store {
  private final Store store;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String threads = "";

  FaultyStore(Store store) {
    this.store = store;
  }

  /** Fails the next reads of threads of this name. */
  void failReadsOf(String name, int times) {
    threads = name;
    failures.set(times);
  }

  int failuresLeft() {
    return failures.get();
  }

  @Override
  public <T> T read(Function<Ledger, T> work) {
    if (Thread.currentThread().getName().equals(threads)
        && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new UnavailableException("an outage that a test wished for", null);
    }
    return store.read(work);
  }

  @Override
  public <T> T write(Function<Ledger, T> work) {
    return store.write(work);
  }

  @Override
  public void follow(Consumer<List<Committed>> follower) {
    store.follow(follower);
  }

  @Override
  public void refresh() {
    store.refresh();
  }

  @Override
  public void backup(Path target) {
    store.backup(target);
  }

  @Override
  public void archive(Path target) {
    store.archive(target);
  }

  @Override
  public void close() {
    store.close();
  }
}
