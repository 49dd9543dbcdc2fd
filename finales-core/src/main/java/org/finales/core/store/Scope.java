package org.finales.core.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows the ledger of the work that each thread is running. Thread-safe. */
final class Scope {
  /** One for each store: work on one may read another. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Ledger> current = new ThreadLocal<>();

  /** The ledger of the work that the present thread is running; {@code null} for none. */
  @Nullable Ledger current() {
    return current.get();
  }

  /** Runs work that has this ledger. */
  <T> T within(Ledger ledger, Supplier<T> work) {
    current.set(ledger);
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }
}
