package org.finales.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.Broker;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of a tenant over any broker, near or far: it asks for work, keeps the claim alive while
 * a {@link Task} works, delivers what the task found, and says so when the task failed.
 *
 * <pre>{@code
 * try (Worker worker = Worker.as(broker, "densimeter 3")
 *     .serve(Offer.unrestricted("density", "vibrating_tube"), claim -> measure(claim.parameters()))
 *     .start()) {
 *   worker.await();
 * }
 * }</pre>
 *
 * <p>A broker that cannot be reached is asked again until it can. A task whose request was
 * retracted or whose claim is lost is interrupted. Closing lets running tasks finish for a while,
 * then interrupts them and gives their requests back. Thread-safe.
 */
public final class Worker implements AutoCloseable {
  /** Does the work of one claim. */
  @FunctionalInterface
  public interface Task {
    /**
     * Answers a request. Runs on a thread of the worker's, which is interrupted when the answer is
     * no longer wanted.
     *
     * @return the data found, as a tree, a map or a record, which then count as found with the
     *     parameters asked for; or a {@code ResultDraft} that says everything itself
     * @throws ImpossibleException if trying again is pointless
     * @throws Exception if the work failed this time
     */
    Object answer(Claim claim) throws Exception;
  }

  /** Says that a request cannot be answered, now or later, by anybody. */
  public static final class ImpossibleException extends Exception {
    private static final long serialVersionUID = 1L;

