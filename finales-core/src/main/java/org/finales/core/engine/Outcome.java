package org.finales.core.engine;

import org.finales.api.broker.BrokerException;
import org.jspecify.annotations.Nullable;

/**
 * What became of a piece of work whose refusal is itself to be remembered: an exception would undo
 * the entry in the log that says so.
 */
final class Outcome<T> {
  private final @Nullable T value;
  private final @Nullable BrokerException refusal;

  private Outcome(@Nullable T value, @Nullable BrokerException refusal) {
    this.value = value;
    this.refusal = refusal;
  }

  static <T> Outcome<T> of(T value) {
    return new Outcome<>(value, null);
  }

  static <T> Outcome<T> refused(BrokerException refusal) {
    return new Outcome<>(null, refusal);
  }

  /** The value, or the refusal thrown, after it is safe in the log. */
  T get() {
    if (value == null) {
      throw refusal == null ? new IllegalStateException("an outcome of nothing") : refusal;
    }
    return value;
  }
}
