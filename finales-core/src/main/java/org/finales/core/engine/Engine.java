package org.finales.core.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.UnavailableException;
import org.finales.core.files.FileVault;
import org.finales.core.store.Ledger;
import org.finales.core.store.Numbered;
import org.finales.core.store.Store;
import org.finales.core.store.StoredRequest;
import org.finales.core.store.StoredResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker within the process.
 *
 * <pre>{@code
 * try (Engine engine = Engine.inMemory()) {
 *   Broker broker = engine.as("laboratory");
 *   …
 * }
 * }</pre>
 *
 * <p>Several engines, in one process or many, may work on the same SQLite file or PostgreSQL
 * database. Thread-safe.
 */
public final class Engine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** Rows that a scan reads at a time. */
  private static final int SCAN_PAGE = 500;

  private final Parts parts;
  private final Sweeper sweeper;
  private final @Nullable Path temporary;
  private final ScheduledExecutorService timer;
  private volatile boolean closed;

  private Engine(Builder builder) {
    Store store = builder.store == null ? Store.inMemory() : builder.store;
    Path folder = builder.files;
    this.temporary = folder == null ? temporaryFolder() : null;
    FileVault vault = new FileVault(folder != null ? folder : temporary());
    Signals signals = new Signals();
    Catalog catalog = new Catalog();
    Roster roster = new Roster(builder.settings.presence());
    Backlog backlog = new Backlog(signals, catalog);
    this.parts =
        new Parts(
            store,
            vault,
            builder.clock,
            builder.settings,
            new Drafts(),
            catalog,
            roster,
            backlog,
            new Lifecycle(catalog),
            signals);
    Follower follower = new Follower(parts);
    store.follow(follower::accept);
    follower.load();
    this.sweeper = new Sweeper(parts);
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "finales-timer");
              thread.setDaemon(true);
              return thread;
            });
    if (builder.timed) {
      every(builder.settings.sweep().toMillis(), "sweeping", sweeper::sweep);
      every(builder.settings.refresh().toMillis(), "refreshing", store::refresh);
    }
  }

  /** An engine that forgets everything when it is closed. */
  public static Engine inMemory() {
    return builder().open();
  }

  /**
   * An engine on one SQLite file, made if it is not there; files lie beside it in {@code files}.
   */
  public static Engine open(Path file) {
    return builder().file(file).open();
  }

  /** Starts an engine with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** The broker as an account of the embedding program sees it, with every right. */
  public Broker as(String account) {
    return as(new Actor(account, Role.ADMINISTRATOR, null));
  }

  /** The broker as an actor sees it, with the rights of its role. */
  public Broker as(Actor actor) {
    return new EngineBroker(parts, actor);
  }

  /** The engine's store. */
  public Store store() {
    return parts.store();
  }

  /** Where the bytes of the engine's files are. */
  public FileVault vault() {
    return parts.vault();
  }

  /** The engine's clock. */
  public Clock clock() {
    return parts.clock();
  }

  /**
   * Registers a tenant in an operator's name.
   *
   * @param account the account that may act for it; {@code null} for any account of role tenant
   */
  public Tenant register(Actor operator, TenantDraft draft, @Nullable String account) {
    return new EngineBroker(parts, operator).tenantDesk().registerFor(draft, account);
  }

  /**
   * Holds a request for an account without a tenant record, as {@code Work.claim} does, with
   * something to say about it in the log; the account that holds it already renews its claim.
   */
  public Claim reserve(Actor actor, UUID request, String message) {
    return new EngineBroker(parts, actor).workDesk().reserve(request, message);
  }

  /**
   * Posts a request as {@code Requests.post} does, and writes more with it in one transaction.
   *
   * @param also writes what belongs to the request; not called if the request had been posted
   *     before with the same idempotency key. It may run more than once, and whatever it throws
   *     undoes the request
   */
  public Request post(Actor actor, RequestDraft draft, BiConsumer<Ledger, Request> also) {
    return new RequestDesk(parts, actor).post(draft, also);
  }

  /** Marks a result as amended or deleted without changing its data, as FINALES 2 does. */
  public Result mark(Actor actor, UUID result, ResultStatus status, String reason) {
    return new EngineBroker(parts, actor).resultDesk().mark(result, status, reason);
  }

  /**
   * Hands over every request that a query accepts, oldest first, without reading its JSON. It reads
   * some at a time and holds nothing while the consumer works, which may therefore be slow; a
   * request that changes meanwhile is seen as it was or as it is.
   */
  public void scan(RequestQuery query, Consumer<StoredRequest> consumer) {
    pages(
        after -> parts.store().read(ledger -> ledger.requests().stored(query, after, SCAN_PAGE)),
        consumer);
  }

  /** Hands over every result that a query accepts, as {@link #scan(RequestQuery, Consumer)}. */
  public void scan(ResultQuery query, Consumer<StoredResult> consumer) {
    pages(
        after -> parts.store().read(ledger -> ledger.results().stored(query, after, SCAN_PAGE)),
        consumer);
  }

  private static <T> void pages(LongFunction<List<Numbered<T>>> reader, Consumer<T> consumer) {
    long after = 0;
    List<Numbered<T>> page;
    do {
      page = reader.apply(after);
      for (Numbered<T> entry : page) {
        consumer.accept(entry.value());
        after = entry.sequence();
      }
    } while (!page.isEmpty());
  }

  /** Whether an account is known to answer requests for a quantity. */
  public boolean serves(String account, String quantity) {
    return parts.roster().accountOffers(account, quantity)
        || parts.store().read(ledger -> ledger.claims().hasServed(account, quantity));
  }

  /**
   * Completes when there may be new work for a tenant; take it before looking, and cancel it to
   * give up waiting.
   */
  public CompletableFuture<Void> workSignal(UUID tenant) {
    return parts.signals().of(Backlog.workKey(tenant));
  }

  /**
   * Completes when a request is settled; take it before looking, and cancel it to give up waiting.
   */
  public CompletableFuture<Void> settledSignal(UUID request) {
    return parts.signals().of(Backlog.settledKey(request));
  }

  /**
   * Completes when anything is written to the log; take it before looking, and cancel it to give up
   * waiting.
   */
  public CompletableFuture<Void> eventSignal() {
    return parts.signals().of(Signals.EVENTS);
  }

  /**
   * Ends the leases, deadlines and uploads whose time has come. Runs by itself once a second; call
   * it where the clock is not the system's.
   */
  public void sweep() {
    sweeper.sweep();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    timer.shutdownNow();
    parts.signals().close();
    parts.store().close();
    if (temporary != null) {
      delete(temporary);
    }
  }

  private void every(long millis, String what, Runnable task) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (UnavailableException e) {
            if (!closed) {
              log.warn("{} has to wait: {}", what, e.getMessage());
            }
          } catch (RuntimeException e) {
            log.error("{} failed", what, e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  private Path temporary() {
    if (temporary == null) {
      throw new IllegalStateException("the engine has a folder of its own");
    }
    return temporary;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("finales-files");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for files can be made", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      log.debug("temporary folder {} stays: {}", folder, e.toString());
    }
  }

  /** Builds an engine. Not thread-safe. */
  public static final class Builder {
    private @Nullable Store store;
    private @Nullable Path files;
    private Clock clock = Clock.systemUTC();
    private EngineSettings settings = EngineSettings.ofDefaults();
    private boolean timed = true;

    private Builder() {}

    /** Keeps everything in one SQLite file, and files in the folder {@code files} beside it. */
    public Builder file(Path file) {
      this.store = Store.sqlite(file);
      this.files = file.toAbsolutePath().resolveSibling("files");
      return this;
    }

    /** Keeps everything in a store, which the engine closes with itself. */
    public Builder store(Store value) {
      this.store = value;
      return this;
    }

    /** Keeps files in a folder; a temporary one unless said otherwise. */
    public Builder files(Path folder) {
      this.files = folder;
      return this;
    }

    /** Takes the time from a clock; the system's unless said otherwise. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Behaves as settings say. */
    public Builder settings(EngineSettings value) {
      this.settings = value;
      return this;
    }

    /** Leaves it to the caller to call {@link Engine#sweep()} and {@link Store#refresh()}. */
    public Builder untimed() {
      this.timed = false;
      return this;
    }

    /** Opens the engine. */
    public Engine open() {
      return new Engine(this);
    }
  }
}
