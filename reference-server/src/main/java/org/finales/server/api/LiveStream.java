package org.finales.server.api;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of what is going on right now. It is woken when there is news and then asks
 * for what to say, so whatever became old while the client was slow is never written. A slow client
 * holds one piece of text in memory and no thread, and nobody waits for it.
 */
final class LiveStream extends SseWriter {
  /** What a client is to hear; asked by one thread at a time. */
  @FunctionalInterface
  interface Teller {
    /** What there is to say that was not said before, as server-sent events; null for nothing. */
    @Nullable String next();
  }

  private final Teller teller;

  // Guarded by this.
  private boolean greeted;
  private boolean said;
  private volatile boolean scheduled;

  LiveStream(Call call, Teller teller, Executor answering) {
    super(call, answering);
    this.teller = teller;
  }

  /** Says that there is news; returns at once. */
  void wake() {
    if (scheduled || ended().isDone()) {
      return;
    }
    scheduled = true;
    try {
      answering.execute(
          () -> {
            scheduled = false;
            pump();
          });
    } catch (RejectedExecutionException e) {
      finish();
    }
  }

  @Override
  @Nullable String more() {
    call.stillKnown();
    if (!greeted) {
      greeted = true;
      return ": listening\n\n";
    }
    String text = teller.next();
    said |= text != null;
    return text;
  }

  /** Called now and then: a stream that said nothing since says that it is still there. */
  void keepAlive() {
    synchronized (this) {
      greeted = said;
      said = false;
    }
    wake();
  }
}
