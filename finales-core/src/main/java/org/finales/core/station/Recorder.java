package org.finales.core.station;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.finales.api.broker.UnavailableException;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.BatchOrderException;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;

/**
 * Brings points and events of one data set to the laboratory, in their order and once: batches are
 * numbered, and one that was not acknowledged is sent again. While a batch is under way, what comes
 * next is gathered. Not thread-safe.
 */
final class Recorder {
  /** Most batches under way. */
  private static final int UNDER_WAY = 4;

  /** Most batches that wait, under way or to be sent again; more is more than can be kept. */
  private static final int MOST_WAITING = 512;

  /** Most points of a batch. */
  private static final int MOST_POINTS = 2_000;

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final class Sent {
    final Batch batch;
    @Nullable CompletableFuture<Receipt> answer;

    Sent(Batch batch) {
      this.batch = batch;
    }
  }

  private final LabLink link;
  private final UUID dataset;
  private final int auxiliaries;
  private final String source = "run " + UUID.randomUUID();
  private final ArrayDeque<Sent> waiting = new ArrayDeque<>();
  private Points.Builder gathered;
  private long number;
  private long taken;
  private long durable;
  private long retryNanos;
  private @Nullable RuntimeException trouble;

  /**
   * Makes one.
   *
   * @param points how many points the data set has
   */
  Recorder(LabLink link, UUID dataset, int auxiliaries, long points) {
    this.link = link;
    this.dataset = dataset;
    this.auxiliaries = auxiliaries;
    this.gathered = Points.builder(auxiliaries);
    this.taken = points;
    this.durable = points;
  }

  /** Takes a point. */
  void point(
      long instrumentMicros,
      long hostMicros,
      int step,
      int cycle,
      int mode,
      double voltage,
      double current,
      double[] auxiliary) {
    gathered.add(instrumentMicros, hostMicros, step, cycle, mode, voltage, current, auxiliary);
    taken++;
    if (gathered.size() >= MOST_POINTS) {
      close(List.of());
    }
  }

  /** Takes events that belong behind the last point, and are on disk if and only if it is. */
  void events(List<SeriesEvent> events) {
    if (!events.isEmpty()) {
      close(events);
    }
  }

  private void close(List<SeriesEvent> events) {
    waiting.add(new Sent(new Batch(source, ++number, gathered.build(), new ArrayList<>(events))));
    gathered = Points.builder(auxiliaries);
    send();
  }

  /** Sends what was gathered, unless enough is under way. */
  void flush() {
    poll();
    if (gathered.size() > 0 && (waiting.isEmpty() || waiting.size() < 2)) {
      close(List.of());
    }
  }

  private void send() {
    if (trouble != null && System.nanoTime() - retryNanos < 0) {
      return;
    }
    int underWay = 0;
    for (Sent sent : waiting) {
      if (underWay++ >= UNDER_WAY) {
        return;
      }
      if (sent.answer == null) {
        sent.answer = start(sent.batch);
      }
    }
  }

  private CompletableFuture<Receipt> start(Batch batch) {
    try {
      return link.append(dataset, batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Looks what was acknowledged, and sends again what was not. */
  void poll() {
    Sent head = waiting.peek();
    while (head != null) {
      CompletableFuture<Receipt> answer = head.answer;
      if (answer == null || !answer.isDone()) {
        break;
      }
      RuntimeException failure = failure(answer);
      if (failure != null) {
        failed(failure);
        break;
      }
      trouble = null;
      durable += head.batch.points().size();
      waiting.remove();
      head = waiting.peek();
    }
    send();
  }

  private static @Nullable RuntimeException failure(CompletableFuture<Receipt> answer) {
    try {
      answer.join();
      return null;
    } catch (CompletionException e) {
      return e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void failed(RuntimeException failure) {
    trouble = failure;
    retryNanos = System.nanoTime() + RETRY_NANOS;
    for (Sent sent : waiting) {
      CompletableFuture<Receipt> answer = sent.answer;
      if (answer != null && answer.isDone()) {
        sent.answer = null;
      }
    }
  }

  /**
   * Sends everything and waits until it is on disk.
   *
   * @param nanos how long at most, in real time
   * @return whether it is
   */
  boolean await(long nanos) {
    long until = System.nanoTime() + nanos;
    if (gathered.size() > 0) {
      close(List.of());
    }
    poll();
    while (!waiting.isEmpty()) {
      long left = until - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      Sent head = waiting.element();
      CompletableFuture<Receipt> answer = head.answer;
      try {
        if (answer == null) {
          // nobody answers before it is sent again
          pause(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)));
        } else {
          answer.get(left, TimeUnit.NANOSECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        // poll finds out which
      }
      poll();
      if (isHopeless()) {
        return false;
      }
    }
    return true;
  }

  private void pause(long nanos) throws InterruptedException {
    synchronized (waiting) {
      TimeUnit.NANOSECONDS.timedWait(waiting, nanos);
    }
  }

  /** How many points were taken, those before it was made included. */
  long taken() {
    return taken;
  }

  /** How many of them are on disk. */
  long durable() {
    return durable;
  }

  /** Whether everything that was taken is on disk. */
  boolean isEmpty() {
    return waiting.isEmpty() && gathered.size() == 0;
  }

  /** What the last answer was if it was none to like; null if all is well. */
  @Nullable RuntimeException trouble() {
    return trouble;
  }

  /** Whether what is the trouble does not pass by itself, or too much waits. */
  boolean isHopeless() {
    RuntimeException now = trouble;
    return waiting.size() > MOST_WAITING
        || (now != null
            && !(now instanceof UnavailableException)
            && !(now instanceof BatchOrderException));
  }
}
