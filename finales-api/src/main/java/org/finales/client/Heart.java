package org.finales.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps claims alive while their tasks run, and stops tasks whose claims are held no more. */
final class Heart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

  /** How often a claim without end asks whether it is still wanted. */
  private static final Duration SLOWEST = Duration.ofSeconds(30);

  private static final Duration FASTEST = Duration.ofMillis(300);

  private final Work work;
  private final ScheduledExecutorService beats;

  Heart(Work work, String name) {
    this.work = work;
    this.beats =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "finales-" + name + "-heart");
              thread.setDaemon(true);
              return thread;
            });
  }

  void keep(Job job) {
    later(job, interval(job.claim()));
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }

  private void later(Job job, Duration interval) {
    try {
      beats.schedule(() -> beat(job, interval), interval.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("claim {} is kept alive no longer: the worker is closed", job.claim().token());
    }
  }

  private void beat(Job job, Duration interval) {
    if (job.isOver()) {
      return;
    }
    try {
      Claim now = work.heartbeat(job.claim().token());
      if (!now.state().isHeld()) {
        if (!job.isOver()) {
          job.stop(now.state());
        }
        return;
      }
    } catch (UnavailableException e) {
      LOG.warn("claim {} could not be renewed: {}", job.claim().token(), e.getMessage());
    } catch (BrokerException e) {
      LOG.error("claim {} cannot be renewed", job.claim().token(), e);
    }
    later(job, interval);
  }

  /** A third of the lease, so that two heartbeats may get lost. */
  private static Duration interval(Claim claim) {
    Instant until = claim.leaseUntil();
    if (until == null) {
      return SLOWEST;
    }
    Duration third = Duration.between(claim.granted(), until).dividedBy(3);
    if (third.compareTo(FASTEST) < 0) {
      return FASTEST;
    }
    return third.compareTo(SLOWEST) > 0 ? SLOWEST : third;
  }
}
