package org.finales.client;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One claim on its way from begun to delivered, on a thread of its own. */
final class Job implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Work work;
  private final Claim claim;
  private final Worker.Task task;
  private final Consumer<Boolean> atEnd;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** The thread at work, while it may be interrupted; guarded by this. */
  private @Nullable Thread thread;

  private volatile boolean abandoned;
  private volatile boolean unwanted;
  private volatile boolean over;

  Job(Work work, Claim claim, Worker.Task task, Consumer<Boolean> atEnd) {
    this.work = work;
    this.claim = claim;
    this.task = task;
    this.atEnd = atEnd;
  }

  Claim claim() {
    return claim;
  }

  /** Whether the claim needs no heartbeat any more. */
  boolean isOver() {
    return over;
  }

  /** Stops the task, because the worker closes; the request is given back. */
  synchronized void abandon() {
    abandoned = true;
    stopped.countDown();
    interrupt();
  }

  /** Stops the task, because the claim is no longer held. */
  synchronized void stop(ClaimState state) {
    if (state == ClaimState.DELIVERED) {
      return; // By this very job, a moment ago.
    }
    LOG.info("claim {} is {}: its task is stopped", claim.token(), state.wireName());
    unwanted = true;
    over = true;
    stopped.countDown();
    interrupt();
  }

  @Override
  public void run() {
    boolean delivered = false;
    try {
      delivered = answer();
    } catch (BrokerException e) {
      LOG.warn("claim {} ends without a result", claim.token(), e);
    } finally {
      over = true;
      // What interrupted the task is not to interrupt what the thread does next.
      Thread.interrupted();
      atEnd.accept(delivered);
    }
  }

  private boolean answer() {
    ResultDraft draft;
    try {
      occupy();
      insist(() -> work.begin(claim.token()));
      Object found = task.answer(claim);
      draft = found instanceof ResultDraft whole ? whole : ResultDraft.answering(claim, found);
    } catch (Worker.ImpossibleException e) {
      release();
      fail(String.valueOf(e.getMessage()), true);
      return false;
    } catch (Exception e) {
      release();
      if (abandoned) {
        insist(() -> work.giveBack(claim.token(), "the tenant is stopping"));
      } else if (!unwanted) {
        LOG.warn("the task of claim {} failed", claim.token(), e);
        fail(e.toString(), false);
      }
      return false;
    }
    release();
    return !unwanted && deliver(draft);
  }

  private boolean deliver(ResultDraft draft) {
    String key = draft.idempotencyKey();
    ResultDraft keyed =
        new ResultDraft(
            draft.quantity(),
            draft.method(),
            draft.parameters(),
            draft.data(),
            draft.onBehalfOf(),
            key == null ? "work-" + UUID.randomUUID() : key);
    try {
      insist(() -> work.deliver(claim.token(), keyed));
      return true;
    } catch (ConflictException e) {
      LOG.warn("nobody wants the result of claim {} any more", claim.token(), e);
    } catch (UnavailableException e) {
      throw e;
    } catch (BrokerException e) {
      LOG.warn("the result of claim {} is refused", claim.token(), e);
      fail("the result was refused: " + e.getMessage(), false);
    }
    return false;
  }

  private void fail(String reason, boolean permanent) {
    String said = reason.length() > 4000 ? reason.substring(0, 4000) : reason;
    insist(() -> work.fail(claim.token(), said, permanent));
  }

  /** Does what can be repeated without harm, until the broker answers or the job is stopped. */
  private void insist(Runnable call) {
    while (true) {
      try {
        call.run();
        return;
      } catch (UnavailableException e) {
        if (abandoned || unwanted) {
          throw e;
        }
        LOG.warn("claim {} waits for the broker: {}", claim.token(), e.getMessage());
        try {
          stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  private synchronized void occupy() throws InterruptedException {
    if (abandoned || unwanted) {
      throw new InterruptedException("stopped before it began");
    }
    thread = Thread.currentThread();
  }

  /** From here on nothing interrupts the thread: what is found is told. */
  private synchronized void release() {
    thread = null;
    Thread.interrupted();
  }

  private void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
