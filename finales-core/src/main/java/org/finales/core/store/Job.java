package org.finales.core.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;

/** One caller's work and what becomes of it. Run by the writer, awaited by the caller. */
final class Job<T> {
  private final Function<Ledger, T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T value;
  private @Nullable Throwable failure;

  Job(Function<Ledger, T> work) {
    this.work = work;
  }

  /** Runs the work; whether it went well. Forgets what came of an earlier run. */
  boolean run(Ledger ledger) {
    value = null;
    failure = null;
    try {
      value = work.apply(ledger);
    } catch (RuntimeException | Error e) {
      // An error of one caller's work, such as a stack overflow, is that caller's alone.
      failure = e;
    }
    return failure == null;
  }

  /** Says that the database refused what the work had written. */
  void refuse(DatabaseException e) {
    failure = e;
  }

  /** Whether the database, not the work itself, is to blame. */
  boolean isRefused() {
    return failure instanceof DatabaseException;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Answers the caller with what came of the work. */
  @SuppressWarnings("NullAway") // work may be declared to return null
  void answer() {
    Throwable failed = failure;
    if (failed == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(
          failed instanceof DatabaseException e ? SqlStore.unavailable(e) : failed);
    }
  }

  /** Answers the caller that nothing came of it. */
  void fail(UnavailableException e) {
    answer.completeExceptionally(e);
  }

  /** Waits for the answer. */
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // Thrown on the writer's thread: let the trace show who asked.
      cause.addSuppressed(new Throwable("asked for here"));
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException known ? known : e;
    }
  }
}
