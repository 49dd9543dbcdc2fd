package org.finales.samples.demo;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Broker;
import org.finales.client.Worker;
import org.finales.samples.MockExperiment;
import org.finales.samples.MockInit;
import org.finales.samples.MockOptimizer;
import org.finales.samples.MockSimulation;
import org.finales.samples.OptimizerOptions;
import org.finales.samples.Progress;
import org.finales.samples.TenantOptions;

/**
 * {@code ./mvnw -Pdemo}: a server on this computer, the four programs around it, and what came of
 * it. With {@code -Ddemo.exit} it ends then; otherwise the server and the two tenants stay until
 * Ctrl-C.
 */
public final class Demo {
  private static final double TEMPERATURE = 298.15;
  private static final int BUDGET = 25;

  private final DemoOptions options;
  private final PrintStream out;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Demo(DemoOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Runs the demo as the system properties say. */
  public static void main(String[] args) throws BindException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    Demo demo = new Demo(DemoOptions.ofSystemProperties(), out);
    Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "finales-demo-stop"));
    demo.run();
  }

  /** Ends a demo, wherever it is, and waits until it has tidied up. */
  void stop() {
    stopped.complete(null);
    try {
      ended.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs from the start of the server to its end; nothing if it is stopped before its table. */
  Optional<Report> run() throws BindException {
    Path data = options.data();
    try {
      if (data != null) {
        return run(data);
      }
      try (TemporaryFolder folder = new TemporaryFolder()) {
        return run(folder.path());
      }
    } finally {
      ended.countDown();
    }
  }

  private Optional<Report> run(Path data) throws BindException {
    long start = System.nanoTime();
    try (DemoServer server = new DemoServer(data, options.port());
        Broker forInit = server.logIn(server.init());
        Broker forExperiment = server.logIn(server.experiment());
        Broker forSimulation = server.logIn(server.simulation());
        Broker forOptimizer = server.logIn(server.optimizer())) {
      introduce(server, data);
      MockInit.run(forInit, says("init"));
      TenantOptions tenants = new TenantOptions(options.seed(), options.speed());
      try (Worker experiment = MockExperiment.start(forExperiment, tenants, says("experiment"));
          Worker simulation = MockSimulation.start(forSimulation, tenants, says("simulation"))) {
        says("server")
            .say(
                experiment.tenant().name() + " and " + simulation.tenant().name() + " are at work");
        Optional<MockOptimizer.Outcome> outcome = search(forOptimizer);
        if (outcome.isEmpty()) {
          return Optional.empty();
        }
        Report report = new Report(forOptimizer, outcome.get(), TEMPERATURE);
        out.println();
        report.lines().forEach(out::println);
        conclude(server, Duration.ofNanos(System.nanoTime() - start));
        if (!options.exit()) {
          stopped.join();
        }
        return Optional.of(report);
      }
    }
  }

  /** Lets the optimiser work on a thread of its own, which can be left when the demo is stopped. */
  private Optional<MockOptimizer.Outcome> search(Broker broker) {
    OptimizerOptions wish =
        OptimizerOptions.ofDefaults().at(TEMPERATURE).withBudget(BUDGET).withSeed(options.seed());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<MockOptimizer.Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> MockOptimizer.run(broker, wish, says("optimizer")), thread);
      CompletableFuture.anyOf(outcome, stopped).join();
      return stopped.isDone() ? Optional.empty() : Optional.of(outcome.join());
    } finally {
      thread.shutdownNow();
    }
  }

  private void introduce(DemoServer server, Path data) {
    out.println();
    out.println("A finales server runs at " + server.uri() + " with its data in " + data);
    out.println("These accounts were made; log in there with");
    Table accounts = new Table().row("name", "password", "role");
    server
        .accounts()
        .forEach(
            account -> accounts.row(account.name(), account.password(), account.role().wireName()));
    accounts.lines().forEach(out::println);
    out.println();
  }

  private void conclude(DemoServer server, Duration time) {
    out.println();
    out.printf(
        Locale.ROOT,
        "That took %.1f s; the benches worked %.0f times as fast as in a laboratory.%n",
        time.toMillis() / 1e3,
        options.speed());
    if (options.exit()) {
      return;
    }
    out.println();
    out.println("WHERE TO LOOK NEXT");
    new Table()
        .row(server.uri() + "/docs", "what the server can do, to try out in a browser")
        .row(
            server.uri() + "/sparql",
            "what was found, asked in SPARQL; the token is from a log-in at /docs")
        .row(server.uri() + "/api/v1/requests", "what was asked, for whoever is logged in")
        .row("samples/src/main/java/org/finales/samples", "the four programs")
        .row("README.md", "how to embed finales, or to run a server of your own")
        .lines()
        .forEach(out::println);
    out.println();
    out.println("Another optimiser, after ./mvnw -DskipTests package:");
    out.println(
        "  java -jar samples/target/finales-samples.jar optimizer --temperature 283.15 --url "
            + server.uri()
            + " --user optimizer");
    out.println();
    out.println("The server and both tenants stay until you press Ctrl-C.");
  }

  private Progress says(String who) {
    return Progress.printing(out, who);
  }
}