    public ImpossibleException(String message) {
      super(message);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Broker broker;
  private final Tenant tenant;
  private final Map<List<String>, Task> tasks;
  private final Duration wait;
  private final Duration patience;
  private final ClaimOptions options;
  private final Semaphore free;
  private final ExecutorService hands;
  private final Heart heart;
  private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger delivered = new AtomicInteger();
  private final Thread asker;
  private volatile @Nullable BrokerException failure;

  private Worker(Builder builder, Tenant tenant) {
    this.broker = builder.broker;
    this.tenant = tenant;
    this.tasks = Map.copyOf(builder.tasks);
    this.wait = builder.wait;
    this.patience = builder.patience;
    this.options = new ClaimOptions(tenant.id(), null, builder.lease);
    this.free = new Semaphore(builder.slots);
    AtomicInteger number = new AtomicInteger();
    this.hands =
        Executors.newCachedThreadPool(
            task -> {
              String name = "finales-" + tenant.name() + "-" + number.incrementAndGet();
              return daemon(task, name);
            });
    this.heart = new Heart(broker.work(), tenant.name());
    this.asker = daemon(this::ask, "finales-" + tenant.name());
  }

  /**
   * Starts the description of a worker.
   *
   * @param name the tenant's name, unique among active tenants
   */
  public static Builder as(Broker broker, String name) {
    return new Builder(broker, name);
  }

  /** The tenant in whose name it works. */
  public Tenant tenant() {
    return tenant;
  }

  /** How many results were accepted so far. */
  public int delivered() {
    return delivered.get();
  }

  /**
   * Waits until the worker ends, because it was closed or the broker refuses it.
   *
   * @throws BrokerException if it ended because the broker refuses it
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    ended.await();
    BrokerException why = failure;
    if (why != null) {
      throw why;
    }
  }

  @Override
  public void close() {
    if (closing.getCount() == 0) {
      return;
    }
    closing.countDown();
    asker.interrupt();
    boolean interrupted = false;
    try {
      asker.join(patience.toMillis() + 1000);
      hands.shutdown();
      if (!hands.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        jobs.values().forEach(Job::abandon);
        if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
          LOG.warn("tasks of {} do not stop when interrupted", tenant.name());
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
      jobs.values().forEach(Job::abandon);
    }
    heart.close();
    leave();
    ended.countDown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives back what was claimed for this worker while it was closed, and says goodbye. */
  private void leave() {
    try {
      for (Claim held : broker.work().held()) {
        if (tenant.id().equals(held.tenant()) && !held.begun() && !jobs.containsKey(held.token())) {
          broker.work().giveBack(held.token(), "the tenant is stopping");
        }
      }
      broker.tenants().leave(tenant.id());
    } catch (BrokerException e) {
      LOG.debug("could not say that {} is leaving", tenant.name(), e);
    }
  }

  private void ask() {
    Duration pause = FIRST_PAUSE;
    try {
      while (closing.getCount() > 0) {
        free.acquire();
        boolean taken = false;
        try {
          Claim claim = claimOrNull();
          pause = FIRST_PAUSE;
          if (claim != null && closing.getCount() == 0) {
            broker.work().giveBack(claim.token(), "the tenant is stopping");
          } else if (claim != null) {
            start(claim);
            taken = true;
          }
        } catch (UnavailableException e) {
          if (closing.getCount() == 0) {
            return;
          }
          LOG.warn("{} waits for the broker: {}", tenant.name(), e.getMessage());
          pause = pauseAndGrow(pause);
        } finally {
          if (!taken) {
            free.release();
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} asks no more", tenant.name());
    } catch (BrokerException e) {
      LOG.error("{} ends: the broker refuses it", tenant.name(), e);
      failure = e;
      ended.countDown();
    } catch (RuntimeException e) {
      LOG.error("{} ends", tenant.name(), e);
      failure = new UnavailableException("the worker failed", e);
      ended.countDown();
    }
  }

  private @Nullable Claim claimOrNull() throws InterruptedException {
    try {
      return broker.work().next(options, wait).orElse(null);
    } catch (ConflictException e) {
      if (!e.code().equals(ConflictException.NO_FREE_SLOT)) {
        throw e;
      }
    }
    // A claim whose answer was lost on the way, or one from before a restart.
    for (Claim held : broker.work().held()) {
      boolean mine = tenant.id().equals(held.tenant()) && !jobs.containsKey(held.token());
      if (mine && !held.begun()) {
        LOG.info("{} takes up claim {} again", tenant.name(), held.token());
        return held;
      } else if (mine) {
        LOG.warn(
            "claim {} of {} was begun by an earlier run; deliver it, give it back, or have the"
                + " request reassigned",
            held.token(),
            tenant.name());
      }
    }
    closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    return null;
  }

  private void start(Claim claim) {
    Task task = tasks.get(key(claim.request().quantity(), String.valueOf(claim.method())));
    if (task == null) {
      broker.work().giveBack(claim.token(), "this program does not serve " + claim.method());
      free.release();
      return;
    }
    Job job =
        new Job(
            broker.work(),
            claim,
            task,
            ok -> {
              if (ok) {
                delivered.incrementAndGet();
              }
              jobs.remove(claim.token());
              free.release();
            });
    jobs.put(claim.token(), job);
    heart.keep(job);
    hands.execute(job);
  }

  private Duration pauseAndGrow(Duration pause) throws InterruptedException {
    closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static List<String> key(String quantity, String method) {
    return List.of(quantity, method);
  }

  /** Describes a worker. Not thread-safe. */
  public static final class Builder {
    private final Broker broker;
    private final String name;
    private final Map<List<String>, Task> tasks = new LinkedHashMap<>();
    private final Map<List<String>, Offer> offers = new LinkedHashMap<>();
    private String contact = "";
    private int slots = 1;
    private Duration wait = Duration.ofSeconds(30);
    private Duration patience = Duration.ofSeconds(10);
    private @Nullable Duration lease;

    private Builder(Broker broker, String name) {
      this.broker = broker;
      this.name = name;
    }

    /**
     * Offers a capability and says how its requests are answered.
     *
     * @throws IllegalArgumentException if the capability is served already
     */
    public Builder serve(Offer offer, Task task) {
      List<String> key = key(offer.quantity(), offer.method());
      if (tasks.putIfAbsent(key, task) != null) {
        throw new IllegalArgumentException(
            offer.quantity() + " by " + offer.method() + " is served by another task already");
      }
      offers.put(key, offer);
      return this;
    }

    /** Whom to ask about the tenant; nobody unless said. */
    public Builder contact(String text) {
      this.contact = text;
      return this;
    }

    /** How many requests it works on at once; 1 unless said. */
    public Builder slots(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("a worker has at least one slot");
      }
      this.slots = number;
      return this;
    }

    /** How long one question for work waits; 30 s unless said. */
    public Builder waitFor(Duration time) {
      this.wait = time;
      return this;
    }

    /** How long a claim lasts without a heartbeat; the broker's default unless said. */
    public Builder lease(Duration time) {
      this.lease = time;
      return this;
    }

    /** How long running tasks may take to finish when the worker is closed; 10 s unless said. */
    public Builder patience(Duration time) {
      this.patience = time;
      return this;
    }

    /**
     * Registers the tenant and starts to work.
     *
     * @throws IllegalStateException if nothing is served
     * @throws BrokerException if the broker does not take the tenant
     */
    public Worker start() {
      if (tasks.isEmpty()) {
        throw new IllegalStateException("a worker without a task would wait for ever: serve()");
      }
      Tenant tenant =
          broker
              .tenants()
              .register(new TenantDraft(name, contact, List.copyOf(offers.values()), slots));
      Worker worker = new Worker(this, tenant);
      worker.asker.start();
      return worker;
    }
  }
}
