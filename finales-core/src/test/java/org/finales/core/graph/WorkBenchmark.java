package org.finales.core.graph;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.Offer;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Engine;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.finales.core.linkeddata.document.JsonLdWriter;
import tools.jackson.databind.JsonNode;

/**
 * How fast a laboratory's work goes through the engine, on a file, while the embedded graph follows
 * it, and how long JSON-LD of one result takes. Run by the profile {@code benchmark}; the arguments
 * are how many results there are and how many programs work at once.
 */
public final class WorkBenchmark {
  private static final String QUANTITY = "conductivity";
  private static final String METHOD = "two_electrode";
  private static final int ROUNDS = 21;
  private static final int WRITTEN = 2000;

  private WorkBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] args) throws Exception {
    int count = args.length < 1 ? 50_000 : Integer.parseInt(args[0]);
    int programs = args.length < 2 ? 64 : Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("finales-benchmark");
    try (Engine engine = Engine.open(folder.resolve("finales.db"));
        EmbeddedGraph graph = EmbeddedGraph.inMemory();
        GraphFeed feed =
            GraphFeed.start(
                engine, new BrokerRecords(new BrokerGraphs(BrokerNames.LOCAL)), graph)) {
      Broker lab = engine.as("lab");
      BuiltInCapabilities.drafts().forEach(lab.capabilities()::add);
      Tenant tenant =
          lab.tenants()
              .register(
                  new TenantDraft(
                      "bench", "", List.of(Offer.unrestricted(QUANTITY, METHOD)), programs));
      work(engine, feed, tenant, count / 10, programs);
      work(engine, feed, tenant, count, programs);
      Result one = lab.results().list(org.finales.api.broker.ResultQuery.all()).items().get(0);
      write(one);
    } finally {
      clear(folder);
    }
  }

  /** Each program posts a request, claims one and answers it, again and again. */
  private static void work(Engine engine, GraphFeed feed, Tenant tenant, int count, int programs)
      throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(count);
    ExecutorService threads = Executors.newFixedThreadPool(programs);
    long start = System.nanoTime();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < programs; i++) {
        running.add(
            threads.submit(
                () -> {
                  Broker broker = engine.as("lab");
                  for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
                    one(broker, tenant, n);
                  }
                }));
      }
      for (Future<?> program : running) {
        program.get();
      }
    } finally {
      threads.shutdown();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long newest = engine.as("lab").events().newest();
    long behind = newest - feed.status().position();
    long ended = System.nanoTime();
    while (feed.status().position() < newest) {
      Thread.sleep(1);
    }
    say(
        "%d results by %d programs: %.0f results/s (posted, claimed, answered); the graph is %d log"
            + " entries behind at the end and follows within %d ms; skipped %d",
        count,
        programs,
        count / seconds,
        behind,
        (System.nanoTime() - ended) / 1_000_000,
        feed.status().skipped());
  }

  private static void one(Broker broker, Tenant tenant, int number) {
    broker
        .requests()
        .post(RequestDraft.builder(QUANTITY).method(METHOD, parameters(number)).build());
    Claim claim =
        broker
            .work()
            .next(ClaimOptions.forTenant(tenant.id()), Duration.ofSeconds(30))
            .orElseThrow();
    broker.work().deliver(claim.token(), ResultDraft.answering(claim, found(number)));
  }

  private static JsonNode parameters(int number) {
    int carbonate = 10 + number % 50;
    return FinalesJson.read(
        """
        {"temperature": 298.15, "formulation": [
          {"chemical": {"SMILES": "[Li+].F[P-](F)(F)(F)(F)F",
                        "InChIKey": "AXPLOJNSKRXQPA-UHFFFAOYSA-N"},
           "fraction": 0.10, "fraction_type": "molPerMol"},
          {"chemical": {"SMILES": "C1COC(=O)O1", "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
           "fraction": 0.%02d, "fraction_type": "molPerMol"},
          {"chemical": {"SMILES": "CCOC(=O)OC", "InChIKey": "JBTWLSYIZRCDFO-UHFFFAOYSA-N"},
           "fraction": 0.%02d, "fraction_type": "molPerMol"}]}"""
            .formatted(carbonate, 90 - carbonate));
  }

  private static JsonNode found(int number) {
    return FinalesJson.read(
        """
        {"conductivity": {"values": [0.%02d], "temperature": 298.15,
                          "meta": {"success": true, "rating": 5}}, "run_info": null}"""
            .formatted(10 + number % 90));
  }

  private static void write(Result result) {
    BrokerGraphs graphs = new BrokerGraphs(BrokerNames.LOCAL);
    JsonLdWriter writer = JsonLdWriter.ofDefaults();
    double[] micros = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < WRITTEN; i++) {
        length = writer.write(graphs.of(result)).length();
      }
      processor[round] = (threads.getCurrentThreadCpuTime() - used) / 1e3 / WRITTEN;
      micros[round] = (System.nanoTime() - start) / 1e3 / WRITTEN;
    }
    double first = micros[0];
    Arrays.sort(micros);
    Arrays.sort(processor);
    say(
        "JSON-LD of one result, %d characters: median of %d rounds %.1f µs, %.1f µs of CPU"
            + " (first %.1f, fastest %.1f, slowest %.1f)",
        length,
        ROUNDS,
        micros[ROUNDS / 2],
        processor[ROUNDS / 2],
        first,
        micros[0],
        micros[ROUNDS - 1]);
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
