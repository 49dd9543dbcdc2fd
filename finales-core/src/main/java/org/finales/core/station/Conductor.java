package org.finales.core.station;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.VirtualClock;

/**
 * Lets workers work when they are due: each on a thread of its own in real time, all on one thread
 * in the order of their times on a virtual clock, which goes as fast as it can while an experiment
 * runs, and as the computer's clock otherwise.
 */
final class Conductor implements AutoCloseable {
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(200);

  private record Turn(ChannelWorker worker, long due, long number) {}

  private final LabClock clock;
  private final List<Thread> threads = new ArrayList<>();
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparingLong(Turn::due).thenComparingLong(Turn::number));
  private final Object bell = new Object();
  private final ArrayDeque<ChannelWorker> rung = new ArrayDeque<>();
  private final Set<ChannelWorker> waiting =
      java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
  private volatile boolean closed;
  private volatile long turnNanos = System.nanoTime();
  private long numbers;

  Conductor(LabClock clock) {
    this.clock = clock;
  }

  /** Begins. */
  void start(List<ChannelWorker> workers) {
    if (clock instanceof VirtualClock) {
      for (ChannelWorker worker : workers) {
        turns.add(new Turn(worker, clock.nanos(), numbers++));
      }
      thread("station", () -> together(workers));
    } else {
      for (ChannelWorker worker : workers) {
        thread("channel " + worker.name(), () -> alone(worker));
      }
    }
    threads.forEach(Thread::start);
  }

  private void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
  }

  /**
   * Whether all workers share a thread that did something within a time: then a worker that was not
   * called for longer only waits for its turn.
   *
   * @param nanos the time, in ns of real time
   */
  boolean isTakingTurns(long nanos) {
    return clock instanceof VirtualClock && System.nanoTime() - turnNanos < nanos;
  }

  /** Wakes a worker. */
  void ring(ChannelWorker worker) {
    synchronized (bell) {
      if (waiting.add(worker)) {
        rung.add(worker);
      }
      bell.notifyAll();
    }
  }

  private void alone(ChannelWorker worker) {
    while (!closed) {
      long due = worker.tick();
      synchronized (bell) {
        long left = due - clock.nanos();
        while (left > 0 && !closed && !waiting.contains(worker)) {
          try {
            TimeUnit.NANOSECONDS.timedWait(bell, left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
          left = due - clock.nanos();
        }
        if (waiting.remove(worker)) {
          rung.remove(worker);
        }
      }
    }
  }

  private void together(List<ChannelWorker> workers) {
    while (!closed) {
      turnNanos = System.nanoTime();
      ChannelWorker ringing = ringing();
      if (ringing != null) {
        ringing.tick();
      } else if (workers.stream().anyMatch(ChannelWorker::isRunning)) {
        turn();
      } else {
        workers.forEach(ChannelWorker::tick);
        nap();
      }
    }
  }

  private void turn() {
    Turn next = turns.remove();
    long left = next.due() - clock.nanos();
    if (left > 0) {
      clock.pause(java.time.Duration.ofNanos(left));
    }
    turns.add(new Turn(next.worker(), next.worker().tick(), numbers++));
  }

  private @org.jspecify.annotations.Nullable ChannelWorker ringing() {
    synchronized (bell) {
      ChannelWorker worker = rung.poll();
      if (worker != null) {
        waiting.remove(worker);
      }
      return worker;
    }
  }

  private void nap() {
    long before = System.nanoTime();
    rest();
    clock.pause(java.time.Duration.ofNanos(Math.min(System.nanoTime() - before, NAP)));
  }

  private void rest() {
    synchronized (bell) {
      if (rung.isEmpty() && !closed) {
        try {
          TimeUnit.NANOSECONDS.timedWait(bell, NAP);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          closed = true;
        }
      }
    }
  }

  /** Ends; waits a while for workers that are busy. */
  @Override
  public void close() {
    closed = true;
    synchronized (bell) {
      bell.notifyAll();
    }
    for (Thread thread : threads) {
      try {
        thread.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
